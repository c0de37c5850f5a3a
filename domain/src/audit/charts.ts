import { kaplanMeier, timeAtShare } from '../statistics/survival/kaplan-meier.ts'
import { logRank } from '../statistics/survival/log-rank.ts'
import { concentrationCurve } from '../statistics/concentration/concentration-curve.ts'
import type { CaseColumns } from './case-columns.ts'
import { pick, rowsWhere } from './case-columns.ts'
import { closedStay, waitsOf } from './waits.ts'
import { isLoud, wantsAnswer } from './exposure.ts'

/** Share still waiting, in minutes since opening, at a few dozen moments. */
export type WaitingCurve = {
  name: string
  cases: number
  /** Minutes until half were answered; null where that never came. */
  median: number | null
  points: readonly { minutes: number; waiting: number; low: number; high: number }[]
}
export type WaitingChart = { by: 'followers' | 'loudness' | 'all'; curves: readonly WaitingCurve[]; p: number | null }
export type SharesChart = { id: string; points: readonly { cases: number; amount: number }[] }

const bands = [
  { name: 'under 100', from: 0, to: 100 },
  { name: '100 to 999', from: 100, to: 1_000 },
  { name: '1,000 to 9,999', from: 1_000, to: 10_000 },
  { name: '10,000 to 99,999', from: 10_000, to: 100_000 },
  { name: '100,000 or more', from: 100_000, to: Infinity },
] as const
const fewestInCurve = 30
const points = 60

/** How many still wait, by follower band; by loudness, or all together, where followers are not known. */
export function waitingChart(cases: CaseColumns): WaitingChart {
  const { followers, text } = cases
  if (followers !== null) {
    return chartOf(
      cases,
      'followers',
      bands.map(({ name, from, to }) => ({
        name,
        holds: (row: number) => (followers[row] ?? Number.NaN) >= from && (followers[row] ?? Number.NaN) < to,
      })),
    )
  }
  if (text === null) return chartOf(cases, 'all', [{ name: 'all cases', holds: () => true }])
  return chartOf(cases, 'loudness', [
    { name: 'calm first message', holds: row => text.read[row] === 1 && !isLoud(text, row) },
    { name: 'loud first message', holds: row => isLoud(text, row) },
  ])
}

type Group = { name: string; holds: (row: number) => boolean }

function chartOf(cases: CaseColumns, by: WaitingChart['by'], groups: readonly Group[]): WaitingChart {
  const parts = groups
    .map(({ name, holds }) => ({ name, rows: rowsWhere(cases.count, row => holds(row) && wantsAnswer(cases, row)) }))
    .filter(({ rows }) => rows.length >= fewestInCurve)
  const all = parts.map(({ rows }) => closedStay(waitsOf(cases, rows)))
  const tested = logRank({ ...joined(all), groups: parts.length })
  const curves = parts.map(({ name, rows }, i) =>
    curveOf(name, rows.length, all[i] ?? { time: new Float64Array(), event: new Uint8Array() }),
  )
  return { by, curves, p: tested.ok ? tested.probability : null }
}

type Ended = { time: Float64Array; event: Uint8Array }

/** All one after the other, with the number of each group. */
function joined(groups: readonly Ended[]): Ended & { group: Int32Array } {
  const count = groups.reduce((sum, { time }) => sum + time.length, 0)
  const [time, event, group] = [new Float64Array(count), new Uint8Array(count), new Int32Array(count)]
  let from = 0
  for (const [place, own] of groups.entries()) {
    time.set(own.time, from)
    event.set(own.event, from)
    group.fill(place, from, from + own.time.length)
    from += own.time.length
  }
  return { time, event, group }
}

function curveOf(name: string, cases: number, input: Ended): WaitingCurve {
  const curve = kaplanMeier(input)
  const last = curve.time.length - 1
  const places = new Set(Array.from({ length: points + 1 }, (_, i) => Math.round((i / points) * last)))
  return {
    name,
    cases,
    median: timeAtShare(curve, 0.5),
    points: [...places]
      .filter(at => at >= 0)
      .map(at => ({
        minutes: curve.time[at] ?? 0,
        waiting: curve.survival[at] ?? 0,
        low: Number.isNaN(curve.low[at]) ? 0 : (curve.low[at] ?? 0),
        high: Number.isNaN(curve.high[at]) ? 0 : (curve.high[at] ?? 0),
      })),
  }
}

/** Who gets the words and the goodwill, from those with the fewest followers (or the least value) to those with the most. */
export function sharesCharts(cases: CaseColumns): SharesChart[] {
  const given = { attention: cases.wordsSent, goodwill: cases.remedyCost }
  const ranks = { value: cases.value, followers: cases.followers }
  return Object.entries(given).flatMap(([what, amount]) =>
    Object.entries(ranks).flatMap(([by, ranked]) => {
      if (amount === null || ranked === null) return []
      const rows = rowsWhere(cases.count, row => (amount[row] ?? -1) >= 0 && !Number.isNaN(ranked[row] ?? Number.NaN))
      const amounts = pick(amount, rows)
      if (!amounts.some(value => value > 0)) return []
      const curve = concentrationCurve({ amount: amounts, rankedBy: pick(ranked, rows) })
      const last = curve.cases.length - 1
      const places = [...new Set(Array.from({ length: 41 }, (_, i) => Math.round((i / 40) * last)))]
      return [{ id: `${what}.${by}`, points: places.map(at => ({ cases: curve.cases[at] ?? 0, amount: curve.amount[at] ?? 0 })) }]
    }),
  )
}
