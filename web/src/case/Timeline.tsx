import type { Case } from '@evenhand/contract/case.ts'
import { useYouOrNameOf } from '../api/session.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Moment } from '../ui/Time.tsx'
import { dayWords, momentInSentence } from '../ui/time-words.ts'
import { timelineSentence } from './timeline-sentence.ts'

/** What happened, in sentences, the latest first. */
export function Timeline({ shown }: { shown: Case }) {
  const nameOf = useYouOrNameOf()
  const now = useNow()
  if (shown.timeline.length === 0) return <p className="px-5 py-4 text-13 text-ink-3">{texts.timeline.empty}</p>
  const names = { nameOf, customer: shown.author.name, moment: (at: number) => momentInSentence(at, now) }
  const entries = shown.timeline.toReversed()
  return (
    <ol className="px-5 py-4">
      {entries.map((entry, index) => {
        const day = dayWords(Date.parse(entry.at), now)
        const before = entries[index - 1]
        const newDay = !before || dayWords(Date.parse(before.at), now) !== day
        return (
          <li key={entry.id}>
            {newDay ? <h4 className="pt-1 pb-2 text-12 font-medium text-ink-3">{day}</h4> : null}
            <div className="relative flex gap-3 pb-3 pl-4 text-13 before:absolute before:top-1.5 before:bottom-[-0.375rem] before:left-[3px] before:w-px before:bg-line after:absolute after:top-1.5 after:left-0 after:size-[7px] after:rounded-full after:border after:border-line-strong after:bg-surface">
              <span className="grow text-pretty">{timelineSentence(entry, names)}</span>
              <Moment at={entry.at} as="clock" className="shrink-0 text-12 leading-4.5 text-ink-3" />
            </div>
          </li>
        )
      })}
    </ol>
  )
}
