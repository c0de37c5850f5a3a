import type { FairnessFinding } from '@evenhand/contract/fairness.ts'
import { texts } from '../texts/en.ts'
import { Disclosure } from '../why/Disclosure.tsx'
import { VerdictMark, inks } from './VerdictMark.tsx'

const t = texts.fairness

/** One finding: the verdict, the sentence, what to do, and on demand what it rests on. */
export function FindingItem({ finding }: { finding: FairnessFinding }) {
  const { title, verdict, sentence, advice, checks, beside, visible, measure, pAdjusted } = finding
  const isIndex = measure === 'concentration-index'
  const would = verdict === 'not enough data' && visible !== null ? [t.wouldShow(visible.toFixed(isIndex ? 3 : 2), isIndex)] : []
  const notes = [
    ...would,
    ...beside.map(each => each.sentence),
    t.corrected(t.chance(pAdjusted)),
    ...checks.map(each => each.sentence),
  ]
  return (
    <li className="py-4" aria-label={title}>
      <h3 className="flex flex-wrap items-center gap-x-2 font-medium">
        <VerdictMark verdict={verdict} />
        <span>{title}</span>
        <span className={`text-13 ${inks[verdict]}`}>{t.verdicts[verdict]}</span>
      </h3>
      <p className="mt-1 max-w-[68ch] text-pretty text-ink-2">{sentence}</p>
      {advice === null ? null : (
        <p className="mt-2 max-w-[68ch] text-pretty">
          <strong className="font-medium">{t.toDo}:</strong> {advice}
        </p>
      )}
      <div className="mt-2">
        <Disclosure title={t.restsOn}>
          <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-4 text-13 text-pretty text-ink-2">
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </li>
  )
}
