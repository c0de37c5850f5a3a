import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CoxInput, Ties } from './cox-input.ts'
import { fitCox, type CoxFit } from './fit-cox.ts'
import { schoenfeldTest } from './schoenfeld.ts'

const folder = new URL('../../../../../shared/data/survival/', import.meta.url).pathname

/** The published data lie outside the repository; tests that need them are skipped where they are absent. */
const isAbsent = !existsSync(`${folder}/rossi.csv`)

/** Named columns; `NA` becomes NaN. */
function published(file: string): (column: string) => Float64Array {
  const [head = '', ...lines] = readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n')
  const names = head.replaceAll('"', '').split(',')
  const cells = lines.map(line => line.split(','))
  return column => Float64Array.from(cells, row => Number(row[names.indexOf(column)]))
}

function rossi(): CoxInput {
  const column = published('rossi.csv')
  const covariates = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio'].map(column)
  return { covariates, time: column('week'), event: Uint8Array.from(column('arrest')) }
}

/** Incomplete rows dropped; status 2 is death. */
function lung(): CoxInput {
  const column = published('lung_R.csv')
  const complete = column('ph.ecog')
  const kept = (values: Float64Array) => values.filter((_, i) => !Number.isNaN(complete[i]))
  return {
    covariates: ['age', 'sex', 'ph.ecog'].map(name => kept(column(name))),
    time: kept(column('time')),
    event: Uint8Array.from(kept(column('status')), status => (status === 2 ? 1 : 0)),
  }
}
type Fitted = Extract<CoxFit, { ok: true }>

function fitted(input: CoxInput, ties?: Ties): Fitted {
  const fit = fitCox(input, ties)
  if (!fit.ok) throw new Error(`${fit.reason} ${String(fit.covariate)}`)
  return fit
}

/** The largest difference. */
function gap(found: Float64Array, wanted: readonly number[]): number {
  return Math.max(...wanted.map((value, i) => Math.abs(value - (found[i] ?? Number.NaN))))
}

describe.skipIf(isAbsent)('published data (skipped where their files are not on the machine)', () => {
  test('rossi', () => {
    const fit = fitted(rossi())
    const wanted = [-0.379422166, -0.057437743, 0.313899788, -0.149795698, -0.433703878, -0.084871083, 0.091497081]
    expect(gap(fit.coefficients, wanted)).toBeLessThan(1e-8)
    expect(fit.logLikelihood).toBeCloseTo(-658.74766, 5)
  })

  test('lung, with both ways of ties', () => {
    const fit = fitted(lung())
    expect(gap(fit.coefficients, [0.011066765, -0.552612396, 0.463728475])).toBeLessThan(1e-8)
    expect(fit.logLikelihood).toBeCloseTo(-729.23012, 5)
    expect(gap(fitted(lung(), 'breslow').coefficients, [0.011041136, -0.55188957, 0.462947041])).toBeLessThan(1e-8)
  })

  test('the simulated effect of followers', () => {
    const column = published('sim_follower_effect.csv')
    const event = Uint8Array.from(column('event'))
    const fit = fitted({ covariates: [column('logfol'), column('severe')], time: column('time'), event })
    expect(gap(fit.coefficients, [0.232694, 0.858368])).toBeLessThan(1e-6)
  })

  test('rossi, whether ratios are the same at all times', () => {
    const drift = schoenfeldTest(rossi())
    if (!drift.ok) throw new Error(drift.reason)
    expect(drift.covariates[1]?.chiSquare).toBeCloseTo(5.974, 3)
    expect(drift.covariates[3]?.chiSquare).toBeCloseTo(4.225, 3)
    expect(drift.global.chiSquare).toBeCloseTo(17.694, 3)
  })
})
