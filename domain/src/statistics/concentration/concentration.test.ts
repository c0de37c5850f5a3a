import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concentrationCurve } from './concentration-curve.ts'
import { concentration, type Shares } from './concentration.ts'

const cases = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 0, max: 9 }),
      rank: fc.integer({ min: 0, max: 5 }),
      weight: fc.integer({ min: 1, max: 3 }),
      of: fc.nat(4),
    }),
    { minLength: 3, maxLength: 30 },
  )
  .map(list => ({
    shares: {
      amount: Float64Array.from(list, row => row.amount),
      rankedBy: Float64Array.from(list, row => row.rank),
      weights: Float64Array.from(list, row => row.weight),
    },
    clusters: Int32Array.from(list, row => row.of),
  }))

function even(count: number): Float64Array {
  return new Float64Array(count).fill(1)
}

/** 2·cov(h, R)/mean(h) as the formula stands, weighted, in n² steps. */
function byHand({ amount, rankedBy, weights }: Shares): number {
  const weightOf = (i: number) => weights?.[i] ?? 1
  const places = [...amount.keys()]
  const sum = (of: (i: number) => number) => places.reduce((total, i) => total + weightOf(i) * of(i), 0)
  const all = sum(() => 1)
  const rank = places.map(i => {
    const [below, beside] = [-1, 0].map(sign => sum(j => (Math.sign((rankedBy[j] ?? 0) - (rankedBy[i] ?? 0)) === sign ? 1 : 0)))
    return ((below ?? 0) + (beside ?? 0) / 2) / all
  })
  const mean = sum(i => amount[i] ?? 0) / all
  const meanRank = sum(i => rank[i] ?? 0) / all
  return (2 * sum(i => ((amount[i] ?? 0) - mean) * ((rank[i] ?? 0) - meanRank))) / all / mean
}

describe('concentration', () => {
  test('is the formula, and its error that of leaving each customer out', () => {
    fc.assert(
      fc.property(cases, ({ shares, clusters }) => {
        const found = concentration(shares, even(clusters.length), clusters)
        fc.pre(found.ok)
        expect(found.actual.index).toBeCloseTo(byHand(shares), 10)
        const left = [...new Set(clusters)].map(cluster => {
          const kept = (column: Float64Array) => column.filter((_, i) => clusters[i] !== cluster)
          return byHand({ amount: kept(shares.amount), rankedBy: kept(shares.rankedBy), weights: kept(shares.weights) })
        })
        const known = left.filter(index => !Number.isNaN(index))
        const mean = known.reduce((sum, index) => sum + index, 0) / known.length
        const squares = known.reduce((sum, index) => sum + (index - mean) ** 2, 0)
        expect(found.actual.standardError).toBeCloseTo(Math.sqrt(((known.length - 1) / known.length) * squares), 8)
      }),
      { numRuns: 300 },
    )
  })

  test('is nothing beyond need where all get what need predicts', () => {
    fc.assert(
      fc.property(cases, ({ shares, clusters }) => {
        const found = concentration(shares, shares.amount, clusters)
        fc.pre(found.ok)
        expect(found.excess).toEqual({ index: 0, standardError: 0 })
      }),
    )
  })

  test('turns its sign with the order, and is twice the area under the curve', () => {
    fc.assert(
      fc.property(cases, ({ shares, clusters }) => {
        const found = concentration(shares, even(clusters.length), clusters)
        const turned = concentration({ ...shares, rankedBy: shares.rankedBy.map(rank => -rank) }, even(clusters.length), clusters)
        fc.pre(found.ok && turned.ok)
        expect(turned.actual.index).toBeCloseTo(-found.actual.index, 10)
        const curve = concentrationCurve(shares)
        let area = 0
        for (let i = 1; i < curve.cases.length; i += 1) {
          const width = (curve.cases[i] ?? 0) - (curve.cases[i - 1] ?? 0)
          area += (width * ((curve.amount[i] ?? 0) + (curve.amount[i - 1] ?? 0))) / 2
        }
        expect(1 - 2 * area).toBeCloseTo(found.actual.index, 10)
      }),
    )
  })

  test('is as far as it can go where the last of ten gets everything', () => {
    const amount = Float64Array.from({ length: 10 }, (_, i) => (i === 9 ? 100 : 0))
    const clusters = Int32Array.from(amount, (_, i) => i)
    const found = concentration({ amount, rankedBy: Float64Array.from(clusters) }, even(10), clusters)
    expect(found).toMatchObject({
      ok: true,
      actual: { index: expect.closeTo(0.9, 12) },
      expected: { index: expect.closeTo(0, 12) },
    })
  })

  test.each([
    ['of nothing', [], [], [], 'no-cases'],
    ['where columns differ', [1, 2], [1], [1, 2], 'columns-differ'],
    ['of less than nothing', [1, -2], [1, 2], [1, 2], 'not-finite'],
    ['where nobody got anything', [0, 0], [1, 2], [1, 2], 'nothing-shared'],
    ['where all rank the same', [1, 2], [3, 3], [1, 2], 'no-variation'],
    ['of one customer', [1, 2], [1, 2], [1, 1], 'one-cluster'],
  ])('says why there is none: %s', (_, amount, rankedBy, clusters, reason) => {
    const shares = { amount: Float64Array.from(amount), rankedBy: Float64Array.from(rankedBy) }
    expect(concentration(shares, even(amount.length), Int32Array.from(clusters))).toEqual({ ok: false, reason })
  })
})
