/** Where things stand in a chart: shares of its width or height, in per cent. */

const [least, most] = [0.5, 2]
export const ratioTicks = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const

/** A ratio on a logarithmic scale from a half to twice; what is outside stands at the edge. */
export function ratioPlace(ratio: number): number {
  const within = Math.min(most, Math.max(least, ratio))
  return (100 * Math.log(within / least)) / Math.log(most / least)
}

/** Whether an interval reaches further than the scale, and where. */
export function reachesOut(low: number, high: number): { left: boolean; right: boolean } {
  return { left: low < least, right: high > most }
}

type Point = { minutes: number; waiting: number }

/** Until nine of ten were answered, so that the last stragglers do not press all curves to the left. */
export function horizonOf(curves: readonly { points: readonly Point[] }[]): number {
  const ends = curves.map(({ points }) => points.find(({ waiting }) => waiting <= 0.1)?.minutes ?? points.at(-1)?.minutes ?? 1)
  return Math.max(1, ...ends)
}

/** Steps of a curve in a box of 100 by 100, all waiting at the top left. */
export function stepPath(points: readonly Point[], horizon: number): string {
  let path = 'M0 0'
  for (const { minutes, waiting } of points) {
    if (minutes > horizon) break
    path += `H${rounded((100 * minutes) / horizon)}V${rounded(100 * (1 - waiting))}`
  }
  return `${path}H100`
}

/** The minutes until no more than a share waits; null where that never came. */
export function minutesUntil(points: readonly Point[], waiting: number): number | null {
  return points.find(point => point.waiting <= waiting)?.minutes ?? null
}

/**
 * The scale of the trend: wide enough for every night, and never so close that nothing looks like something.
 * @returns where a ratio stands, and the ratio at the top
 */
export function trendScale(nights: readonly { low: number; high: number }[]): { place: (ratio: number) => number; top: number } {
  const reach = Math.max(Math.log(1.1), ...nights.flatMap(({ low, high }) => [Math.abs(Math.log(low)), Math.abs(Math.log(high))]))
  const edge = Math.min(1.15 * reach, Math.log(4))
  const place = (ratio: number) => rounded(50 - (50 * Math.max(-edge, Math.min(edge, Math.log(ratio)))) / edge)
  return { place, top: Math.exp(edge) }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
