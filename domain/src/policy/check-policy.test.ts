import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels } from '../facts/relationship.ts'
import { promisedMinutes, promiseKinds } from '../promise/promised-minutes.ts'
import { severities } from '../severity/severity.ts'
import { checkPolicy } from './check-policy.ts'
import { defaultPolicy } from './default-policy.ts'
import type { Policy, SeverityPromise } from './policy.ts'

const refusalsOf = (policy: Policy): readonly { code: string; path: string }[] => {
  const checked = checkPolicy(policy)
  return checked.ok ? [] : checked.refusals.map(({ code, path }) => ({ code, path }))
}
const withPromise = (severity: 'critical' | 'high' | 'medium' | 'low', promise: Partial<SeverityPromise>): Policy => ({
  ...defaultPolicy,
  promises: { ...defaultPolicy.promises, [severity]: { ...defaultPolicy.promises[severity], ...promise } },
})

describe('checkPolicy', () => {
  it('accepts the default policy', () => {
    expect(checkPolicy(defaultPolicy)).toEqual({ ok: true })
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a promise of %d minutes', firstResponse => {
    expect(refusalsOf(withPromise('high', { firstResponse }))).toEqual([
      { code: 'not-a-positive-number', path: 'promises.high.firstResponse' },
    ])
  })

  it('refuses a level that would lift a low matter into medium, for each kind of promise alike', () => {
    expect(refusalsOf(withPromise('low', { resolution: 1600 }))).toEqual([
      { code: 'reaches-next-class', path: 'promises.low.resolution' },
    ])
    expect(refusalsOf(withPromise('low', { resolution: 1601 }))).toEqual([])
  })

  it('refuses a medium promise that the best level makes as fast as high', () => {
    expect(refusalsOf(withPromise('medium', { firstResponse: 100 }))).toEqual([
      { code: 'reaches-next-class', path: 'promises.medium.firstResponse' },
    ])
  })

  it('refuses a critical promise that protects nobody', () => {
    const slow = {
      ...withPromise('critical', { firstResponse: 61 }).promises,
      high: { ...defaultPolicy.promises.high, firstResponse: 90 },
    }
    expect(refusalsOf({ ...defaultPolicy, promises: slow })).toEqual([
      { code: 'critical-too-slow', path: 'promises.critical.firstResponse' },
    ])
  })

  it('refuses a level that is slower than the promise to everybody', () => {
    expect(refusalsOf({ ...defaultPolicy, levelMultipliers: { good: 1, excellent: 1.1, exceptional: 1 } })).toEqual([
      { code: 'level-out-of-bounds', path: 'levelMultipliers.excellent' },
    ])
  })

  it('accepts a company that has no levels', () => {
    expect(checkPolicy({ ...defaultPolicy, levelMultipliers: { good: 1, excellent: 1, exceptional: 1 } })).toEqual({ ok: true })
  })

  it('refuses to move cases before their own promise has run out', () => {
    expect(refusalsOf({ ...defaultPolicy, starvationPromises: 0.5 })).toEqual([
      { code: 'starves-before-promise', path: 'starvationPromises' },
    ])
  })

  it.each([
    [{ followersAbove: 10_000 }, 'followersAbove'],
    [{ routing: { when: 'audience.reach > 5' } }, 'routing.when'],
    [{ rules: [{ if: 'follower_count > 1000' }] }, 'rules.0.if'],
    [{ press: true }, 'press'],
    [{ 'publicity-threat': 'first' }, 'publicity-threat'],
  ])('refuses %o, which names the audience', (extra, path) => {
    const policy = { ...defaultPolicy, ...extra }
    expect(refusalsOf(policy)).toContainEqual({ code: 'names-the-audience', path })
  })

  it('knows a press enquiry, which is a subject, from the press', () => {
    const policy = { ...defaultPolicy, desks: { 'press-enquiry': 'communications' } }
    expect(refusalsOf(policy)).toEqual([])
  })
})

describe('an accepted policy', { timeout: 30_000 }, () => {
  it('refuses a look that comes after the answer to a critical matter is due', () => {
    const checked = checkPolicy({ ...defaultPolicy, triageMinutes: 15 })
    expect(checked.ok ? [] : checked.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['triage-too-slow', 'triageMinutes'],
    ])
  })

  it('keeps every class apart at every two levels, for every kind of promise', () => {
    const minutes = fc.integer({ min: 1, max: 60 })
    const promise = fc.record({ firstResponse: minutes, nextResponse: minutes, resolution: minutes })
    const policies = fc.record({
      critical: promise,
      high: promise,
      medium: promise,
      low: promise,
      factor: fc.integer({ min: 1, max: 20 }),
      multipliers: fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true })),
    })
    let accepted = 0
    fc.assert(
      fc.property(policies, ({ critical, high, medium, low, factor, multipliers: [a, b] }) => {
        const policy: Policy = {
          ...defaultPolicy,
          promises: { critical, high: times(high, factor), medium: times(medium, factor ** 2), low: times(low, factor ** 3) },
          levelMultipliers: { good: 1, excellent: Math.max(a, b), exceptional: Math.min(a, b) },
        }
        if (!checkPolicy(policy).ok) return
        accepted += 1
        for (const kind of promiseKinds) {
          for (const [i, severity] of severities.entries()) {
            const below = severities[i + 1]
            if (below === undefined) continue
            for (const level of levels) {
              for (const other of levels) {
                expect(promisedMinutes(policy, kind, severity, level)).toBeLessThan(promisedMinutes(policy, kind, below, other))
              }
            }
          }
        }
      }),
      { numRuns: 2_000 },
    )
    expect(accepted).toBeGreaterThan(10)
  })
})

function times(promise: SeverityPromise, by: number): SeverityPromise {
  const { firstResponse, nextResponse, resolution } = promise
  return { firstResponse: firstResponse * by, nextResponse: nextResponse * by, resolution: resolution * by }
}
