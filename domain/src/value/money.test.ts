import { expect, it } from 'vitest'
import { convert, type DatedRate } from './money.ts'

const day = 86_400_000
const rate = (from: string, since: number, worth: number): DatedRate => ({ from, to: 'EUR', since, rate: worth })

it('takes the latest rate of the day or before, in whatever order they stand, and none that is nothing', () => {
  const rates = [rate('USD', 9 * day, 0.9), rate('GBP', 2 * day, 1.2), rate('USD', 3 * day, 0.8), rate('USD', 5 * day, 0)]
  const worth = (at: number) => convert({ amount: 10, currency: 'USD' }, 'EUR', at, rates)
  expect(worth(2 * day)).toEqual({ ok: false, reason: 'not-summed', missing: 'USD' })
  expect(worth(3 * day)).toMatchObject({ ok: true, amount: 8 })
  expect(worth(9 * day - 1)).toMatchObject({ ok: true, amount: 8 })
  expect(worth(9 * day)).toMatchObject({ ok: true, amount: 9 })
  expect(convert({ amount: 10, currency: 'EUR' }, 'USD', 9 * day, rates)).toMatchObject({ ok: false, missing: 'EUR' })
})

it('finds the same rate among the days of years as somebody who looks at all of them', () => {
  const rates = Array.from({ length: 4000 }, (_, i) => rate(i % 2 === 0 ? 'USD' : 'GBP', ((i * 7919) % 4000) * day, 1 + i / 4000))
  for (let at = 0; at < 4100 * day; at += 97 * day) {
    const plain = rates.filter(({ from, since }) => from === 'USD' && since <= at).toSorted((a, b) => b.since - a.since)[0]
    const found = convert({ amount: 1, currency: 'USD' }, 'EUR', at, rates)
    expect(found.ok ? found.rate : null).toEqual(plain ?? null)
  }
})
