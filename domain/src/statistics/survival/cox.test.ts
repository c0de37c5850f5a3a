import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import type { CoxInput, Ties } from './cox-input.ts'
import { fitCox, type CoxFit } from './fit-cox.ts'

type Fitted = Extract<CoxFit, { ok: true }>

function fitted(input: CoxInput, ties?: Ties): Fitted {
  const fit = fitCox(input, ties)
  if (!fit.ok) throw new Error(`${fit.reason} ${String(fit.covariate)}`)
  return fit
}

function twice(column: Float64Array): Float64Array {
  return Float64Array.from([...column, ...column])
}

/** The largest difference. */
function gap(found: Float64Array, wanted: readonly number[]): number {
  return Math.max(...wanted.map((value, i) => Math.abs(value - (found[i] ?? Number.NaN))))
}

/** Cases whose hazard follows their covariates, some of them not seen to the end. */
function simulated(seed: number, count: number, { coarse = false, effect = 0.4 } = {}): CoxInput {
  const draw = seeded(seed)
  const [x, z, time] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const event = new Uint8Array(count)
  for (let i = 0; i < count; i += 1) {
    x[i] = draw() * 2 - 1
    z[i] = draw() < 0.5 ? 1 : 0
    const end = -Math.log(1 - draw()) / Math.exp(effect * (x[i] ?? 0) - 0.5 * (z[i] ?? 0))
    const looked = draw() * 4
    time[i] = Math.min(end, looked)
    if (coarse) time[i] = Math.ceil((time[i] ?? 0) * 5)
    event[i] = end <= looked ? 1 : 0
  }
  return { covariates: [x, z], time, event }
}

/** The partial likelihood as textbooks write it, in n² steps, for checking. */
function logLikelihoodByHand(input: CoxInput, point: readonly number[], ties: Ties): number {
  const { time, event, entry, weights, strata, covariates } = input
  const places = [...time.keys()]
  const eta = places.map(i => covariates.reduce((sum, column, k) => sum + (column[i] ?? 0) * (point[k] ?? 0), 0))
  const weightOf = (i: number) => weights?.[i] ?? 1
  const seen = new Set<string>()
  let sum = 0
  for (const i of places) {
    const [at, stratum] = [time[i] ?? 0, strata?.[i] ?? 0]
    if (event[i] !== 1 || seen.has(`${at} ${stratum}`)) continue
    seen.add(`${at} ${stratum}`)
    const same = places.filter(j => (strata?.[j] ?? 0) === stratum)
    const atRisk = same.filter(j => (time[j] ?? 0) >= at && (entry?.[j] ?? -Infinity) < at)
    const dying = atRisk.filter(j => time[j] === at && event[j] === 1)
    const riskOf = (rows: number[]) => rows.reduce((total, j) => total + weightOf(j) * Math.exp(eta[j] ?? 0), 0)
    const each = dying.reduce((total, j) => total + weightOf(j), 0) / dying.length
    for (const [k, j] of dying.entries()) {
      const share = ties === 'efron' ? k / dying.length : 0
      sum += weightOf(j) * (eta[j] ?? 0) - each * Math.log(riskOf(atRisk) - share * riskOf(dying))
    }
  }
  return sum
}

describe('Cox regression', () => {
  test.each(['efron', 'breslow'] as const)(
    'with ties of %s, strata, weights and late entries stands on top of the likelihood',
    ties => {
      fc.assert(
        fc.property(fc.nat(), seed => {
          const base = simulated(seed, 60, { coarse: true })
          const draw = seeded(seed + 1)
          const input: CoxInput = {
            ...base,
            entry: base.time.map(time => time - 1 - Math.floor(draw() * 12)),
            weights: base.time.map(() => 0.5 + draw()),
            strata: Int32Array.from(base.time, () => Math.floor(draw() * 3) - 1),
          }
          const fit = fitCox(input, ties)
          if (!fit.ok) return
          const top = [...fit.coefficients]
          expect(fit.logLikelihood).toBeCloseTo(logLikelihoodByHand(input, top, ties), 8)
          expect(fit.logLikelihoodAtZero).toBeCloseTo(logLikelihoodByHand(input, [0, 0], ties), 8)
          for (const k of [0, 1]) {
            for (const step of [-1e-3, 1e-3]) {
              const beside = top.with(k, (top[k] ?? 0) + step)
              expect(logLikelihoodByHand(input, beside, ties)).toBeLessThan(fit.logLikelihood)
            }
          }
        }),
        { numRuns: 40 },
      )
    },
  )

  test('naive errors are the curvature of the likelihood', () => {
    const input = simulated(4, 120, { coarse: true })
    const fit = fitted(input)
    const [a = 0, b = 0] = fit.coefficients
    const at = (x: number, y: number) => logLikelihoodByHand(input, [a + x, b + y], 'efron')
    const h = 1e-3
    const second = (x: number, y: number) => -(at(x, y) + at(-x, -y) - 2 * at(0, 0)) / (h * h)
    const [aa, bb] = [second(h, 0), second(0, h)]
    const ab = (second(h, h) - aa - bb) / 2
    expect(fit.naive[0]).toBeCloseTo(Math.sqrt(bb / (aa * bb - ab * ab)), 4)
  })

  test('robust errors agree with leaving each customer out', () => {
    const input = { ...simulated(5, 600, { coarse: true }), clusters: Int32Array.from({ length: 600 }, (_, i) => i % 200) }
    const fit = fitted(input)
    let spread = 0
    for (let left = 0; left < 200; left += 1) {
      const kept = (values: Float64Array) => values.filter((_, i) => i % 200 !== left)
      const event = input.event.filter((_, i) => i % 200 !== left)
      const other = fitted({ covariates: input.covariates.map(kept), time: kept(input.time), event })
      spread += ((other.coefficients[0] ?? 0) - (fit.coefficients[0] ?? 0)) ** 2
    }
    expect((fit.robust[0] ?? 0) / Math.sqrt(spread)).toBeCloseTo(1, 1)
    expect(fit.standardErrors[0]).toBe(Math.max(fit.naive[0] ?? 0, fit.robust[0] ?? 0))
  })

  test('a case counted twice is two cases to clustered errors, and halves what naive errors believe', () => {
    const once = simulated(6, 300)
    const doubled: CoxInput = {
      covariates: once.covariates.map(twice),
      time: twice(once.time),
      event: Uint8Array.from([...once.event, ...once.event]),
      clusters: Int32Array.from({ length: 600 }, (_, i) => i % 300),
    }
    const [one, two] = [fitted(once, 'breslow'), fitted(doubled, 'breslow')]
    expect(gap(two.coefficients, [...one.coefficients])).toBeLessThan(1e-8)
    expect(gap(two.robust, [...one.robust])).toBeLessThan(1e-8)
    expect(
      gap(
        two.naive,
        [...one.naive].map(error => error / Math.SQRT2),
      ),
    ).toBeLessThan(1e-8)
  })

  test('does not mind the order of cases or the unit of anything', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 1e-4, max: 1e4, noNaN: true }), (seed, unit) => {
        const input = simulated(seed, 200)
        const plain = fitted(input)
        const other = fitted({
          covariates: input.covariates.map((column, k) =>
            column.toReversed().map(value => (k === 0 ? value * unit + unit : value)),
          ),
          time: input.time.toReversed().map(time => time * unit),
          event: input.event.toReversed(),
        })
        expect((other.coefficients[0] ?? 0) * unit).toBeCloseTo(plain.coefficients[0] ?? 0, 7)
        expect(other.coefficients[1]).toBeCloseTo(plain.coefficients[1] ?? 0, 7)
      }),
      { numRuns: 30 },
    )
  })

  test('false alarms come as often as promised', () => {
    let alarms = 0
    for (let seed = 0; seed < 400; seed += 1) {
      const fit = fitted(simulated(seed + 1000, 150, { effect: 0, coarse: true }))
      if (Math.abs((fit.coefficients[0] ?? 0) / (fit.naive[0] ?? 1)) > 1.959964) alarms += 1
    }
    expect(alarms / 400).toBeGreaterThan(0.02)
    expect(alarms / 400).toBeLessThan(0.08)
  })
})

describe('Cox regression says why there is no number', () => {
  const four = { time: Float64Array.of(1, 2, 3, 4), event: Uint8Array.of(1, 1, 1, 1) }
  const mixed = Float64Array.of(0, 2, 1, 0)

  test.each<[string, CoxInput, string, number | null]>([
    ['of nothing', { covariates: [new Float64Array()], time: new Float64Array(), event: new Uint8Array() }, 'no-cases', null],
    ['where columns differ', { ...four, covariates: [Float64Array.of(1)] }, 'columns-differ', null],
    ['of what is not finite', { ...four, covariates: [Float64Array.of(1, 2, Number.NaN, 4)] }, 'not-finite', null],
    ['where entry is late', { ...four, covariates: [mixed], entry: Float64Array.of(0, 2, 0, 0) }, 'entry-not-before-time', null],
    [
      'where entry is unknown',
      { ...four, covariates: [mixed], entry: Float64Array.of(0, NaN, 0, 0) },
      'entry-not-before-time',
      null,
    ],
    [
      'of weights of nothing',
      { ...four, covariates: [mixed], weights: Float64Array.of(1, 0, 1, 1) },
      'weight-not-positive',
      null,
    ],
    ['without events', { ...four, covariates: [mixed], event: new Uint8Array(4) }, 'no-events', null],
    ['where all are the same', { ...four, covariates: [mixed, new Float64Array(4).fill(0.1)] }, 'no-variation', 1],
    [
      'where strata hold all',
      { ...four, covariates: [Float64Array.of(1, 1, 2, 2)], strata: Int32Array.of(1, 1, 2, 2) },
      'no-variation',
      0,
    ],
    ['where one says the other', { ...four, covariates: [mixed, mixed.map(value => 3 - 2 * value)] }, 'collinear', 1],
    ['where order is perfect', { ...four, covariates: [Float64Array.of(4, 3, 2, 1)] }, 'separated', 0],
  ])('%s', (_, input, reason, covariate) => {
    expect(fitCox(input)).toEqual({ ok: false, reason, covariate })
  })

  test('where one value never has an event, among many cases', () => {
    const input = simulated(9, 2000)
    const rare = Float64Array.from(input.time, (_, i) => (i % 100 === 0 ? 1 : 0))
    const event = input.event.map((happened, i) => (i % 100 === 0 ? 0 : happened))
    expect(fitCox({ ...input, event, covariates: [...input.covariates, rare] })).toEqual({
      ok: false,
      reason: 'separated',
      covariate: 2,
    })
  })
})
