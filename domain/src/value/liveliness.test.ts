import { expect, test } from 'vitest'
import { monday9 } from '../facts/facts.arbitrary.ts'
import { livelinessOf } from './liveliness.ts'
import { predictedOrders } from './predicted.ts'
import { defaultValuePolicy } from './value-policy.ts'
import { purchasesOf } from './worth-of-orders.ts'

const day = 86_400_000
const orders = (...daysAgo: number[]) =>
  daysAgo.map(days => ({ at: monday9 - days * day, margin: { amount: 20, currency: 'EUR' } }))

/** As published for CDNOW (Fader, Hardie & Lee 2005; Fader & Hardie 2013), in weeks. */
const base = { purchases: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, amounts: { p: 6.25, q: 3.74, v: 15.45 } }

const seen = (...daysAgo: number[]) => {
  const all = orders(...daysAgo)
  const bought = purchasesOf(all, 'EUR', [], monday9)
  const predicted = bought && predictedOrders(bought.history, bought.spent, base, defaultValuePolicy)
  return livelinessOf(all, predicted, monday9)
}

test('who came back as usual is alive, and who is long overdue is not', () => {
  expect(seen(130, 90, 50, 10)).toMatchObject({ is: 'alive', usualDays: 40, sinceDays: 10 })
  expect(seen(830, 820, 810, 800, 790, 780)).toMatchObject({ is: 'gone', usualDays: 10, sinceDays: 780 })
})

test('one purchase says nothing, and neither does none', () => {
  expect(seen(20)).toEqual({ is: 'once' })
  expect(livelinessOf([], null, monday9)).toEqual({ is: 'unknown' })
  expect(livelinessOf(orders(9, 2), { ok: false, reason: 'not-enough-data' }, monday9)).toEqual({ is: 'unknown' })
})
