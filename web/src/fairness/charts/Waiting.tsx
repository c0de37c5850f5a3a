import type { FairnessWaiting } from '@evenhand/contract/fairness.ts'
import { texts } from '../../texts/en.ts'
import { Figure } from '../Figure.tsx'
import { NumbersTable } from '../NumbersTable.tsx'
import { horizonOf, minutesUntil, stepPath } from './scales.ts'

const t = texts.fairness
type Curves = FairnessWaiting['curves']

/** Told apart without colour as well. */
const dashes = ['', '7 4', '2 3', '10 3 2 3', '1 5']
const strokes = ['stroke-ink', 'stroke-accent', 'stroke-medium', 'stroke-high', 'stroke-critical']
const shares = [0.75, 0.5, 0.25, 0.1]
const marks = [0, 0.25, 0.5, 0.75, 1]

function Lines({ curves, horizon }: { curves: Curves; horizon: number }) {
  const still = { vectorEffect: 'non-scaling-stroke' } as const
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute top-[3%] right-0 left-11 h-[88%] w-[calc(100%-2.75rem)]"
    >
      {marks.map(share => (
        <line key={share} x1="0" x2="100" y1={100 * share} y2={100 * share} className="stroke-line" {...still} />
      ))}
      {curves.map(({ name, points }, place) => (
        <path
          key={name}
          d={stepPath(points, horizon)}
          fill="none"
          className={strokes[place % strokes.length]}
          strokeWidth="1.75"
          strokeDasharray={dashes[place % dashes.length]}
          {...still}
        />
      ))}
    </svg>
  )
}

function Axes({ horizon }: { horizon: number }) {
  return (
    <>
      {marks.map(share => (
        <span
          key={share}
          className="absolute left-0 w-9 -translate-y-1/2 text-right whitespace-nowrap"
          style={{ top: `${(1 - share) * 88 + 3}%` }}
        >
          {Math.round(share * 100)} %
        </span>
      ))}
      <span className="absolute right-0 bottom-0 left-11 h-4">
        {marks.map(share => (
          <span
            key={share}
            className="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0 last:-translate-x-full max-sm:even:hidden"
            style={{ left: `${share * 100}%` }}
          >
            {share === 0 ? '0' : t.minutes(share * horizon)}
          </span>
        ))}
      </span>
    </>
  )
}

function Legend({ curves }: { curves: Curves }) {
  return (
    <div className="mt-3 flex flex-wrap gap-x-5 gap-y-1 pl-11 text-13 text-ink-2">
      {curves.map(({ name }, place) => (
        <span key={name} className="inline-flex items-center gap-2">
          <svg viewBox="0 0 32 4" className="h-1 w-8" aria-hidden>
            <path
              d="M0 2H32"
              className={strokes[place % strokes.length]}
              strokeWidth="2"
              strokeDasharray={dashes[place % dashes.length]}
            />
          </svg>
          {name}
        </span>
      ))}
    </div>
  )
}

function rowOf({ name, cases, points }: Curves[number]): (string | null)[] {
  const until = shares.map(share => minutesUntil(points, share)).map(minutes => (minutes === null ? null : t.minutes(minutes)))
  return [name, cases.toLocaleString('en'), ...until]
}

/** Kaplan-Meier curves: how many still wait for their first answer. */
export function Waiting({ waiting: { by, curves, p } }: { waiting: FairnessWaiting }) {
  if (curves.length === 0) return null
  const horizon = horizonOf(curves)
  const summary = curves.map(({ name, median }) => t.waitingCurve(name, median === null ? null : t.minutes(median))).join('; ')
  const header = [t.columns.group, t.columns.n, ...shares.map(share => t.columns.answered(1 - share))]
  return (
    <Figure
      title={t.waiting[by]}
      hint={t.waitingHint}
      summary={`${summary}.`}
      table={<NumbersTable caption={t.waiting[by]} header={header} rows={curves.map(rowOf)} />}
    >
      <div className="nums relative h-56 pl-11 text-12 text-ink-3">
        <Lines curves={curves} horizon={horizon} />
        <Axes horizon={horizon} />
      </div>
      <Legend curves={curves} />
      {p === null ? null : <p className="mt-2 pl-11 text-12 text-ink-3">{t.logRank(t.chance(p))}</p>}
    </Figure>
  )
}
