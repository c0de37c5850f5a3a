import { describe, expect, test } from 'vitest'
import { monday9 } from '../facts/facts.arbitrary.ts'
import { checkPolicy } from '../policy/check-policy.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { churnOf, paymentsOf } from './contracts.ts'
import { inUnits } from './money.ts'
import { defaultValuePolicy } from './value-policy.ts'
import { broughtByQuarter, purchasesOf, worthOfOrders } from './worth-of-orders.ts'

const day = 86_400_000
const order = (daysAgo: number, amount: number | null, currency = 'EUR') => ({
  at: monday9 - daysAgo * day,
  margin: amount === null ? null : { amount, currency },
})
const by = { currency: 'EUR', rates: [], model: null, churn: { ended: 0, monthsAtRisk: 0 }, policy: defaultValuePolicy }

const refusals = (change: (value: typeof defaultValuePolicy) => typeof defaultValuePolicy) => {
  const checked = checkPolicy({ ...defaultPolicy, value: change(defaultValuePolicy) })
  return checked.ok ? [] : checked.refusals.map(({ code, path }) => `${path} ${code}`)
}

describe('orders as purchases', () => {
  test('are one a day, in weeks from the first', () => {
    const bought = purchasesOf([order(70, 10), order(35, 20), order(35, 5), order(7, 15)], 'EUR', [], monday9)
    expect(bought?.history).toMatchObject({ repeats: 2, recency: 9 })
    expect(bought?.history.age).toBeGreaterThanOrEqual(10)
    expect(bought?.spent).toBe(20)
  })

  test('are unknown in amount where a repeat order has no margin or another currency, and known in time', () => {
    expect(purchasesOf([order(70, 10), order(35, null)], 'EUR', [], monday9)).toMatchObject({
      history: { repeats: 1 },
      spent: Number.NaN,
    })
    expect(purchasesOf([order(70, 10), order(35, 3, 'USD')], 'EUR', [], monday9)?.spent).toBeNaN()
    expect(purchasesOf([order(-1, 10)], 'EUR', [], monday9)).toBeNull()
  })
})

describe('what orders are worth', () => {
  test('is not known when no margin is', () => {
    expect(worthOfOrders([order(5, null)], [], by, monday9)).toBeNull()
    expect(worthOfOrders([], [], by, monday9)).toBeNull()
    expect(worthOfOrders([order(0, 40), order(3, null)], [], by, monday9)).toMatchObject({ amount: 40, isWhole: false })
  })

  test('counts what a contract has brought, and what it brings while it lives', () => {
    const contract = { from: monday9 - 365.25 * day, until: null, months: 1, margin: { amount: 10, currency: 'EUR' } }
    const valued = worthOfOrders([], [contract], { ...by, churn: { ended: 20, monthsAtRisk: 1000 } }, monday9)
    expect(paymentsOf(contract, monday9)).toHaveLength(13)
    expect(valued?.predicted).toMatchObject({ ok: true, by: 'contract', churn: 0.02 })
    expect(valued?.historic.amount).toBeGreaterThan(65)
    expect(valued?.historic.amount).toBeLessThan(130)
    const ended = { ...contract, until: monday9 - 1 }
    expect(worthOfOrders([], [ended], by, monday9)).toMatchObject({ predicted: { ok: false }, isWhole: false })
    expect(churnOf([contract, ended], monday9)).toMatchObject({ ended: 1 })
    expect(churnOf([contract, ended], monday9).monthsAtRisk).toBeCloseTo(24, 6)
  })

  test('is told by quarters, and a quarter of which a part is not known is not known', () => {
    const quarters = broughtByQuarter([order(365.25, 100), order(200, null), order(1, 10)], [], by, monday9, 4)
    expect(quarters.map(({ brought }) => brought)).toEqual([0, null, 0, 10])
    expect(quarters.at(-1)?.to).toBe(monday9)
  })

  test('is counted in the digits of its currency', () => {
    expect(['EUR', 'JPY', 'KWD'].map(currency => inUnits({ minor: 4900, currency }).amount)).toEqual([49, 4900, 4.9])
  })
})

describe('the numbers of a value policy', () => {
  test('are fine as they come', () => {
    expect(refusals(value => value)).toEqual([])
  })

  test('are refused where deeds or loudness would outweigh money, or exceptional begin below excellent', () => {
    const found = refusals(value => ({
      ...value,
      halfLifeMonths: 0,
      advocacy: { ...value.advocacy, cap: 0.6 },
      levels: {
        ...value.levels,
        influence: { mode: 'on', cap: 0.9 },
        person: { excellent: 500, exceptional: 400 },
        household: { excellent: Number.NaN, exceptional: 1 },
        ceiling: 0.9,
      },
    }))
    expect(found).toEqual([
      'value.halfLifeMonths not-a-positive-number',
      'value.advocacy.cap value-out-of-bounds',
      'value.levels.influence.cap value-out-of-bounds',
      'value.levels.person.exceptional value-out-of-bounds',
      'value.levels.household.excellent not-a-positive-number',
      'value.levels.ceiling value-out-of-bounds',
    ])
  })
})
