import * as fc from 'fast-check'
import type { BgNbd } from './bgnbd-likelihood.ts'
import type { Histories, History } from './histories.ts'

/** For tests: histories side by side. */
export function together(histories: readonly History[]): Histories {
  const column = (name: keyof History) => Float64Array.from(histories, history => history[name])
  return { repeats: column('repeats'), recency: column('recency'), age: column('age') }
}

export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    repeats: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    age: fc.double({ min: 0.1, max: 500, noNaN: true }),
  })
  .map(({ repeats, share, age }) => ({ repeats, recency: repeats === 0 ? 0 : age * share, age }))

/** Evenly spread over orders of magnitude; a fast-check double would mostly be near 1. */
export const size = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 10_000 }).map(step => min * (max / min) ** (step / 10_000))
export const anyBgNbd: fc.Arbitrary<BgNbd> = fc.record({
  r: size(0.05, 20),
  alpha: size(0.3, 200),
  a: size(0.05, 20),
  b: size(0.05, 20),
})

/** A small generator with a seed, for made-up customers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** How far two numbers lie apart: absolute when they are small, relative when they are large. */
export function apart(found: number, wanted: number): number {
  return Math.abs(found - wanted) / (1 + Math.abs(wanted))
}
