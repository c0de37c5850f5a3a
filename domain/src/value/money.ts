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
