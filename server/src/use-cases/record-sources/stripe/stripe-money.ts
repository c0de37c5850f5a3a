import { currencyOf, unreadable } from '../money.ts'

/**
 * Amounts of Stripe are whole numbers of the smallest unit that Stripe counts in, which for a few currencies is not the one that is kept here.
 * Source: https://docs.stripe.com/currencies#zero-decimal and #special-cases.
 */
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const threeDecimal = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

/**
 * Whole minor units as amounts are kept and shown here, the half rounded away from zero.
 * @example stripeMoney(500, 'jpy', 'amount') // { minor: 500, currency: 'JPY' }
 * @example stripeMoney(500, 'isk', 'amount') // { minor: 5, currency: 'ISK' }: Stripe writes krónur with two zeros
 */
export function stripeMoney(amount: number, currency: string, path: string): { minor: number; currency: string } {
  const { code, digits } = currencyOf(currency, path)
  const theirs = zeroDecimal.has(code) ? 0 : threeDecimal.has(code) ? 3 : 2
  const whole = Math.round(Math.abs(amount) * 10 ** (digits - theirs)) * Math.sign(amount)
  if (!Number.isSafeInteger(whole)) throw unreadable(path, `${amount} is larger than any amount of money`)
  return { minor: whole === 0 ? 0 : whole, currency: code }
}
