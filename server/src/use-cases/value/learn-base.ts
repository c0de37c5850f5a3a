import type { BaseModel } from '@evenhand/domain/value/customer-base.ts'
import { churnOf } from '@evenhand/domain/value/contracts.ts'
import { usableModel } from '@evenhand/domain/value/predicted.ts'
import { purchasesOf } from '@evenhand/domain/value/worth-of-orders.ts'
import type { Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/value.ts'
import { contractsOf, ordersByCustomer } from './past-orders.ts'
import { learnApart } from './reckon-apart.ts'
import type { Basis } from './valued-by.ts'

/** So few that nobody waits for their orders to be read. */
const customersAtOnce = 1000

export type LearnedBase = { model: BaseModel | null; customers: number; returned: number; ended: number; months_at_risk: number }

/** A few customers are read in a transaction of their own. */
export type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Learns how the customers of a workspace come back and what an order brings, from all of them who have not objected. Of a million that takes a
 * minute or two, in which nobody waits for it: it holds nothing.
 * @returns null where it was stopped
 */
export async function learnFromAll(
  read: Reading,
  { workspaceId, currency, rates, margins, now, policy }: Basis,
  signal?: AbortSignal,
): Promise<LearnedBase | null> {
  const columns: { repeats: number[]; recency: number[]; age: number[]; spent: number[] } = {
    repeats: [],
    recency: [],
    age: [],
    spent: [],
  }
  let [ended, months_at_risk] = [0, 0]
  for (let after: string | null = null; ;) {
    if (signal?.aborted === true) return null
    const behind = after
    const page = await read(async tx => {
      const ids = await queries.nextBuyers(tx, workspaceId, behind, customersAtOnce)
      return { ids, subscriptions: await queries.subscriptionsOf(tx, ids), orders: await queries.ordersToCount(tx, ids) }
    })
    if (page.ids.length === 0) break
    after = page.ids.at(-1) ?? null
    const churn = churnOf(contractsOf(page.subscriptions, margins, now), now)
    ended += churn.ended
    months_at_risk += churn.monthsAtRisk
    for (const orders of ordersByCustomer(page.orders, margins).values()) {
      const bought = purchasesOf(orders, currency, rates, now)
      if (bought === null) continue
      columns.repeats.push(bought.history.repeats)
      columns.recency.push(bought.history.recency)
      columns.age.push(bought.history.age)
      columns.spent.push(bought.spent)
    }
  }
  const customers = columns.repeats.length
  const returned = columns.repeats.filter(repeats => repeats > 0).length
  // Too few would predict nothing, so nothing is learned from them.
  if (customers < policy.leastCustomers || returned < policy.leastReturned)
    return { model: null, customers, returned, ended, months_at_risk }
  const histories = {
    repeats: Float64Array.from(columns.repeats),
    recency: Float64Array.from(columns.recency),
    age: Float64Array.from(columns.age),
  }
  const fit = await learnApart(histories, Float64Array.from(columns.spent))
  return { model: usableModel(fit, returned, policy), customers, returned, ended, months_at_risk }
}
