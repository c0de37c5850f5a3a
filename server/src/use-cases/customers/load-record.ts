import { livelinessOf, type Liveliness } from '@evenhand/domain/value/liveliness.ts'
import { broughtByQuarter, type Quarter } from '@evenhand/domain/value/worth-of-orders.ts'
import { readInWorkspace, type Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/customer-record.ts'
import { ordersToCount, ratesTo, subscriptionsOf } from '../../db/queries/value.ts'
import type { RowOf } from '../../db/tables.ts'
import type { Actor, Context } from '../context.ts'
import { contractsOf, pastOrders } from '../value/past-orders.ts'
import { loadCustomerIn, type CustomerInput, type LoadedCustomer } from './load-customer.ts'

export type LoadedWorth = { value: RowOf<'customer_values'>; quarters: readonly Quarter[]; alive: Liveliness }

export type LoadedRecord = {
  loaded: LoadedCustomer
  worth: LoadedWorth | null
  promises: Awaited<ReturnType<typeof queries.promisesTo>>
  moments: queries.Moment[]
  moreMoments: boolean
}

const mostMoments = 200
const quartersShown = 8

/**
 * The whole record of a customer. Looked at for itself it shows all; beside a case only what the link of its author allows: below
 * *verified* neither orders, nor what they come to, nor what was said elsewhere.
 * @throws EvenhandError `not-found`
 */
export function loadRecord(context: Context, actor: Actor, input: CustomerInput): Promise<LoadedRecord> {
  return readInWorkspace(context.db, actor.workspaceId, async tx => {
    const now = context.clock.now()
    const loaded = await loadCustomerIn(tx, input, { isOwnRecord: input.forCase === undefined })
    if (loaded.ordersRefusal !== null)
      return { loaded: withoutPast(loaded), worth: null, promises: nothingPromised, moments: [], moreMoments: false }
    const moments = await queries.momentsOf(tx, input.customerId, mostMoments + 1)
    return {
      loaded,
      worth: await loadWorth(tx, actor.workspaceId, input.customerId, now),
      promises: await queries.promisesTo(tx, input.customerId, now),
      moments: moments.slice(0, mostMoments),
      moreMoments: moments.length > mostMoments,
    }
  })
}

const nothingPromised = { counts: { kept: 0, broken: 0, running: 0 }, lately: [] }

function withoutPast(loaded: LoadedCustomer): LoadedCustomer {
  return { ...loaded, contacts: [], cases: [] }
}

async function loadWorth(tx: Tx, workspaceId: string, customerId: string, now: number): Promise<LoadedWorth | null> {
  const value = await queries.readValue(tx, customerId)
  if (value === undefined) return null
  if (value.known.reasons.includes('objected')) return { value, quarters: [], alive: { is: 'unknown' } }
  const orders = pastOrders(await ordersToCount(tx, [customerId]))
  const contracts = contractsOf(await subscriptionsOf(tx, [customerId]))
  const quarters = broughtByQuarter(orders, contracts, await ratesTo(tx, workspaceId), now, quartersShown)
  return { value, quarters, alive: livelinessOf(orders, value.monetary?.predicted ?? null, now) }
}
