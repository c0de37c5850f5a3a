import type { FairnessFinding } from '@evenhand/contract/fairness.ts'
import { texts } from '../../texts/en.ts'
import { Figure } from '../Figure.tsx'
import { NumbersTable } from '../NumbersTable.tsx'
import { VerdictMark, inks } from '../VerdictMark.tsx'
import { ratioPlace, ratioTicks, reachesOut } from './scales.ts'

const t = texts.fairness
type Ratio = FairnessFinding & { low: number; high: number }

const percent = (share: number) => `${share}%`

/** What lies under every row: the grid, the even line, and the band that is as good as even. */
function Ground({ delta }: { delta: number }) {
  const [from, to] = [ratioPlace(1 / delta), ratioPlace(delta)]
  return (
    <>
      <span className="absolute inset-y-0 bg-sunken" style={{ left: percent(from), width: percent(to - from) }} />
      {ratioTicks.map(tick => (
        <span
          key={tick}
          className={tick === 1 ? 'absolute inset-y-0 border-l border-line-strong' : 'absolute inset-y-0 border-l border-line'}
          style={{ left: percent(ratioPlace(tick)) }}
        />
      ))}
    </>
  )
}

function Row({ ratio, delta }: { ratio: Ratio; delta: number }) {
  const { title, effect, low, high, verdict } = ratio
  const [from, to] = [ratioPlace(low), ratioPlace(high)]
  const out = reachesOut(low, high)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1 sm:grid-cols-[15rem_minmax(0,1fr)_9.5rem] sm:py-0">
      <span className="one-line text-13">{title}</span>
      <span className="nums text-13 whitespace-nowrap text-ink-2 sm:order-last">
        {t.ratio(effect)} <span className="text-ink-3">{`(${t.ratio(low)}–${t.ratio(high)})`}</span>
      </span>
      <span className="relative col-span-2 h-7 sm:col-span-1">
        <Ground delta={delta} />
        <span
          className={`absolute top-1/2 h-0.5 -translate-y-1/2 bg-current ${inks[verdict]}`}
          style={{ left: percent(from), width: percent(Math.max(0.5, to - from)) }}
        />
        {out.left ? <Arrow className={`left-0 ${inks[verdict]}`} points="M6 1 0 5 6 9Z" /> : null}
        {out.right ? <Arrow className={`right-0 ${inks[verdict]}`} points="M0 1 6 5 0 9Z" /> : null}
        <span className="absolute top-1/2 -translate-1/2" style={{ left: percent(ratioPlace(effect)) }}>
          <VerdictMark verdict={verdict} />
        </span>
      </span>
    </div>
  )
}

function Arrow({ className, points }: { className: string; points: string }) {
  return (
    <svg viewBox="0 0 6 10" className={`absolute top-1/2 h-2.5 w-1.5 -translate-y-1/2 ${className}`} aria-hidden>
      <path d={points} fill="currentColor" />
    </svg>
  )
}

/** All ratios with their intervals on one logarithmic scale: left of the line who is named is behind, right of it ahead. */
export function Forest({ findings, delta }: { findings: readonly FairnessFinding[]; delta: number }) {
  const ratios = findings.flatMap(finding => {
    const { measure, low, high } = finding
    return measure === 'concentration-index' || low === null || high === null ? [] : [{ ...finding, low, high }]
  })
  if (ratios.length === 0) return null
  const { columns } = t
  return (
    <Figure
      title={t.forest}
      hint={t.forestHint}
      summary={t.forestSummary(ratios.length)}
      table={
        <NumbersTable
          caption={t.forest}
          header={[columns.finding, columns.effect, columns.interval, columns.p, columns.n, columns.verdict]}
          rows={ratios.map(({ title, effect, low, high, pAdjusted, n, verdict }) => [
            title,
            effect.toFixed(3),
            `${low.toFixed(3)}–${high.toFixed(3)}`,
            t.chance(pAdjusted),
            n.toLocaleString('en'),
            t.verdicts[verdict],
          ])}
        />
      }
    >
      <div className="grid text-12 text-ink-3 sm:grid-cols-[15rem_minmax(0,1fr)_9.5rem] sm:gap-x-3">
        <span className="relative h-5 sm:col-start-2">
          <span className="absolute right-[calc(50%+0.5rem)]">← {t.othersAhead}</span>
          <span className="absolute left-[calc(50%+0.5rem)]">{t.namedAhead} →</span>
        </span>
      </div>
      {ratios.map(ratio => (
        <Row key={ratio.id} ratio={ratio} delta={delta} />
      ))}
      <div className="grid text-12 text-ink-3 sm:grid-cols-[15rem_minmax(0,1fr)_9.5rem] sm:gap-x-3">
        <span className="nums relative h-5 sm:col-start-2">
          {ratioTicks.map(tick => (
            <span
              key={tick}
              className="absolute -translate-x-1/2 first:translate-x-0 last:-translate-x-full"
              style={{ left: percent(ratioPlace(tick)) }}
            >
              {tick}
            </span>
          ))}
        </span>
      </div>
    </Figure>
  )
}
