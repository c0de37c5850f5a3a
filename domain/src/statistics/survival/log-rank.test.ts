import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitCox } from './fit-cox.ts'
import { coxLikelihood } from './cox-likelihood.ts'
import { coxRows } from './cox-rows.ts'
import { logRank, type LogRankInput } from './log-rank.ts'

const columns = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(0, 1), fc.integer({ min: 0, max: 2 })), {
    minLength: 8,
    maxLength: 60,
  })
  .map(rows => ({
    time: Float64Array.from(rows, row => row[0]),
    event: Uint8Array.from(rows, row => row[1]),
    group: Int32Array.from(rows, row => row[2]),
    groups: 3,
  }))

const treated = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
const treatedEvents = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

/** Freireich et al. 1963: 6-MP against placebo. */
const remission: LogRankInput = {
  time: Float64Array.from([...treated, ...placebo]),
  event: Uint8Array.from([...treatedEvents, ...placebo.map(() => 1)]),
  group: Int32Array.from({ length: 42 }, (_, i) => (i < 21 ? 0 : 1)),
  groups: 2,
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}

describe('the log-rank test', () => {
  test('gives the published answer about remission', () => {
    const found = logRank(remission)
    if (!found.ok) throw new Error(found.reason)
    expect(found.chiSquare).toBeCloseTo(16.79, 2)
    expect([...found.observed]).toEqual([9, 21])
    expect([...found.expected].map(value => Number(value.toFixed(2)))).toEqual([19.25, 10.75])
  })

  test('is the score test of Cox where no times are tied', () => {
    fc.assert(
      fc.property(columns, given => {
        const time = given.time.map((value, i) => value + i / 1000)
        const group = given.group.map(own => Math.min(own, 1))
        const strata = given.group.map((_, i) => i % 2)
        const found = logRank({ ...given, time, group, groups: 2, strata })
        const input = { covariates: [Float64Array.from(group)], time, event: given.event, strata }
        if (!found.ok || !fitCox(input).ok) return
        const { slope, information } = coxLikelihood(coxRows(input), new Float64Array(1), 'efron')
        expect(found.chiSquare).toBeCloseTo((slope[0] ?? 0) ** 2 / (information[0] ?? 1), 8)
      }),
    )
  })

  test('expects as many events as there were, and does not mind what groups are called', () => {
    fc.assert(
      fc.property(columns, given => {
        const found = logRank(given)
        const turned = logRank({ ...given, group: given.group.map(own => 2 - own) })
        expect(turned.ok).toBe(found.ok)
        if (!found.ok || !turned.ok) return
        expect(sum(found.expected)).toBeCloseTo(sum(found.observed), 8)
        expect(turned.chiSquare).toBeCloseTo(found.chiSquare, 6)
      }),
    )
  })

  test('says why there is none', () => {
    expect(logRank({ ...remission, event: new Uint8Array(42) })).toEqual({ ok: false, reason: 'no-events' })
    expect(logRank({ ...remission, strata: remission.group })).toEqual({ ok: false, reason: 'one-group' })
    expect(logRank({ ...remission, event: new Uint8Array(3) })).toEqual({ ok: false, reason: 'columns-differ' })
    expect(logRank({ ...remission, groups: 1 })).toEqual({ ok: false, reason: 'not-finite' })
  })
})
