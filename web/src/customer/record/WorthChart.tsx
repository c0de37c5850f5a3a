import type { Worth } from '@evenhand/contract/customer-record.ts'
import { texts } from '../../texts/en.ts'
import { Moment } from '../../ui/Time.tsx'
import { Disclosure } from '../../why/Disclosure.tsx'
import { barsOf, type Bar } from './chart-bars.ts'
import { estimateWords } from './money.ts'

const t = texts.record
const width = 600
const height = 120
const gap = 6

function OneBar({ bar }: { bar: Bar }) {
  const x = bar.x * width + gap / 2
  const wide = bar.width * width - gap
  const y = (share: number) => height - share * height
  if (bar.kind === 'unknown') {
    return (
      <line
        x1={x}
        x2={x + wide}
        y1={height - 3}
        y2={height - 3}
        className="stroke-line-strong"
        strokeDasharray="3 4"
        strokeWidth="2"
      />
    )
  }
  const tall = Math.max(bar.tall * height, bar.tall > 0 ? 2 : 0)
  const middle = x + wide / 2
  return (
    <>
      <rect
        x={x}
        y={height - tall}
        width={wide}
        height={tall}
        rx="2"
        className={bar.kind === 'past' ? 'fill-accent' : 'fill-accent-soft stroke-accent-line'}
      />
      {bar.range ? (
        <line x1={middle} x2={middle} y1={y(bar.range.low)} y2={y(bar.range.high)} className="stroke-ink-3" strokeWidth="1.5" />
      ) : null}
    </>
  )
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`size-2.5 rounded-[3px] ${look}`} aria-hidden />
      {children}
    </span>
  )
}

/** What quarters brought and may bring. The picture says it at a glance; the same numbers stand in a table under it. */
export function WorthChart({ worth }: { worth: Worth }) {
  const { bars, today } = barsOf(worth)
  const [first] = worth.quarters
  const money = (amount: number) => estimateWords(amount, worth.currency)
  const brought = worth.quarters.reduce((sum, quarter) => sum + (quarter.brought ?? 0), 0)
  const inWords = `${t.chart}: ${t.chartPast.toLowerCase()} ${money(brought)}${worth.predicted ? `, ${t.chartNext.toLowerCase()} ${money(worth.predicted.amount)}` : ''}.`
  if (first === undefined) return null
  return (
    <figure className="mt-5">
      <figcaption className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
        <Key look="bg-accent">{t.chartPast}</Key>
        {worth.predicted ? <Key look="border border-accent-line bg-accent-soft">{t.chartNext}</Key> : null}
      </figcaption>
      <svg
        role="img"
        aria-label={inWords}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="h-28 w-full overflow-visible"
      >
        <line x1="0" x2={width} y1={height} y2={height} className="stroke-line" />
        {bars.map(bar => (
          <OneBar key={bar.x} bar={bar} />
        ))}
        {worth.predicted ? (
          <line x1={today * width} x2={today * width} y1="-4" y2={height} className="stroke-line-strong" strokeDasharray="3 3" />
        ) : null}
      </svg>
      <div className="nums relative mt-1 h-4 text-12 text-ink-3" aria-hidden>
        <Moment at={first.from} as="date" className="absolute left-0" />
        <span
          className={worth.predicted ? 'absolute -translate-x-1/2' : 'absolute right-0'}
          style={worth.predicted ? { left: `${today * 100}%` } : undefined}
        >
          {t.chartNow}
        </span>
      </div>
      <div className="mt-3">
        <Disclosure title={t.chartTable}>
          <Numbers worth={worth} />
        </Disclosure>
      </div>
    </figure>
  )
}

function Numbers({ worth }: { worth: Worth }) {
  const money = (amount: number) => estimateWords(amount, worth.currency)
  return (
    <table className="nums w-full max-w-sm text-13">
      <thead>
        <tr className="text-left text-12 text-ink-3">
          <th scope="col" className="py-1 font-medium">
            {t.quarter}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t.brought}
          </th>
        </tr>
      </thead>
      <tbody>
        {worth.quarters.toReversed().map(quarter => (
          <tr key={quarter.to} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal">
              <Moment at={quarter.to} as="date" />
            </th>
            <td className="py-1 text-right">{quarter.brought === null ? t.partUnknown : money(quarter.brought)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
