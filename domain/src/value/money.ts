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
  const latest = latestBy(at, datedRates(rates).get(`${currency} ${to}`) ?? [])
  return latest === null
    ? { ok: false, reason: 'not-summed', missing: currency }
    : { ok: true, amount: amount * latest.rate, rate: latest }
}

/** By the two currencies, the earliest first. A list of rates is sorted once: it may hold every day of years, and each order asks it. */
function datedRates(rates: readonly DatedRate[]): ReadonlyMap<string, readonly DatedRate[]> {
  const known = sorted.get(rates)
  if (known !== undefined) return known
  const usable = rates.filter(({ rate }) => rate > 0).toSorted((a, b) => a.since - b.since)
  const found = Map.groupBy(usable, rate => `${rate.from} ${rate.to}`)
  sorted.set(rates, found)
  return found
}

const sorted = new WeakMap<readonly DatedRate[], ReadonlyMap<string, readonly DatedRate[]>>()

/** The last that is not later. */
function latestBy(at: Instant, rates: readonly DatedRate[]): DatedRate | null {
  let [low, high] = [0, rates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rates[middle]?.since ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return rates[low - 1] ?? null
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
