import type { Instant } from '../time/instant.ts'
import type { PastOrder } from './historic.ts'
import type { Predicted } from './predicted.ts'

/**
 * Whether somebody still buys, in few words. `once`: one purchase says nothing yet; `unknown`: nothing to tell from.
 * A number of days is how long it usually took them to come back, and how long it is now.
 */
export type Liveliness =
  | { is: 'alive' | 'drifting' | 'gone'; usualDays: number; sinceDays: number }
  | { is: 'contract' | 'once' | 'unknown' }

const msPerDay = 86_400_000
/** Chances to be alive from which on we speak of it. */
const stillAlive = 0.7
const perhapsAlive = 0.3

/**
 * Reads the chance to be alive as people say it. Of somebody who bought on one day only the model knows nothing, whatever it says.
 * @example livelinessOf(orders, predicted, now) // { is: 'drifting', usualDays: 42, sinceDays: 130 }
 */
export function livelinessOf(orders: readonly PastOrder[], predicted: Predicted | null, at: Instant): Liveliness {
  if (predicted?.ok === true && predicted.by === 'contract') return { is: 'contract' }
  const days = [...new Set(orders.filter(order => order.at <= at).map(order => Math.floor(order.at / msPerDay)))].toSorted(
    (a, b) => a - b,
  )
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { is: 'unknown' }
  if (first === last) return { is: 'once' }
  const usualDays = Math.round((last - first) / (days.length - 1))
  const sinceDays = Math.max(0, Math.floor(at / msPerDay) - last)
  if (predicted?.ok !== true) return { is: 'unknown' }
  const is = predicted.alive >= stillAlive ? 'alive' : predicted.alive >= perhapsAlive ? 'drifting' : 'gone'
  return { is, usualDays, sinceDays }
}
