import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideBy } from '../decision/laws.fixture.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import { monday9 } from '../facts/facts.arbitrary.ts'
import { levels } from '../facts/relationship.ts'
import { assess, type KnownCustomer } from './assess.ts'
import { historicOf, withOrder, type Historic, type PastOrder } from './historic.ts'
import { grantedFrom, mayAccelerate, nextStanding, startStanding, type Standing } from './levels.ts'
import { advocacyOf, monetaryOf, serviceValueOf, type Deed } from './service-value.ts'
import { defaultValuePolicy, type ValuePolicy } from './value-policy.ts'

const policy = defaultValuePolicy
const day = 86_400_000
const anyPastInstant = fc.integer({ min: 0, max: 1500 }).map(days => monday9 - days * day)
const anyAmount = fc.integer({ min: -500_00, max: 5000_00 }).map(cents => cents / 100)
const anyOrder: fc.Arbitrary<PastOrder> = fc.record({
  at: anyPastInstant,
  margin: fc.option(fc.record({ amount: anyAmount, currency: fc.constantFrom('EUR', 'USD') })),
})
const anyDeed: fc.Arbitrary<Deed> = fc.record({ at: anyPastInstant, kind: fc.constantFrom('helped', 'defended') })
const anyShare = fc.double({ min: -1, max: 2, noNaN: true })
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  level: fc.constantFrom(...levels),
  nightsBelow: fc.record({ excellent: fc.integer({ min: 0, max: 30 }), exceptional: fc.integer({ min: 0, max: 30 }) }),
})
const anyProfiles = fc.array(fc.record({ followers: fc.option(fc.integer({ min: 0, max: 100_000_000 })) }), { maxLength: 3 })

function worth(amount: number): KnownCustomer['monetary'] {
  const historic: Historic = { amount, at: monday9, orders: 1, withoutMargin: 0, notSummed: [] }
  return monetaryOf(historic, { ok: true, by: 'contract', amount: 0, low: 0, high: 0, churn: 0 })
}

const anyCustomer: fc.Arbitrary<KnownCustomer> = fc.record({
  monetary: fc.option(fc.integer({ min: 0, max: 6000 }).map(worth)),
  deeds: fc.array(anyDeed, { maxLength: 5 }),
  profiles: anyProfiles,
  standing: anyStanding,
  household: fc.option(
    fc.record({ others: fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 3 }), standing: anyStanding }),
  ),
})

const rate = (days: number, value: number) => ({ from: 'USD', to: 'EUR', since: monday9 + days * day, rate: value })
const levelAndDue = (customer: KnownCustomer, by: ValuePolicy) => {
  const { level, ...rest } = assess(customer, monday9, by, true)
  const facts = freshFacts(monday9, 'medium', { relationship: { known: true, level } })
  return JSON.stringify({ level, ...rest, decision: decideBy(facts, monday9) })
}
const volume = (some: readonly { volume: number }[]) => some.reduce((sum, claim) => sum + claim.volume, 0)

const deed = (months: number): Deed => ({ at: monday9 - (months * 365.25 * day) / 12, kind: 'helped' })

describe('the service value', () => {
  test('never lets deeds override money: monetary(a) > (1 + cap) × monetary(b) implies a greater service value', () => {
    const anyMonetary = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        anyMonetary,
        anyMonetary,
        anyShare,
        anyShare,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (x, b, p, q, cap) => {
          const a = (1 + cap) * b * (1 + 1e-12) + x
          fc.pre(a > (1 + cap) * b)
          expect(serviceValueOf(a, p, cap)).toBeGreaterThan(serviceValueOf(b, q, cap))
        },
      ),
    )
  })

  test('is money alone until deeds are recorded, and never more than its cap above it', () => {
    expect(advocacyOf([], monday9, policy)).toBe(0)
    fc.assert(
      fc.property(fc.array(anyDeed), fc.double({ min: 0, max: 1e6, noNaN: true }), anyShare, (deeds, monetary, cap) => {
        const advocacy = advocacyOf(deeds, monday9, policy)
        expect(advocacy).toBeGreaterThanOrEqual(0)
        expect(advocacy).toBeLessThan(1)
        expect(serviceValueOf(monetary, advocacy, cap)).toBeLessThanOrEqual(monetary * 1.5 * (1 + 1e-12))
        expect(serviceValueOf(monetary, advocacy, cap)).toBeGreaterThanOrEqual(monetary)
      }),
    )
  })

  test('forgets a deed by half in twelve months', () => {
    const aged = [12, 0].map(months => advocacyOf([deed(months)], monday9, policy))
    expect(aged[0]).toBeCloseTo(0.5 / 10.5, 12)
    expect(aged[1]).toBeCloseTo(1 / 11, 12)
  })

  test('is never below 0, whatever orders cost', () => {
    fc.assert(
      fc.property(fc.array(anyOrder), orders => {
        const historic = historicOf(orders, 'EUR', [], monday9, 12)
        expect(monetaryOf(historic, { ok: false, reason: 'not-enough-data' }).amount).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('past orders', () => {
  test('are worth half after twelve months', () => {
    const order = { at: monday9 - 365.25 * day, margin: { amount: 100, currency: 'EUR' } }
    expect(historicOf([order], 'EUR', [], monday9, 12).amount).toBeCloseTo(50, 10)
  })

  test('give the same one by one as they arrive and all at night', () => {
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 12 }), any => {
        const orders = any.toSorted((a, b) => a.at - b.at)
        const start: Historic = { amount: 0, at: monday9 - 1600 * day, orders: 0, withoutMargin: 0, notSummed: [] }
        const arrived = orders.reduce((sum, order) => withOrder(sum, order, 'EUR', [], order.at, 12), start)
        const tonight = historicOf(orders, 'EUR', [], monday9, 12)
        const grown = withOrder(arrived, { at: monday9, margin: null }, 'EUR', [], monday9, 12)
        expect(grown.amount).toBeCloseTo(tonight.amount, 6)
        expect([arrived.orders, arrived.withoutMargin, arrived.notSummed]).toEqual([
          tonight.orders,
          tonight.withoutMargin,
          tonight.notSummed,
        ])
      }),
    )
  })

  test('are summed over currencies only by a rate of their day or before', () => {
    const order = { at: monday9, margin: { amount: 100, currency: 'USD' } }
    const sum = (...rates: ReturnType<typeof rate>[]) => historicOf([order], 'EUR', rates, monday9, 12)
    expect(sum()).toMatchObject({ amount: 0, notSummed: ['USD'] })
    expect(sum(rate(1, 0.9))).toMatchObject({ amount: 0, notSummed: ['USD'] })
    expect(sum(rate(-1, 0.8), rate(-9, 0.7), rate(1, 0.9))).toMatchObject({ amount: 80, notSummed: [] })
  })
})

describe('followers at the profile', () => {
  test('change no level, no due time and no byte of the assessment', () => {
    fc.assert(
      fc.property(anyCustomer, anyProfiles, (customer, profiles) => {
        expect(levelAndDue({ ...customer, profiles }, policy)).toBe(levelAndDue(customer, policy))
      }),
    )
  })

  test('are not even looked at', () => {
    fc.assert(
      fc.property(anyCustomer, customer => {
        let looks = 0
        const watched = {
          get followers() {
            looks += 1
            return 2_000_000
          },
        }
        assess({ ...customer, profiles: [watched] }, monday9, policy, true)
        expect(looks).toBe(0)
      }),
    )
  })

  test('count within their cap only where the policy says so, and then it is said', () => {
    const open: ValuePolicy = { ...policy, levels: { ...policy.levels, influence: { mode: 'on', cap: 0.2 } } }
    fc.assert(
      fc.property(anyCustomer, customer => {
        const [off, on] = [assess(customer, monday9, policy, true), assess(customer, monday9, open, true)]
        expect(off.reasons).not.toContain('loudness-counts')
        expect(on.reasons).toContain('loudness-counts')
        expect(on.serviceValue ?? 0).toBeLessThanOrEqual((off.serviceValue ?? 0) * 1.2 * (1 + 1e-12))
        const hidden = customer.profiles.map(() => ({ followers: null }))
        const zeroed = customer.profiles.map(() => ({ followers: 0 }))
        expect(assess({ ...customer, profiles: hidden }, monday9, open, true)).toEqual(
          assess({ ...customer, profiles: zeroed }, monday9, open, true),
        )
      }),
    )
  })
})

describe('scenario 2, twins: from the profile to the due time', () => {
  const at = Date.UTC(2026, 2, 4, 10)
  const open: ValuePolicy = { ...policy, levels: { ...policy.levels, influence: { mode: 'on', cap: 0.2 } } }
  const twin = (followers: number | null, by: ValuePolicy = policy) => {
    const customer: KnownCustomer = {
      monetary: worth(450),
      deeds: [],
      profiles: [{ followers }],
      standing: startStanding,
      household: null,
    }
    const assessed = assess(customer, at, by, false)
    const decision = decideBy(freshFacts(at, 'medium', { relationship: { known: true, level: assessed.level } }), at)
    return { assessed, decision }
  }

  test('two millions and an unknown number give the same level and the same due time', () => {
    expect(twin(2_000_000)).toEqual(twin(null))
    expect(twin(2_000_000).assessed).toMatchObject({
      level: 'good',
      serviceValue: 450,
      thresholds: { person: { excellent: 500 } },
    })
    expect(twin(2_000_000).decision.due).toBe(Date.UTC(2026, 2, 4, 14))
  })

  test('a count that is set to zero gives no new decision', () => {
    expect(JSON.stringify(twin(0))).toBe(JSON.stringify(twin(2_000_000)))
  })

  test('with influence on, the reasons say that loudness counts', () => {
    expect(twin(2_000_000, open).assessed).toMatchObject({ level: 'excellent', reasons: ['by-own-value', 'loudness-counts'] })
    expect(twin(null, open).assessed).toMatchObject({ level: 'good', reasons: ['loudness-counts'] })
  })
})

describe('levels', () => {
  const thresholds = policy.levels.person
  const night = (before: Standing, value: number | null) => nextStanding(before, value, thresholds, policy, true)

  test('rise at once and fall only after thirty nights below nine tenths', () => {
    let standing = nextStanding(startStanding, 500, thresholds, policy, false)
    expect(standing.level).toBe('excellent')
    for (let i = 0; i < 100; i += 1) standing = night(standing, 450)
    expect(standing.level).toBe('excellent')
    for (let i = 0; i < 29; i += 1) standing = night(standing, 449.99)
    expect(standing.level).toBe('excellent')
    expect(night(night(standing, 450), 449.99).level).toBe('excellent')
    expect(night(standing, 449.99).level).toBe('good')
  })

  test('a whole day of orders counts as no night', () => {
    let standing = night(startStanding, 600)
    for (let i = 0; i < 100; i += 1) standing = nextStanding(standing, 10, thresholds, policy, false)
    expect(standing.level).toBe('excellent')
  })

  test('never fall for a greater value', () => {
    const anyValue = fc.integer({ min: 0, max: 4000 })
    fc.assert(
      fc.property(anyStanding, anyValue, anyValue, (before, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(value => levels.indexOf(night(before, value).level))
        expect(more).toBeGreaterThanOrEqual(less ?? 0)
      }),
    )
  })

  test('stay where they are while the value is not known, and are good for all when switched off', () => {
    fc.assert(
      fc.property(anyStanding, anyCustomer, (before, customer) => {
        expect(night(before, null)).toEqual(before)
        const off: ValuePolicy = { ...policy, levels: { ...policy.levels, mode: 'off' } }
        expect(assess(customer, monday9, off, true)).toMatchObject({ level: 'good', reasons: ['levels-off'] })
      }),
    )
  })

  test('a household adds only', () => {
    fc.assert(
      fc.property(anyCustomer, customer => {
        const alone = assess({ ...customer, household: null }, monday9, policy, true)
        const together = assess(customer, monday9, policy, true)
        expect(levels.indexOf(together.level)).toBeGreaterThanOrEqual(levels.indexOf(alone.level))
        expect(together.serviceValue).toBe(alone.serviceValue)
      }),
    )
  })

  test('accelerate at most their share of all cases, the greatest values first, equal values alike', () => {
    const anyClaim = fc.record({
      level: fc.constantFrom(...levels),
      value: fc.integer({ min: 0, max: 12 }),
      volume: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 30 }), claims => {
        const from = grantedFrom(claims, 0.15)
        const accelerated = claims.filter(({ level, value }) => level !== 'good' && value >= from)
        expect(volume(accelerated)).toBeLessThanOrEqual(0.15 * volume(claims) + 1e-9)
        // Whoever stays out would not have fitted in.
        const out = claims.filter(({ level, value }) => level !== 'good' && value < from)
        const next = Math.max(...out.map(({ value }) => value))
        const more = volume(accelerated) + volume(out.filter(({ value }) => value === next))
        expect(out.length === 0 || more > 0.15 * volume(claims)).toBe(true)
      }),
    )
  })

  test('may be switched on while the median wait of good grows by a twentieth at most', () => {
    expect(mayAccelerate({ without: 100, with: 105 }, policy)).toBe(true)
    expect(mayAccelerate({ without: 100, with: 106 }, policy)).toBe(false)
  })
})
