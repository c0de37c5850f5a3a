import { bootstrap, type BootstrapInterval } from '../random/bootstrap.ts'
import { seeded, shuffle } from '../random/seeded.ts'
import { twoSidedStudent } from '../random/student.ts'
import { countPairs, type Overtaken, type Queued } from './count-pairs.ts'
import { orderBy } from './order.ts'

export type Overtaking =
  | {
      ok: true
      /** How much likelier a louder case is to overtake than a quieter one; 1 is even. */
      ratio: number
      /** Of a ratio at least as far from 1, on either side, were loudness dealt out anew among cases of one stratum and day. */
      probability: number
      /**
       * The same from the mean and spread of the dealt ratios' logarithms and Student's t: also where few rounds cannot show how rare it is.
       * NaN with fewer than 3 rounds.
       */
      smoothed: number
      /** By drawing days anew; null with fewer than 30 days, or where too many draws have no ratio. */
      interval: BootstrapInterval | null
      louder: { atRisk: number; overtook: number }
      quieter: { atRisk: number; overtook: number }
      days: number
    }
  | { ok: false; reason: 'columns-differ' | 'not-finite' | 'answered-before-start' | 'nobody-at-risk' | 'nobody-overtook' }

const fewestDays = 30

/**
 * Whether the louder overtake more often: (louder overtakes ÷ louder at risk) / (quieter overtakes ÷ quieter at risk), over pairs as
 * `countPairs` has them. Assumes that inside a stratum the order of joining is the order that is due.
 * @param days the day on which each case joined; a pair belongs to the day of the case that came first
 * @param options `rounds` of dealing out and of drawing (999; each round of dealing counts all pairs again), `seed` (1), `coverage` of
 *   the interval (0.95)
 * @returns `nobody-overtook` where neither side ever did. Where only one never did, a half is added to what overtook and what did not on both
 *   sides (Haldane 1956; Anscombe 1956), there and in what is dealt and drawn anew: else the strongest favour would have no number.
 * @example overtaking(queued, days, { seed: 7 }) // { ratio: 1.21, probability: 0.001, … }
 */
export function overtaking(queued: Queued, days: Int32Array, { rounds = 999, seed = 1, coverage = 0.95 } = {}): Overtaking {
  const reason = whyNot(queued, days)
  if (reason !== null) return { ok: false, reason }
  const counts = countPairs(queued)
  const { louder, quieter } = sidesOf(counts)
  if (louder.atRisk === 0 || quieter.atRisk === 0) return { ok: false, reason: 'nobody-at-risk' }
  if (louder.overtook + quieter.overtook === 0) return { ok: false, reason: 'nobody-overtook' }
  const half = Math.min(louder.overtook, quieter.overtook) === 0 ? 0.5 : 0
  const ratio = ratioOf([louder.overtook, louder.atRisk, quieter.overtook, quieter.atRisk], half)
  const byDay = addedUpByDay(counts, days)
  const dealt = dealtAnew(queued, days, half, { rounds, seed })
  const distance = Math.abs(Math.log(ratio))
  return {
    ok: true,
    ratio,
    // No ratio counts against the finding.
    probability: (1 + dealt.filter(log => !(Math.abs(log) < distance - 1e-12)).length) / (rounds + 1),
    smoothed: smoothed(Math.log(ratio), dealt),
    interval:
      byDay.length < fewestDays
        ? null
        : bootstrap(byDay.length, drawn => ratioOfDays(byDay, drawn, half), { rounds, seed, coverage }),
    louder,
    quieter,
    days: byDay.length,
  }
}

function whyNot({ start, answered, loudness, strata }: Queued, days: Int32Array) {
  if ([answered, loudness, strata, days].some(column => column.length !== start.length)) return 'columns-differ'
  if (!start.every(Number.isFinite) || !loudness.every(Number.isFinite)) return 'not-finite'
  return answered.every((end, i) => end >= (start[i] ?? 0)) ? null : 'answered-before-start'
}

function sidesOf(counts: Overtaken) {
  return {
    louder: { atRisk: sumOf(counts.louderAtRisk), overtook: sumOf(counts.louderBefore) },
    quieter: { atRisk: sumOf(counts.quieterAtRisk), overtook: sumOf(counts.quieterBefore) },
  }
}

/** Louder overtakes, louder at risk, quieter overtakes, quieter at risk. */
type Day = [number, number, number, number]

function ratioOf([louder, louderAtRisk, quieter, quieterAtRisk]: Day, half: number): number {
  return (louder + half) / (louderAtRisk + 2 * half) / ((quieter + half) / (quieterAtRisk + 2 * half))
}

function addedUpByDay(counts: Overtaken, days: Int32Array): Day[] {
  const sums = new Map<number, Day>()
  for (const [row, day] of days.entries()) {
    const sum = sums.get(day) ?? [0, 0, 0, 0]
    sum[0] += counts.louderBefore[row] ?? 0
    sum[1] += counts.louderAtRisk[row] ?? 0
    sum[2] += counts.quieterBefore[row] ?? 0
    sum[3] += counts.quieterAtRisk[row] ?? 0
    sums.set(day, sum)
  }
  return [...sums.values()]
}

function ratioOfDays(days: readonly Day[], drawn: Uint32Array, half: number): number {
  const total: Day = [0, 0, 0, 0]
  for (const [i, day] of days.entries()) for (const k of [0, 1, 2, 3] as const) total[k] += (drawn[i] ?? 0) * day[k]
  const ratio = ratioOf(total, half)
  return Number.isFinite(ratio) ? ratio : Number.NaN
}

/** The logarithms of the ratios, each time loudness is dealt out anew. */
function dealtAnew(queued: Queued, days: Int32Array, half: number, { rounds, seed }: { rounds: number; seed: number }): number[] {
  const order = orderBy([{ values: Float64Array.from(queued.strata) }, { values: Float64Array.from(days) }])
  const dealt = Float64Array.from(order, row => queued.loudness[row] ?? 0)
  const loudness = new Float64Array(order.length)
  const draw = seeded(seed)
  const isSame = (a: number, b: number) => queued.strata[a] === queued.strata[b] && days[a] === days[b]
  return Array.from({ length: rounds }, () => {
    for (let from = 0; from < order.length;) {
      let to = from
      while (to < order.length && isSame(order[to] ?? 0, order[from] ?? 0)) to += 1
      shuffle(dealt, draw, from, to)
      from = to
    }
    for (const [place, row] of order.entries()) loudness[row] = dealt[place] ?? 0
    const { louder, quieter } = sidesOf(countPairs({ ...queued, loudness }))
    return Math.log(ratioOf([louder.overtook, louder.atRisk, quieter.overtook, quieter.atRisk], half))
  })
}

/** Anew from the mean, because days of many large accounts may shift it away from 0. */
function smoothed(log: number, dealt: readonly number[]): number {
  const known = dealt.filter(Number.isFinite)
  if (known.length < 3) return Number.NaN
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length - 1)
  return twoSidedStudent((log - mean) / Math.sqrt(variance * (1 + 1 / known.length)), known.length - 1)
}

function sumOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0)
}
