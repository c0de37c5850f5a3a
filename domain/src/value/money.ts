import type { Instant } from '../time/instant.ts'

export type Money = { amount: number; currency: string }

/** What one unit of `from` was worth in `to` since `since`, until a later rate. */
export type DatedRate = { from: string; to: string; since: Instant; rate: number }

export type Converted =
  | { ok: true; amount: number; rate: DatedRate | null }
  | { ok: false; reason: 'not-summed'; missing: string }

/**
 * An amount in another currency, by the latest rate of its day. Without a dated rate nothing is summed: no rate is ever guessed,
 * turned around or chained.
 * @param at the day of the amount; only rates from then or before count
 * @example convert({ amount: 10, currency: 'USD' }, 'EUR', at, []) // { ok: false, reason: 'not-summed', missing: 'USD' }
 */
export function convert({ amount, currency }: Money, to: string, at: Instant, rates: readonly DatedRate[]): Converted {
  if (currency === to) return { ok: true, amount, rate: null }
  let latest: DatedRate | null = null
  for (const rate of rates) {
    const fits = rate.from === currency && rate.to === to && rate.since <= at && rate.rate > 0
    if (fits && (latest === null || rate.since > latest.since)) latest = rate
  }
  return latest === null
    ? { ok: false, reason: 'not-summed', missing: currency }
    : { ok: true, amount: amount * latest.rate, rate: latest }
}

/**
 * An amount in minor units as an amount of its currency, by the digits that ISO 4217 gives it.
 * @param minor whole minor units
 * @example inUnits({ minor: 4900, currency: 'EUR' }) // { amount: 49, currency: 'EUR' }
 */
export function inUnits({ minor, currency }: { minor: number; currency: string }): Money {
  return { amount: minor / 10 ** digitsOf(currency), currency }
}

/** Two for a code that nobody knows. */
function digitsOf(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const found = format.resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, found)
  return found
}

const digits = new Map<string, number>()
