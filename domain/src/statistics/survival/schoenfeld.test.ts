import { describe, expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import type { CoxInput } from './cox-input.ts'
import { schoenfeldTest, type TimeScale } from './schoenfeld.ts'

/** A covariate whose hazard ratio is `early` before time 0.5 and `late` after it, and one of no effect. */
function simulated(seed: number, early: number, late: number): CoxInput {
  const draw = seeded(seed)
  const count = 400
  const x = Float64Array.from({ length: count }, () => (draw() < 0.5 ? 1 : 0))
  const z = Float64Array.from({ length: count }, draw)
  const time = x.map(exposed => {
    const needed = -Math.log(1 - draw())
    const [before, after] = exposed === 1 ? [early, late] : [1, 1]
    return needed < before / 2 ? needed / before : 0.5 + (needed - before / 2) / after
  })
  return {
    covariates: [x, z],
    time: time.map(value => Math.ceil(value * 50) / 50),
    event: Uint8Array.from(time, () => (draw() < 0.85 ? 1 : 0)),
  }
}

function probabilities(input: CoxInput, scale: TimeScale): number[] {
  const found = schoenfeldTest(input, scale)
  if (!found.ok) throw new Error(found.reason)
  return [...found.covariates.map(({ probability }) => probability), found.global.probability]
}

describe.each<TimeScale>(['km', 'identity', 'rank', 'log'])('the test of proportional hazards on the scale %s', scale => {
  test('finds a ratio that turns over time, and blames the right covariate', () => {
    const [turning = 1, steady = 0, all = 1] = probabilities(simulated(1, 3, 0.6), scale)
    expect(turning).toBeLessThan(1e-4)
    expect(all).toBeLessThan(1e-3)
    expect(steady).toBeGreaterThan(0.01)
  })

  test('cries wolf one time in twenty', () => {
    let alarms = 0
    for (let seed = 0; seed < 200; seed += 1)
      if ((probabilities(simulated(seed + 50, 1.5, 1.5), scale)[0] ?? 1) < 0.05) alarms += 1
    expect(alarms).toBeGreaterThanOrEqual(2)
    expect(alarms).toBeLessThanOrEqual(20)
  })

  test('gives the same with all in one named stratum, or with entries before everything', () => {
    const input = simulated(3, 2, 1)
    const entry = input.time.map(() => -1)
    expect(probabilities({ ...input, entry }, scale)).toEqual(probabilities(input, scale))
    const strata = new Int32Array(input.time.length).fill(-7)
    expect(probabilities({ ...input, strata }, scale)).toEqual(probabilities(input, scale))
  })
})

test('the test of proportional hazards says why there is none', () => {
  const input = simulated(1, 1, 1)
  expect(schoenfeldTest({ ...input, event: new Uint8Array(400) })).toMatchObject({ ok: false, reason: 'no-events' })
  expect(schoenfeldTest({ ...input, time: input.time.map(time => time - 1) }, 'log')).toEqual({
    ok: false,
    reason: 'time-not-positive',
  })
  const once = { covariates: [Float64Array.of(0, 1, 1, 0)], time: Float64Array.of(1, 1, 2, 3), event: Uint8Array.of(1, 1, 0, 0) }
  expect(schoenfeldTest(once)).toEqual({ ok: false, reason: 'too-few-event-times' })
})
