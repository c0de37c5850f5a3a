import type { FairnessNight } from '@evenhand/contract/fairness.ts'
import { serverNow } from '../../live/clock.ts'
import { texts } from '../../texts/en.ts'
import { dateWords } from '../../ui/time-words.ts'
import { Figure } from '../Figure.tsx'
import { NumbersTable } from '../NumbersTable.tsx'
import { trendScale } from './scales.ts'

const t = texts.fairness
const watched = 'followers.speed'

type Night = { at: string; cases: number; effect: number; low: number; high: number; verdict: keyof typeof t.verdicts }

/** The headline of each night that has one, the oldest first. */
function headlines(nights: readonly FairnessNight[]): Night[] {
  return nights.toReversed().flatMap(({ at, cases, findings }) => {
    const found = findings.find(({ id }) => id === watched)
    if (found === undefined || found.low === null || found.high === null) return []
    return [{ at, cases, effect: found.effect, low: found.low, high: found.high, verdict: found.verdict }]
  })
}

const night = (at: string): string => dateWords(Date.parse(at), serverNow())

/** How the headline moved from night to night. */
export function Trend({ nights, delta }: { nights: readonly FairnessNight[]; delta: number }) {
  const shown = headlines(nights)
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) return null
  if (shown.length === 1) return <p className="mt-2 text-13 text-ink-2">{t.trendFirst}</p>
  const { place: y, top } = trendScale(shown)
  const x = (place: number) => (100 * (place + 0.5)) / shown.length
  const { columns } = t
  return (
    <Figure
      title={t.trend}
      hint={t.trendLead}
      summary={t.trendSummary(shown.length, first.effect.toFixed(2), last.effect.toFixed(2))}
      table={
        <NumbersTable
          caption={t.trendLead}
          header={[columns.night, columns.effect, columns.interval, columns.n, columns.verdict]}
          rows={shown
            .toReversed()
            .map(({ at, effect, low, high, cases, verdict }) => [
              night(at),
              effect.toFixed(3),
              `${low.toFixed(3)}–${high.toFixed(3)}`,
              cases.toLocaleString('en'),
              t.verdicts[verdict],
            ])}
        />
      }
    >
      <div className="flex h-36 gap-2">
        <span className="nums relative w-9 text-right text-12 text-ink-3">
          <span className="absolute right-0 -translate-y-1/2" style={{ top: `${y(1)}%` }}>
            1
          </span>
          <span className="absolute top-0 right-0 -translate-y-1/2">{top.toFixed(2)}</span>
          <span className="absolute right-0 bottom-0 translate-y-1/2">{(1 / top).toFixed(2)}</span>
        </span>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="h-full min-w-0 grow">
          <rect x="0" width="100" y={y(delta)} height={y(1 / delta) - y(delta)} className="fill-sunken" />
          <line x1="0" x2="100" y1={y(1)} y2={y(1)} className="stroke-line-strong" vectorEffect="non-scaling-stroke" />
          {shown.map(({ at, low, high }, place) => (
            <line
              key={at}
              x1={x(place)}
              x2={x(place)}
              y1={y(low)}
              y2={y(high)}
              className="stroke-line-strong"
              strokeWidth="4"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <polyline
            points={shown.map(({ effect }, place) => `${x(place)},${y(effect)}`).join(' ')}
            fill="none"
            className="stroke-accent"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <div className="mt-1 flex justify-between pl-11 text-12 text-ink-3">
        <span>{night(first.at)}</span>
        <span>{night(last.at)}</span>
      </div>
    </Figure>
  )
}
