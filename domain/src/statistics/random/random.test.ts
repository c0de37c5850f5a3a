import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrap, quantileOf } from './bootstrap.ts'
import { drawBelow, seeded, shuffle } from './seeded.ts'
import { chiSquareTail, normalQuantile, normalTail, twoSided } from './tail-probabilities.ts'

function strayOf(found: Uint32Array): number {
  return found.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)
}

describe('seeded draws', () => {
  test('are the same for the same seed, and others for the next', () => {
    const [a, b, c] = [seeded(7), seeded(7), seeded(8)]
    const first = Array.from({ length: 50 }, a)
    expect(Array.from({ length: 50 }, b)).toEqual(first)
    expect(Array.from({ length: 50 }, c)).not.toEqual(first)
  })

  test('spread evenly over [0, 1), and neighbours know nothing of each other', () => {
    const draw = seeded(1)
    const counts = new Uint32Array(100)
    const pairs = new Uint32Array(100)
    let before = draw()
    for (let i = 0; i < 200_000; i += 1) {
      const value = draw()
      counts[Math.floor(value * 100)] = (counts[Math.floor(value * 100)] ?? 0) + 1
      const pair = Math.floor(before * 10) * 10 + Math.floor(value * 10)
      pairs[pair] = (pairs[pair] ?? 0) + 1
      before = value
    }
    expect(chiSquareTail(strayOf(counts), 99)).toBeGreaterThan(0.001)
    expect(chiSquareTail(strayOf(pairs), 99)).toBeGreaterThan(0.001)
  })

  test('shuffling keeps every value and touches only its stretch', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), fc.nat(5), fc.nat(), (values, skip, seed) => {
        const shuffled = Uint32Array.from(values)
        shuffle(shuffled, seeded(seed), Math.min(skip, values.length))
        expect([...shuffled.subarray(0, skip)]).toEqual(values.slice(0, skip))
        expect([...shuffled.sort()]).toEqual([...Uint32Array.from(values).sort()])
      }),
    )
  })

  test('shuffling brings each of the six orders of three as often', () => {
    const draw = seeded(3)
    const seen = new Map<string, number>()
    for (let i = 0; i < 60_000; i += 1) {
      const values = Uint32Array.of(1, 2, 3)
      shuffle(values, draw)
      seen.set(values.join(''), (seen.get(values.join('')) ?? 0) + 1)
    }
    const stray = [...seen.values()].reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(seen.size).toBe(6)
    expect(chiSquareTail(stray, 5)).toBeGreaterThan(0.001)
  })
})

describe('tail probabilities', () => {
  test('agree with the tables', () => {
    const known = [
      [3.841458820694124, 1, 0.05],
      [18.307038053275146, 10, 0.05],
      [0.0039321400000195, 1, 0.95],
      [50, 1, 1.5374597944280347e-12],
      [124.34211340400407, 100, 0.05],
    ] as const
    for (const [x, df, p] of known) expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 8)
    expect(twoSided(1.959963984540054)).toBeCloseTo(0.05, 12)
    expect(normalTail(-1.959963984540054)).toBeCloseTo(0.975, 12)
    expect(normalTail(10) / 7.619853024160527e-24).toBeCloseTo(1, 8)
  })

  test('two degrees of freedom are an exponential', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 600, noNaN: true }), x => {
        expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('quantiles undo them', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), p => {
        expect(1 - normalTail(normalQuantile(p))).toBeCloseTo(p, 9)
      }),
    )
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 10)
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(2)]).toEqual([-Infinity, Infinity, NaN])
  })

  test('nothing comes of nothing', () => {
    expect([chiSquareTail(0, 3), chiSquareTail(Infinity, 3), chiSquareTail(NaN, 3), chiSquareTail(1, 0)]).toEqual([
      1,
      0,
      NaN,
      NaN,
    ])
  })
})

describe('the bootstrap', () => {
  test('finds the standard error of a mean, and the same one again', () => {
    const draw = seeded(5)
    const values = Float64Array.from({ length: 400 }, draw)
    const meanOf = (drawn: Uint32Array) => values.reduce((sum, value, i) => sum + value * (drawn[i] ?? 0), 0) / values.length
    const interval = bootstrap(values.length, meanOf, { seed: 9 })
    expect(interval?.standardError).toBeCloseTo(Math.sqrt(1 / 12 / 400), 2)
    expect(bootstrap(values.length, meanOf, { seed: 9 })).toEqual(interval)
    expect(interval?.low).toBeLessThan(0.5)
    expect(interval?.high).toBeGreaterThan(0.5)
  })

  test('says nothing where one block or many empty samples are all there is', () => {
    expect(bootstrap(1, () => 1)).toBeNull()
    expect(bootstrap(3, drawn => (drawn[0] === 0 ? Number.NaN : 1))).toBeNull()
  })

  test('quantiles lie between neighbours', () => {
    expect(quantileOf(Float64Array.of(1, 2, 4), 0.75)).toBe(3)
    expect(drawBelow(() => 0.999, 5)).toBe(4)
  })
})
