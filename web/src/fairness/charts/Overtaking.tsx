import type { FairnessOvertaking } from '@evenhand/contract/fairness.ts'
import { texts } from '../../texts/en.ts'
import { Figure } from '../Figure.tsx'
import { NumbersTable } from '../NumbersTable.tsx'

const t = texts.fairness

/** Of those who could overtake, how many did. */
export function Overtaking({ overtaking }: { overtaking: FairnessOvertaking }) {
  if (overtaking === null) return null
  const sides = [
    { name: t.louder, ...overtaking.louder, look: 'bg-accent' },
    { name: t.quieter, ...overtaking.quieter, look: 'border-2 border-accent' },
  ].map(side => ({ ...side, share: side.overtook / side.atRisk }))
  const most = Math.max(...sides.map(({ share }) => share), 0.001)
  const { columns } = t
  const rows = sides.map(({ name, atRisk, overtook, share }) => [
    name,
    atRisk.toLocaleString('en'),
    overtook.toLocaleString('en'),
    t.percent(share),
  ])
  return (
    <Figure
      title={t.overtaking}
      hint={t.overtakingHint}
      summary={`${sides.map(({ name, share }) => `${name}: ${t.percent(share)}`).join('; ')}.`}
      table={
        <NumbersTable caption={t.overtaking} header={[columns.who, columns.pairs, columns.before, columns.share]} rows={rows} />
      }
    >
      {sides.map(({ name, share, overtook, atRisk, look }) => (
        <div key={name} className="grid items-center gap-x-3 py-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <span className="text-13">{name}</span>
          <span className="flex items-center gap-2">
            <span className="grow">
              <span className={`block h-5 rounded-sm ${look}`} style={{ width: `${Math.max(0.5, (100 * share) / most)}%` }} />
            </span>
            <span className="nums w-14 shrink-0 text-right text-13">{t.percent(share)}</span>
            <span className="nums w-40 shrink-0 text-12 text-ink-3 max-sm:hidden">{t.pairs(overtook, atRisk)}</span>
          </span>
        </div>
      ))}
    </Figure>
  )
}
