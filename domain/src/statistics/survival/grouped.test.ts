import { describe, expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import type { CoxInput } from './cox-input.ts'
import { coxRows } from './cox-rows.ts'
import { fitCox } from './fit-cox.ts'
import { fitGrouped, mostTied, tiedShare, type GroupedFit } from './fit-grouped.ts'
import { groupedLikelihood } from './grouped-likelihood.ts'

function fitted(input: CoxInput): Extract<GroupedFit, { ok: true }> {
  const fit = fitGrouped(input)
  if (!fit.ok) throw new Error(fit.reason)
  return fit
}

/** Waiting known in steps of `step`, looked at for up to four units of time. */
function simulated(seed: number, count: number, step: number, effect = 1): CoxInput {
  const draw = seeded(seed)
  const [x, z] = [Float64Array.from({ length: count }, () => (draw() < 0.5 ? 1 : 0)), Float64Array.from({ length: count }, draw)]
  const end = x.map(value => -Math.log(1 - draw()) / Math.exp(effect * value))
  const looked = x.map(() => Math.ceil((draw() * 4) / step) * step)
  return {
    covariates: [x, z],
    time: end.map((at, i) => Math.min(Math.ceil(at / step) * step, looked[i] ?? 0)),
    event: Uint8Array.from(end, (at, i) => (at <= (looked[i] ?? 0) ? 1 : 0)),
  }
}

describe('waiting known by interval only', () => {
  test('gives back the true ratio where nine of ten events are tied, which Breslow misses', () => {
    const input = simulated(1, 6000, 0.8)
    expect(tiedShare(input)).toBeGreaterThan(mostTied)
    const fit = fitted(input)
    expect(Math.abs((fit.coefficients[0] ?? 0) - 1)).toBeLessThan(3 * (fit.naive[0] ?? 0))
    const breslow = fitCox(input, 'breslow')
    if (!breslow.ok) throw new Error(breslow.reason)
    expect(Math.abs((breslow.coefficients[0] ?? 0) - 1)).toBeGreaterThan(5 * (breslow.naive[0] ?? 0))
  })

  test('does not exaggerate in small strata, where each interval has a hazard of its own to be learned', () => {
    const input = simulated(5, 6000, 0.4, 0.6)
    const fit = fitted({ ...input, strata: Int32Array.from(input.time, (_, i) => Math.floor(i / 4)) })
    // Strata of four would make it about a third larger; the true logarithm is 0.6.
    expect(Math.abs((fit.coefficients[0] ?? 0) - 0.6)).toBeLessThan(3 * (fit.naive[0] ?? 0))
    expect(fit.naive[0]).toBeLessThan(0.06)
  })

  test('agrees with Cox where hardly any are tied', () => {
    const input = simulated(2, 2000, 1e-6)
    const cox = fitCox(input)
    if (!cox.ok) throw new Error(cox.reason)
    const fit = fitted(input)
    expect(fit.coefficients[0]).toBeCloseTo(cox.coefficients[0] ?? 0, 2)
    expect(fit.naive[0]).toBeCloseTo(cox.naive[0] ?? 0, 3)
  })

  test('slopes and curvature are those of the likelihood, with strata, weights and late entries', () => {
    const base = simulated(3, 80, 0.4)
    const draw = seeded(4)
    const entry = base.time.map(time => time - 0.3 - Math.floor(draw() * 4) * 0.4)
    const strata = Int32Array.from(entry, () => Math.floor(draw() * 2))
    const rows = coxRows({ ...base, entry, strata, weights: entry.map(() => 0.5 + draw()) })
    const at = groupedLikelihood(rows, Float64Array.of(0.3, -0.2))
    const h = 1e-4
    const [up, down] = [0.3 + h, 0.3 - h].map(first => groupedLikelihood(rows, Float64Array.of(first, -0.2)))
    if (up === undefined || down === undefined) throw new Error('no likelihood')
    expect((up.logLikelihood - down.logLikelihood) / (2 * h)).toBeCloseTo(at.slope[0] ?? 0, 5)
    expect(-((up.slope[0] ?? 0) - (down.slope[0] ?? 0)) / (2 * h)).toBeCloseTo(at.information[0] ?? 0, 4)
    expect(-((up.slope[1] ?? 0) - (down.slope[1] ?? 0)) / (2 * h)).toBeCloseTo(at.information[1] ?? 0, 4)
  })

  test('robust errors agree with leaving each customer out', () => {
    const input = { ...simulated(5, 450, 0.5), clusters: Int32Array.from({ length: 450 }, (_, i) => i % 150) }
    const fit = fitted(input)
    let spread = 0
    for (let left = 0; left < 150; left += 1) {
      const kept = (values: Float64Array) => values.filter((_, i) => i % 150 !== left)
      const event = input.event.filter((_, i) => i % 150 !== left)
      const other = fitted({ covariates: input.covariates.map(kept), time: kept(input.time), event })
      spread += ((other.coefficients[0] ?? 0) - (fit.coefficients[0] ?? 0)) ** 2
    }
    expect((fit.robust[0] ?? 0) / Math.sqrt(spread)).toBeCloseTo(1, 1)
  })

  test('false alarms come as often as promised', () => {
    let alarms = 0
    for (let seed = 0; seed < 200; seed += 1) {
      const fit = fitted(simulated(seed + 10, 150, 0.5, 0))
      if (Math.abs((fit.coefficients[0] ?? 0) / (fit.naive[0] ?? 1)) > 1.959964) alarms += 1
    }
    expect(alarms).toBeGreaterThanOrEqual(2)
    expect(alarms).toBeLessThanOrEqual(20)
  })

  test('says why there is no number', () => {
    const input = simulated(1, 50, 0.5)
    expect(fitGrouped({ ...input, event: new Uint8Array(50) })).toEqual({ ok: false, reason: 'no-events', covariate: null })
    const same = { ...input, covariates: [new Float64Array(50).fill(2)] }
    expect(fitGrouped(same)).toEqual({ ok: false, reason: 'no-variation', covariate: 0 })
    const event = Uint8Array.from(input.covariates[0] ?? [], value => value)
    expect(fitGrouped({ ...input, event })).toMatchObject({ ok: false, reason: 'separated', covariate: 0 })
  })
})
