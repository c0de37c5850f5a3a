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

/** Learns how the customers of a workspace come back and what an order brings, from all of them who have not objected. */
export async function learnFromAll(tx: Tx, { workspaceId, currency, rates, margins, now, policy }: Basis): Promise<LearnedBase> {
  const columns: { repeats: number[]; recency: number[]; age: number[]; spent: number[] } = {
    repeats: [],
    recency: [],
    age: [],
    spent: [],
  }
  let [ended, months_at_risk] = [0, 0]
  for (let after: string | null = null; ;) {
    const ids: string[] = await queries.nextBuyers(tx, workspaceId, after, customersAtOnce)
    if (ids.length === 0) break
    after = ids.at(-1) ?? null
    const churn = churnOf(contractsOf(await queries.subscriptionsOf(tx, ids), margins, now), now)
    ended += churn.ended
    months_at_risk += churn.monthsAtRisk
    for (const orders of ordersByCustomer(await queries.ordersToCount(tx, ids), margins).values()) {
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
