import type { WaitingChart, WaitingCurve } from '@evenhand/domain/audit/charts.ts'
import { chartOf, escaped, noChart, waited } from './markup.ts'
import type { Chart } from './markup.ts'

const [width, height, left, right, top, bottom] = [760, 340, 52, 190, 20, 46]
/** Curves are told apart by the pattern of their line and a name at its end. */
const dashes = ['', '8 4', '2 4', '10 3 2 3', '14 6'] as const
const shares = [0.9, 0.75, 0.5, 0.25, 0.1] as const

const captions = {
  followers: 'How many still wait for their first answer, by followers',
  loudness: 'How many still wait for their first answer, by loudness of the first message',
  all: 'How many still wait for their first answer',
} as const

/** Kaplan-Meier curves. */
export function waitingFigure({ by, curves, p }: WaitingChart): Chart {
  if (curves.length === 0) return noChart
  const last = Math.max(...curves.map(horizonOf), 1)
  const caption = captions[by]
  const header = ['group', 'cases', ...shares.map(share => `${Math.round(100 * (1 - share))} % answered after`)]
  const rows = curves.map(curve => [curve.name, curve.cases, ...shares.map(share => timeAt(curve, share))])
  const csvHeader = ['group', 'minutes', 'still_waiting', 'low', 'high']
  const csvRows = curves.flatMap(({ name, points }) =>
    points.map(({ minutes, waiting, low, high }) => [name, minutes, waiting, low, high]),
  )
  const test =
    p === null
      ? ''
      : `<p class="soft">Log-rank test over all groups, need not held equal: ${p < 0.0001 ? 'p &lt; .0001' : `p = ${p.toFixed(3).replace('0.', '.')}`}.</p>`
  const svg = `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(summary(curves))}">
${[0, 0.25, 0.5, 0.75, 1].map(share => `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(share)}" y2="${y(share)}"/><text class="soft" x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${100 * share} %</text>`).join('\n')}
${[0, 0.25, 0.5, 0.75, 1].map(share => `<text class="soft" x="${x(share)}" y="${height - bottom + 20}" text-anchor="middle">${share === 0 ? '0' : waited(share * last)}</text>`).join('\n')}
<text class="soft" x="${left}" y="${height - 8}">since the case was opened</text>
${curves.map((curve, place) => drawn(curve, place, last)).join('\n')}
</svg>`
  return chartOf(svg, { name: 'waiting', caption, header, rows }, { header: csvHeader, rows: csvRows }, test)
}

const x = (share: number): number => left + share * (width - left - right)
const y = (share: number): number => top + (1 - share) * (height - top - bottom)

/** Until nine of ten were answered, so that the last stragglers do not press all curves to the left. */
function horizonOf({ points }: WaitingCurve): number {
  return points.find(({ waiting }) => waiting <= 0.1)?.minutes ?? points.at(-1)?.minutes ?? 1
}

function drawn({ name, points }: WaitingCurve, place: number, last: number): string {
  let path = `M${x(0)} ${y(1)}`
  let end = { x: x(0), y: y(1) }
  for (const { minutes, waiting } of points) {
    if (minutes > last) break
    end = { x: Math.round(x(minutes / last)), y: Math.round(y(waiting)) }
    path += `H${end.x}V${end.y}`
  }
  const label = top + 14 + place * 20
  return `<path class="curve" stroke-dasharray="${dashes[place % dashes.length] ?? ''}" d="${path}"/>
<path class="curve" stroke-dasharray="${dashes[place % dashes.length] ?? ''}" d="M${width - right + 14} ${label - 4}h34"/><text x="${width - right + 56}" y="${label}">${escaped(name)}</text>`
}

function timeAt({ points }: WaitingCurve, share: number): string | null {
  const found = points.find(({ waiting }) => waiting <= share)
  return found === undefined ? null : waited(found.minutes)
}

function summary(curves: readonly WaitingCurve[]): string {
  const medians = curves.map(
    ({ name, median }) => `${name}: ${median === null ? 'half were never answered' : `half after ${waited(median)}`}`,
  )
  return `Share of cases that still wait. ${medians.join('; ')}. The table below holds the numbers.`
}
