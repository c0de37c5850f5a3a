import type { Rejected } from './customers.ts'

/** One order: its day counted from 1970-01-01, and its margin. */
export type Order = { customer: string; day: number; amount: number; currency: string }

/** Orders and broken rows, one after the other, in the order of the file. */
export type ReadOrders = AsyncGenerator<{ order: Order; line: number } | { rejected: Rejected }>

export const msPerDay = 86_400_000

/**
 * The day of a moment, in UTC.
 * @example dayOf(Date.parse('1997-01-01')) // 9862
 */
export function dayOf(instant: number): number {
  return Math.floor(instant / msPerDay)
}

/** Why an amount cannot be the margin of an order, or null. */
export function whyNoAmount(amount: number, text: string): string | null {
  if (!Number.isFinite(amount)) return `The amount is no number: "${text.slice(0, 40)}".`
  return amount < 0 ? `The amount is below 0 (${amount}): a refund belongs into the margin of its order.` : null
}
