import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { categoryKey, marginShare } from '@evenhand/domain/value/margin-rates.ts'
import type { Tx } from '../database.ts'
import type { Rates } from './value.ts'

export type Gaps = {
  notSummed: { currency: string; orders: number; since: Instant }[]
  withoutMargin: { category: string; orders: number; since: Instant }[]
}
type Gap = { name: string; orders: number; since: Instant }

const first = (since: readonly Instant[]): Instant => Math.min(...since, Number.MAX_SAFE_INTEGER)

/** Orders that value leaves out: no rate of their day or before, no margin and no margin rate. Categories by how they are written most often. */
export async function findGaps(tx: Tx, { currency, rates, margins }: Rates): Promise<Gaps> {
  const counted = sql`status <> 'cancelled' and cancelled_at is null`
  const { rows: foreign } = await sql<Gap>`
    select currency as name, date_trunc('day', placed_at) as day, count(*) as orders, min(placed_at) as since from orders
    where currency <> ${currency} and ${counted} group by 1, 2`.execute(tx)
  const { rows: silent } = await sql<Gap>`
    select coalesce(category, '') as name, date_trunc('day', placed_at) as day, count(*) as orders, min(placed_at) as since from orders
    where margin_minor is null and ${counted} group by 1, 2`.execute(tx)
  const from = Map.groupBy(rates, rate => rate.from)
  const notSummed = foreign.filter(({ name, since }) => since < first((from.get(name) ?? []).map(rate => rate.since)))
  const withoutMargin = silent.filter(({ name, since }) => marginShare(name, since, margins) === null)
  return {
    notSummed: summed(notSummed, name => name).map(({ name, ...gap }) => ({ currency: name, ...gap })),
    withoutMargin: summed(withoutMargin, categoryKey).map(({ name, ...gap }) => ({ category: name, ...gap })),
  }
}

/** The most frequent first. */
function summed(gaps: readonly Gap[], keyOf: (name: string) => string): Gap[] {
  const found = [...Map.groupBy(gaps, gap => keyOf(gap.name)).values()].map(same => ({
    name: same.toSorted((a, b) => b.orders - a.orders)[0]?.name ?? '',
    orders: same.reduce((sum, gap) => sum + gap.orders, 0),
    since: Math.min(...same.map(gap => gap.since)),
  }))
  return found.toSorted((a, b) => b.orders - a.orders).slice(0, 100)
}
