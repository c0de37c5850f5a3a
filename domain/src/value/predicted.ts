import { purchaseOutlook, type PurchaseOutlook } from '../statistics/purchases/purchase-outlook.ts'
import { probabilityAlive } from '../statistics/purchases/expected-purchases.ts'
import { whyNoHistory, type History } from '../statistics/purchases/histories.ts'
import { amountSpread, expectedAverage } from '../statistics/spending/expected-average.ts'
import type { BaseFit, BaseModel } from './customer-base.ts'
import { modelOf } from './customer-base.ts'
import type { ValuePolicy } from './value-policy.ts'

/** Margin that is still to come, in the workspace's currency; `deviation` null where it has no finite one. */
export type Predicted =
  | {
      ok: true
      by: 'orders'
      amount: number
      deviation: number | null
      alive: number
      purchases: PurchaseOutlook
      average: number
    }
  | { ok: true; by: 'contract'; amount: number; low: number; high: number; churn: number }
  | { ok: false; reason: 'not-enough-data' }

const notEnough: Predicted = { ok: false, reason: 'not-enough-data' }
const weeksPerMonth = 365.25 / 12 / 7

/**
 * The model of a customer base, or null where too few people taught it.
 * @param returned how many customers of the base came back
 * @example usableModel(learnBase(histories, averages), 946, defaultValuePolicy)
 */
export function usableModel(fit: BaseFit, returned: number, policy: ValuePolicy): BaseModel | null {
  const enough = fit.purchases.ok && fit.purchases.customers >= policy.leastCustomers && returned >= policy.leastReturned
  return enough ? modelOf(fit) : null
}

/**
 * Margin of the next months of somebody who orders: purchases by BG/NBD times margin per order by Gamma-Gamma. The deviation is that of
 * what will really come: purchases may be few or many, and amounts vary (law of total variance; how often and how much independent).
 * @param spent mean margin per repeat order, in the currency of the model
 * @example predictedOrders(history, 22.35, model, defaultValuePolicy).amount // 38.4
 */
export function predictedOrders(history: History, spent: number, model: BaseModel | null, policy: ValuePolicy): Predicted {
  if (model === null || model.amounts === null || whyNoHistory(history) !== null) return notEnough
  const own = { repeats: history.repeats, average: spent }
  const average = expectedAverage(own, model.amounts)
  if (average === null) return notEnough
  const purchases = purchaseOutlook(history, model.purchases, policy.horizonMonths * weeksPerMonth)
  const amount = purchases.expected * average
  const spread = amountSpread(own, model.amounts)
  const squared = purchases.variance + purchases.expected ** 2
  const variance = spread === null ? null : purchases.expected * spread.variance + squared * spread.meanSquared - amount ** 2
  const deviation = variance === null ? null : Math.sqrt(Math.max(0, variance))
  return { ok: true, by: 'orders', amount, deviation, alive: probabilityAlive(history, model.purchases), purchases, average }
}

/** A contract that runs: its margin, and how often such contracts ended. */
export type Contract = {
  marginPerMonth: number
  /** Contracts of this kind that ended, and the months in which they could have. */
  ended: number
  monthsAtRisk: number
  /** Months until it ends for certain; null while nobody has given notice. */
  monthsLeft: number | null
}

/**
 * Margin of the next months of a contract: each month's comes when the contract has lived to its end, margin × Σ (1 − churn)ᵏ. Churn is
 * ended / months at risk, its interval that of Wilson (1927) at 80 %; the interval of the amount follows from its ends.
 * @example predictedContract({ marginPerMonth: 10, ended: 20, monthsAtRisk: 1000, monthsLeft: null }, defaultValuePolicy).amount // 105.5
 */
export function predictedContract(contract: Contract, policy: ValuePolicy): Predicted {
  const { marginPerMonth, ended, monthsAtRisk, monthsLeft } = contract
  if (!(monthsAtRisk >= policy.leastCustomers) || ended < 0 || ended > monthsAtRisk) return notEnough
  const months = Math.min(policy.horizonMonths, Math.max(0, Math.floor(monthsLeft ?? policy.horizonMonths)))
  const at = (churn: number) => marginPerMonth * livedMonths(1 - churn, months)
  const churn = ended / monthsAtRisk
  const { low, high } = wilson(ended, monthsAtRisk)
  const [least = 0, most = 0] = [at(high), at(low)].toSorted((a, b) => a - b)
  return { ok: true, by: 'contract', amount: at(churn), low: least, high: most, churn }
}

function livedMonths(stays: number, months: number): number {
  let [lived, sum] = [1, 0]
  for (let k = 0; k < months; k += 1) {
    lived *= stays
    sum += lived
  }
  return sum
}

/** Of a share, at 80 %. */
function wilson(hits: number, of: number): { low: number; high: number } {
  const z = 1.2815515655446004
  const middle = (hits + z ** 2 / 2) / (of + z ** 2)
  const half = (z / (of + z ** 2)) * Math.sqrt((hits * (of - hits)) / of + z ** 2 / 4)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
