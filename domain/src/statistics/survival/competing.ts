import { orderBy } from './order.ts'

/** How a case left: 0 nobody looked further, 1 the event asked about (answered), 2 what made it impossible (closed without an answer). */
export type Outcome = 0 | 1 | 2

/**
 * Cases for the ratio of Fine & Gray 1999 where it is known until when each would have been watched (the export): a case that can no longer
 * have the event stays at risk until then, as one who is never answered does. With every end known, no weights are needed (their
 * "censoring complete" data), and `fitCox` gives the subdistribution ratio; its clustered error is the right one.
 * @param time until the case left, from its opening
 * @param watched until the export, from the case's opening; in the same unit. Never before `time`; where it is, `time` counts
 * @example fitCox({ covariates, ...stayingAtRisk(waited, outcome, watched) })
 */
export function stayingAtRisk(
  time: Float64Array,
  outcome: ArrayLike<number>,
  watched: Float64Array,
): { time: Float64Array; event: Uint8Array } {
  return {
    time: time.map((until, i) => (outcome[i] === 1 ? until : outcome[i] === 2 ? Math.max(until, watched[i] ?? until) : until)),
    event: Uint8Array.from(time, (_, i) => (outcome[i] === 1 ? 1 : 0)),
  }
}

/** One place for each distinct time of leaving by an event of either kind, ascending. */
export type Incidence = {
  time: Float64Array
  /** The share that has left by kind 1, and by kind 2, up to and including the time. */
  first: Float64Array
  second: Float64Array
  /** Of `first` and `second`. */
  firstError: Float64Array
  secondError: Float64Array
}

/**
 * The share that has left in each of two ways up to each time (Aalen & Johansen 1978), where one minus Kaplan-Meier would count the
 * second way as not yet. Variance after Marubini & Valsecchi 1995 (delta method). Assumes that leaving unobserved says nothing.
 * @param time any one unit, finite
 * @returns empty without events; `first` + `second` + what still waits is 1 at all times
 * @example aalenJohansen(Float64Array.of(1, 2, 3), [1, 2, 0]).first // [1/3, 1/3]
 */
export function aalenJohansen(time: Float64Array, outcome: ArrayLike<number>): Incidence {
  const order = orderBy([{ values: time }])
  const steps: Step[] = []
  let [share, first, second] = [1, 0, 0]
  for (let i = 0; i < order.length;) {
    const at = time[order[i] ?? 0] ?? 0
    const atRisk = order.length - i
    const died = [0, 0, 0]
    for (; i < order.length && time[order[i] ?? 0] === at; i += 1) {
      const kind = outcome[order[i] ?? 0] ?? 0
      died[kind] = (died[kind] ?? 0) + 1
    }
    const [, one = 0, two = 0] = died
    if (one + two === 0) continue
    first += (share * one) / atRisk
    second += (share * two) / atRisk
    steps.push({ at, atRisk, one, two, before: share, first, second })
    share *= 1 - (one + two) / atRisk
  }
  return {
    time: Float64Array.from(steps, step => step.at),
    first: Float64Array.from(steps, step => step.first),
    second: Float64Array.from(steps, step => step.second),
    firstError: errorsOf(steps, 'first', 'one'),
    secondError: errorsOf(steps, 'second', 'two'),
  }
}

type Step = { at: number; atRisk: number; one: number; two: number; before: number; first: number; second: number }

/** Σ (F(t) − F(s))² a + (1 − …) b − 2 (F(t) − F(s)) c over s ≤ t, kept as sums so that it costs one pass. */
function errorsOf(steps: readonly Step[], share: 'first' | 'second', kind: 'one' | 'two'): Float64Array {
  let [a0, a1, a2, b0, c0, c1] = [0, 0, 0, 0, 0, 0]
  return Float64Array.from(steps, step => {
    const { atRisk, before } = step
    const [gone, own, at] = [step.one + step.two, step[kind], step[share]]
    const a = gone < atRisk ? gone / (atRisk * (atRisk - gone)) : 0
    const b = (before * before * own * (atRisk - own)) / atRisk ** 3
    const c = (before * own) / atRisk ** 2
    a0 += a
    a1 += a * at
    a2 += a * at * at
    b0 += b
    c0 += c
    c1 += c * at
    return Math.sqrt(Math.max(0, at * at * a0 - 2 * at * a1 + a2 + b0 - 2 * (at * c0 - c1)))
  })
}
