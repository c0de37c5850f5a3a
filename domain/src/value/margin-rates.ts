import type { Instant } from '../time/instant.ts'

/** Which part of its amount an order of a category brings, since `since`, until a later rate of that category. */
export type MarginRate = {
  /** As `categoryKey` writes it; '' is every other category. */
  category: string
  since: Instant
  /** -1 to 1; below 0 where orders cost more than they bring. */
  share: number
}

/**
 * A category, written the one way in which it is compared: letters and digits of any script, small, without accents.
 * @example categoryKey('Café & Tee') // 'cafetee'
 */
export function categoryKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/**
 * The part of its amount that an order of a category brings, by the latest rate of its day: that of the category, else that of every other.
 * No rate counts for a time before its own day.
 * @param at when the order was placed
 * @returns -1 to 1; null where no rate says anything
 * @example marginShare('Lamps', at, [{ category: 'lamps', since: at, share: 0.4 }]) // 0.4
 */
export function marginShare(category: string | null, at: Instant, rates: readonly MarginRate[]): number | null {
  const key = categoryKey(category ?? '')
  return (key === '' ? null : latestShare(key, at, rates)) ?? latestShare('', at, rates)
}

function latestShare(key: string, at: Instant, rates: readonly MarginRate[]): number | null {
  let latest: MarginRate | null = null
  for (const rate of rates) {
    const counts = rate.category === key && rate.since <= at
    if (counts && (latest === null || rate.since > latest.since)) latest = rate
  }
  return latest?.share ?? null
}
