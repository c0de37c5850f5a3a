import { parseArgs } from 'node:util'
import { seeded } from '../domain/src/statistics/random/seeded.ts'
import type { CoxInput } from '../domain/src/statistics/survival/cox-input.ts'
import { fitCox } from '../domain/src/statistics/survival/fit-cox.ts'

/**
 * How long a Cox regression of a million cases with eight covariates takes, alone, its robust errors included; beside one bare pass over the
 * same numbers that adds up x·xᵀ, in the same run. The best of the rounds counts, so that somebody else's work on the machine does not.
 *
 *   node bench/cox.ts [--cases 1000000] [--rounds 3] [--days 0] [--json]
 *
 * `--days 365` puts cases into strata by day and rounds times to the minute, as the audit does.
 */

/** Seconds for a million cases: what R's coxph takes. */
const most = 6
const width = 8

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    days: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
})

function simulated(count: number, days: number): CoxInput {
  const draw = seeded(1)
  const covariates = Array.from({ length: width }, () => Float64Array.from({ length: count }, () => draw() - 0.5))
  const [first = new Float64Array(), second = new Float64Array()] = covariates
  const time = Float64Array.from({ length: count }, (_, i) => {
    const hours = -Math.log(1 - draw()) / Math.exp(0.2 * (first[i] ?? 0) - 0.5 * (second[i] ?? 0))
    return days > 0 ? Math.ceil(hours * 60) : hours
  })
  const event = Uint8Array.from({ length: count }, () => (draw() < 0.9 ? 1 : 0))
  const strata = days > 0 ? Int32Array.from({ length: count }, () => Math.floor(draw() * days)) : undefined
  return { covariates, time, event, strata }
}

/** One pass of what every regression must do at least once for each step. */
function barePass(columns: readonly Float64Array[], count: number): number {
  const sums = new Float64Array(width * width)
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < width; j += 1) {
      const own = columns[j]?.[i] ?? 0
      for (let k = 0; k <= j; k += 1) sums[j * width + k] = (sums[j * width + k] ?? 0) + own * (columns[k]?.[i] ?? 0)
    }
  }
  return sums[0] ?? 0
}

function bestOf(rounds: number, work: () => void): number {
  let best = Infinity
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now()
    work()
    best = Math.min(best, (performance.now() - from) / 1000)
  }
  return best
}

const [cases, rounds, days] = [Number(options.cases), Number(options.rounds), Number(options.days)]
const input = simulated(cases, days)
const found: { steps: number; effect: number; error: number }[] = []
const seconds = bestOf(rounds, () => {
  const fit = fitCox(input)
  if (!fit.ok) throw new Error(fit.reason)
  found.push({ steps: fit.steps, effect: fit.coefficients[1] ?? 0, error: fit.standardErrors[1] ?? 0 })
})
const bare = bestOf(rounds, () => barePass(input.covariates, cases))
const [first] = found
const allowed = most * (cases / 1_000_000)
const isRight = first !== undefined && Math.abs(first.effect + 0.5) < 5 * first.error
if (options.json) process.stdout.write(`${JSON.stringify({ cases, days, seconds, bare, ratio: seconds / bare, ...first })}\n`)
else {
  process.stdout.write(
    `${String(cases)} cases × ${String(width)} covariates: ${seconds.toFixed(2)} s (at most ${allowed.toFixed(1)}), ` +
      `${(seconds / bare).toFixed(1)} bare passes of ${bare.toFixed(2)} s; ${String(first?.steps)} steps; ` +
      `−0.5 was found as ${String(first?.effect.toFixed(4))} ± ${String(first?.error.toFixed(4))}\n`,
  )
}
if (seconds > allowed || !isRight) process.exitCode = 1
