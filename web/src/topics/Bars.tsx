import { texts } from '../texts/en.ts'

const width = 96
const height = 20

/** Thirty days as small bars, today at the right; the numbers are in its words. */
export function Bars({ days }: { days: readonly number[] }) {
  const peak = Math.max(...days, 1)
  const total = days.reduce((sum, count) => sum + count, 0)
  const step = width / Math.max(days.length, 1)
  const bars = days.map((count, day) => ({ count, x: day * step, tall: Math.max(2, (count / peak) * height) }))
  return (
    <svg
      role="img"
      aria-label={texts.topics.trend(total, Math.max(...days, 0))}
      viewBox={`0 0 ${width} ${height}`}
      className="h-5 w-24 shrink-0"
    >
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line" />
      {bars.map(({ count, x, tall }) =>
        count === 0 ? null : <rect key={x} x={x} width={step - 0.8} y={height - tall} height={tall} className="fill-accent" />,
      )}
    </svg>
  )
}
