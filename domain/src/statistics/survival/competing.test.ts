import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrap } from '../random/bootstrap.ts'
import { seeded } from '../random/seeded.ts'
import { aalenJohansen, stayingAtRisk } from './competing.ts'
import { fitCox } from './fit-cox.ts'
import { kaplanMeier } from './kaplan-meier.ts'

const rows = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 1, 2)), { minLength: 1, maxLength: 50 })
  .map(list => ({ time: Float64Array.from(list, row => row[0]), outcome: list.map(row => row[1]) }))

describe('leaving in one of two ways', () => {
  test('shares and those who still wait are all there are', () => {
    fc.assert(
      fc.property(rows, ({ time, outcome }) => {
        const shares = aalenJohansen(time, outcome)
        const waiting = kaplanMeier({ time, event: Uint8Array.from(outcome, kind => (kind === 0 ? 0 : 1)) })
        expect(shares.time).toEqual(waiting.time)
        for (const [i, share] of waiting.survival.entries()) {
          expect((shares.first[i] ?? 0) + (shares.second[i] ?? 0) + share).toBeCloseTo(1, 10)
        }
      }),
    )
  })

  test('with one way only it is one minus Kaplan-Meier, error and all', () => {
    fc.assert(
      fc.property(rows, ({ time, outcome }) => {
        const kinds = outcome.map(kind => Math.min(kind, 1))
        const shares = aalenJohansen(time, kinds)
        const waiting = kaplanMeier({ time, event: Uint8Array.from(kinds) })
        for (const [i, share] of waiting.survival.entries()) {
          expect(shares.first[i]).toBeCloseTo(1 - share, 10)
          const error = share > 0 ? waiting.standardError[i] : shares.firstError[i]
          expect(shares.firstError[i]).toBeCloseTo(error ?? 0, 10)
        }
      }),
    )
  })

  test('errors are those of drawing cases again and again', () => {
    const draw = seeded(2)
    const time = Float64Array.from({ length: 300 }, () => Math.ceil(-10 * Math.log(1 - draw())))
    const outcome = Array.from(time, () => Math.floor(draw() * 3))
    const all = aalenJohansen(time, outcome)
    const at = all.time.indexOf(10)
    const again = bootstrap(300, drawn => {
      const places = [...drawn].flatMap((times, i) => Array.from({ length: times }, () => i))
      const shares = aalenJohansen(
        Float64Array.from(places, i => time[i] ?? 0),
        places.map(i => outcome[i] ?? 0),
      )
      return shares.second[shares.time.findLastIndex(value => value <= 10)] ?? Number.NaN
    })
    expect((all.secondError[at] ?? 0) / (again?.standardError ?? 1)).toBeGreaterThan(0.9)
    expect((all.secondError[at] ?? 0) / (again?.standardError ?? 1)).toBeLessThan(1.1)
  })

  test('closing the quiet unread is invisible to the cause-specific ratio and seen by the one that keeps them at risk', () => {
    const draw = seeded(8)
    const count = 4000
    const loud = Float64Array.from({ length: count }, () => (draw() < 0.5 ? 1 : 0))
    const answer = loud.map(() => -Math.log(1 - draw()))
    const closing = loud.map(isLoud => (isLoud === 1 ? Infinity : -2 * Math.log(1 - draw())))
    const watched = loud.map(() => 20 + draw() * 10)
    const outcome = answer.map((at, i) => (at < (closing[i] ?? 0) ? 1 : 2))
    const time = answer.map((at, i) => Math.min(at, closing[i] ?? 0))
    const specific = fitCox({ covariates: [loud], time, event: Uint8Array.from(outcome, kind => (kind === 1 ? 1 : 0)) })
    const staying = fitCox({ covariates: [loud], ...stayingAtRisk(time, outcome, watched) })
    if (!specific.ok || !staying.ok) throw new Error('no fit')
    expect(Math.abs((specific.coefficients[0] ?? 0) / (specific.standardErrors[0] ?? 1))).toBeLessThan(2.5)
    expect((staying.coefficients[0] ?? 0) / (staying.standardErrors[0] ?? 1)).toBeGreaterThan(5)
  })
})
