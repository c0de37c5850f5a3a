import { describe, expect, it } from 'vitest'
import { currencyOf, minorOf } from './money.ts'
import { periodOf } from './stripe/read-subscription.ts'

describe('an amount in decimal digits', () => {
  it.each([
    ['41.94', 2, 4194],
    ['41.9', 2, 4190],
    ['5000', 0, 5000],
    ['5000.00', 0, 5000],
    ['0.005', 2, 1],
    ['-12.50', 2, -1250],
    ['-0.00', 2, 0],
  ])('%s with %i digits is %i', (written, digits, minor) => expect(minorOf(written, digits, 'total')).toBe(minor))

  it.each(['', '1,5', '1e5', '12.', 'NaN', '9'.repeat(16), '999999999999999.00'])('“%s” is refused by its path', written =>
    expect(() => minorOf(written, 2, 'refunds.0.amount')).toThrow(/^refunds\.0\.amount: /),
  )

  it('is in a currency that exists', () => {
    expect(currencyOf('jpy', 'currency')).toEqual({ code: 'JPY', digits: 0 })
    expect(() => currencyOf('doubloons', 'currency')).toThrow(/is no currency/)
  })
})

it.each([
  ['month', 1, 'month', 1],
  ['month', 3, 'quarter', 1],
  ['month', 6, 'quarter', 1 / 2],
  ['month', 12, 'year', 1],
  ['month', 2, 'month', 1 / 2],
  ['year', 2, 'year', 1 / 2],
  ['week', 4, 'week', 1 / 4],
  ['day', 30, 'week', 7 / 30],
] as const)('what is paid every %s × %i is counted by the %s', (interval, count, every, share) =>
  expect(periodOf(interval, count)).toEqual({ every, share }),
)
