import { logistic, logOnePlusExp } from '../special-functions.ts'
import type { Matrix } from '../small-matrix.ts'
import type { Curved } from './newton.ts'

/** A constant of 1, then covariates centred and scaled, `width` numbers a row. */
export type Design = { width: number; values: Float64Array; means: Float64Array; spreads: Float64Array }

export function designOf(covariates: readonly Float64Array[]): Design {
  const width = covariates.length + 1
  const count = covariates[0]?.length ?? 0
  const values = new Float64Array(count * width)
  for (let i = 0; i < count; i += 1) values[i * width] = 1
  const [means, spreads] = [new Float64Array(width - 1), new Float64Array(width - 1)]
  for (const [k, column] of covariates.entries()) {
    const mean = column.reduce((sum, value) => sum + value, 0) / count
    const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)
    const isLevel = !(spread > 1e-12 * Math.abs(mean))
    means[k] = mean
    spreads[k] = isLevel ? 1 : spread
    for (let i = 0; i < count; i += 1) values[i * width + k + 1] = isLevel ? 0 : ((column[i] ?? 0) - mean) / spread
  }
  return { width, values, means, spreads }
}

export function likelihoodAt({ width, values }: Design, outcome: Uint8Array, point: Float64Array): Curved {
  const [slope, information] = [new Float64Array(width), new Float64Array(width * width)]
  let logLikelihood = 0
  for (let i = 0; i < outcome.length; i += 1) {
    const base = i * width
    const eta = etaAt(values, base, point)
    const chance = logistic(eta)
    const happened = outcome[i] === 1 ? 1 : 0
    logLikelihood -= logOnePlusExp(happened === 1 ? -eta : eta)
    const curve = chance * (1 - chance)
    for (let j = 0; j < width; j += 1) {
      const value = values[base + j] ?? 0
      slope[j] = (slope[j] ?? 0) + (happened - chance) * value
      const own = curve * value
      for (let k = 0; k <= j; k += 1)
        information[j * width + k] = (information[j * width + k] ?? 0) + own * (values[base + k] ?? 0)
    }
  }
  for (let j = 0; j < width; j += 1) for (let k = 0; k < j; k += 1) information[k * width + j] = information[j * width + k] ?? 0
  return { logLikelihood, slope, information }
}

export function scoresAt({ width, values }: Design, outcome: Uint8Array, point: Float64Array): Float64Array {
  const scores = new Float64Array(values.length)
  for (let i = 0; i < outcome.length; i += 1) {
    const surprise = (outcome[i] ?? 0) - logistic(etaAt(values, i * width, point))
    for (let k = 0; k < width; k += 1) scores[i * width + k] = surprise * (values[i * width + k] ?? 0)
  }
  return scores
}

export function etaAt(values: Float64Array, base: number, point: Float64Array): number {
  let eta = 0
  for (let k = 0; k < point.length; k += 1) eta += (values[base + k] ?? 0) * (point[k] ?? 0)
  return eta
}

export function errorsOf({ spreads, width }: Design, { values }: Matrix): Float64Array {
  return spreads.map((spread, k) => Math.sqrt(values[(k + 1) * width + k + 1] ?? 0) / spread)
}
