import { drawBelow, seeded } from './seeded.ts'

export type BootstrapInterval = { low: number; high: number; standardError: number; used: number; refused: number }

/**
 * An interval by drawing whole blocks (days, customers) with replacement: the percentile interval (Efron & Tibshirani, An Introduction
 * to the Bootstrap, 1993, ch. 13). Assumes that blocks are independent of each other; inside a block anything goes.
 * @param blocks how many there are; at least 2. Intervals of fewer than 30 are too narrow.
 * @param statistic of a sample, given as the number of times that each block was drawn; NaN where it has no value
 * @param options `coverage` between 0 and 1 (0.95), `rounds` (999), `seed` (1)
 * @returns null with fewer than 2 blocks, or where over a tenth of the samples has no value: what is left would flatter
 * @example bootstrap(days, counts => ratioOf(counts)) // { low: 0.97, high: 1.08, … }
 */
export function bootstrap(
  blocks: number,
  statistic: (timesDrawn: Uint32Array) => number,
  { coverage = 0.95, rounds = 999, seed = 1 }: { coverage?: number; rounds?: number; seed?: number } = {},
): BootstrapInterval | null {
  if (blocks < 2) return null
  const draw = seeded(seed)
  const timesDrawn = new Uint32Array(blocks)
  const found: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    timesDrawn.fill(0)
    for (let i = 0; i < blocks; i += 1) {
      const block = drawBelow(draw, blocks)
      timesDrawn[block] = (timesDrawn[block] ?? 0) + 1
    }
    const value = statistic(timesDrawn)
    if (!Number.isNaN(value)) found.push(value)
  }
  const refused = rounds - found.length
  if (refused > rounds / 10) return null
  const sorted = Float64Array.from(found).sort()
  return {
    low: quantileOf(sorted, (1 - coverage) / 2),
    high: quantileOf(sorted, (1 + coverage) / 2),
    standardError: spreadOf(sorted),
    used: found.length,
    refused,
  }
}

/**
 * A quantile of sorted numbers, linear between neighbours (type 7 of Hyndman & Fan 1996).
 * @param sorted ascending, at least one
 * @param share 0 to 1
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below === above ? below : below + (at - Math.floor(at)) * (above - below)
}

function spreadOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
