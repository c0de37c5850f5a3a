import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fitGammaGamma } from '../spending/fit-gamma-gamma.ts'
import { expectedPurchases, probabilityAlive } from './expected-purchases.ts'
import { fitBgNbd } from './fit-bgnbd.ts'
import { seeded, together } from './histories.fixture.ts'

const folder = new URL('../../../../../shared/data/value/', import.meta.url).pathname
const absent = !existsSync(`${folder}/cdnow_customers_summary.csv`)

function rowsOf(file: string): number[][] {
  const lines = readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n').slice(1)
  return lines.map(line => line.split(',').map(Number))
}

/** Fader, Hardie & Lee 2005, table 2, and Fader & Hardie 2013, section 4. The data lie outside the repository. */
describe.skipIf(absent)('CDNOW (skipped where its files are not on the machine)', () => {
  const histories = absent
    ? together([])
    : together(rowsOf('cdnow_customers_summary.csv').map(([, repeats = 0, recency = 0, age = 0]) => ({ repeats, recency, age })))

  test('gives the published parameters and likelihood', () => {
    const fit = fitBgNbd(histories)
    if (!fit.ok) throw new Error(fit.reason)
    const { r, alpha, a, b } = fit.parameters
    expect([r, alpha, a, b].map(value => Number(value.toFixed(3)))).toEqual([0.243, 4.414, 0.793, 2.426])
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(-9582.43)
  })

  test('gives the same from ten random starts', () => {
    const draw = seeded(11)
    const anywhere = () => Math.exp(6 * draw() - 3)
    for (let i = 0; i < 10; i += 1) {
      const fit = fitBgNbd(histories, [{ r: anywhere(), alpha: anywhere(), a: anywhere(), b: anywhere() }])
      if (!fit.ok) throw new Error(fit.reason)
      const { r, alpha, a, b } = fit.parameters
      expect([r, alpha, a, b].map(value => Number(value.toFixed(3)))).toEqual([0.243, 4.414, 0.793, 2.426])
    }
  })

  test('predicts what is published, to a millionth', () => {
    const fit = fitBgNbd(histories)
    if (!fit.ok) throw new Error(fit.reason)
    const known = [
      [{ repeats: 2, recency: 30.43, age: 38.86 }, [0.457157, 1.22591, 1.558584], 0.726609],
      [{ repeats: 26, recency: 30.86, age: 31 }, [8.277634, 20.75057, 25.759475], 0.96892],
    ] as const
    for (const [history, purchases, alive] of known) {
      const found = [13, 39, 52].map(weeks => expectedPurchases(history, fit.parameters, weeks))
      found.forEach((value, i) => expect(Math.abs(value - (purchases[i] ?? 0))).toBeLessThan(2e-6))
      expect(Math.abs(probabilityAlive(history, fit.parameters) - alive)).toBeLessThan(1e-6)
    }
  })

  test('gives the published amounts of the 946 who came back', () => {
    const rows = rowsOf('cdnow_customers_summary_with_transactions.csv').filter(([, repeats = 0]) => repeats > 0)
    expect(rows).toHaveLength(946)
    const column = (at: number) => Float64Array.from(rows, row => row[at] ?? 0)
    const fit = fitGammaGamma({ repeats: column(1), average: column(4) })
    if (!fit.ok) throw new Error(fit.reason)
    const { p, q, v } = fit.parameters
    expect([p, q, v].map(value => Number(value.toFixed(4)))).toEqual([6.2488, 3.7446, 15.4477])
  })
})
