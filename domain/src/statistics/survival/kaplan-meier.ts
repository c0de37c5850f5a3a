import { orderBy } from './order.ts'

export type Observed = {
  /** Any one unit. */
  time: Float64Array
  /** 1 where the event happened at `time`, 0 where nobody looked further. */
  event: Uint8Array
  entry?: Float64Array | undefined
  weights?: Float64Array | undefined
}

/** One place for each distinct event time, ascending. */
export type SurvivalCurve = {
  time: Float64Array
  /** Weighted; without weights the number of events and of cases at risk just before. */
  deaths: Float64Array
  atRisk: Float64Array
  /** The share that still waits just after the time. */
  survival: Float64Array
  /** Of `survival`, after Greenwood. */
  standardError: Float64Array
  low: Float64Array
  high: Float64Array
}

const nobody = new Uint32Array()

/**
 * The share that still waits at each time (Kaplan & Meier 1958), with pointwise intervals from Greenwood's variance on the log-minus-log
 * scale, which stay inside 0 to 1 (Kalbfleisch & Prentice 2002, 1.4). Assumes that leaving unobserved says nothing about the event.
 * @param observed finite times, entries before them, weights above 0 that count cases
 * @param z half-width of the intervals in standard errors; 1.96 for 95 %
 * @returns empty without events; `low` and `high` are NaN where survival is 0
 * @example kaplanMeier({ time: Float64Array.of(1, 2, 2), event: Uint8Array.of(1, 1, 0) }).survival // [2/3, 1/3]
 */
export function kaplanMeier({ time, event, entry, weights }: Observed, z = 1.959963984540054): SurvivalCurve {
  const order = orderBy([{ values: time }])
  const entries = entry === undefined ? nobody : orderBy([{ values: entry }])
  const [times, deaths, atRisk]: number[][] = [[], [], []]
  let left = 0
  let [entered, joined] = [0, entry === undefined ? total(weights, time.length) : 0]
  for (let i = 0; i < order.length;) {
    const at = time[order[i] ?? 0] ?? 0
    let [died, gone] = [0, 0]
    for (; i < order.length && time[order[i] ?? 0] === at; i += 1) {
      const weight = weights?.[order[i] ?? 0] ?? 1
      gone += weight
      if (event[order[i] ?? 0] === 1) died += weight
    }
    if (died > 0) {
      while (entered < entries.length && (entry?.[entries[entered] ?? 0] ?? 0) < at) {
        joined += weights?.[entries[entered] ?? 0] ?? 1
        entered += 1
      }
      times?.push(at)
      deaths?.push(died)
      atRisk?.push(joined - left)
    }
    left += gone
  }
  return curveOf(Float64Array.from(times ?? []), Float64Array.from(deaths ?? []), Float64Array.from(atRisk ?? []), z)
}

function curveOf(time: Float64Array, deaths: Float64Array, atRisk: Float64Array, z: number): SurvivalCurve {
  const [survival, standardError] = [new Float64Array(time.length), new Float64Array(time.length)]
  const [low, high] = [new Float64Array(time.length), new Float64Array(time.length)]
  let [share, greenwood] = [1, 0]
  for (let i = 0; i < time.length; i += 1) {
    const [died, risk] = [deaths[i] ?? 0, atRisk[i] ?? 0]
    share = died >= risk ? 0 : share * (1 - died / risk)
    greenwood += died / (risk * (risk - died))
    survival[i] = share
    standardError[i] = share === 0 ? 0 : share * Math.sqrt(greenwood)
    const reach = (z * Math.sqrt(greenwood)) / Math.log(share)
    low[i] = share === 0 ? Number.NaN : share ** Math.exp(-reach)
    high[i] = share === 0 ? Number.NaN : share ** Math.exp(reach)
  }
  return { time, deaths, atRisk, survival, standardError, low, high }
}

/** When the share that still waits falls to `share` or below; null where it never does. */
export function timeAtShare({ time, survival }: SurvivalCurve, share: number): number | null {
  const at = survival.findIndex(value => value <= share + 1e-12)
  return time[at] ?? null
}

function total(weights: Float64Array | undefined, count: number): number {
  return weights === undefined ? count : weights.reduce((sum, weight) => sum + weight, 0)
}
