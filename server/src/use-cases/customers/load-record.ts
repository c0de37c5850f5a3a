import { historicOf, type Historic } from '@evenhand/domain/value/historic.ts'
import { livelinessOf, type Liveliness } from '@evenhand/domain/value/liveliness.ts'
import { defaultValuePolicy } from '@evenhand/domain/value/value-policy.ts'
import { broughtByQuarter, type Quarter } from '@evenhand/domain/value/worth-of-orders.ts'
import { readInWorkspace, type Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/customer-record.ts'
import { readMergedRecords, type MergedRecord } from '../../db/queries/merging/merges.ts'
import { ordersToCount, ratesTo, subscriptionsOf } from '../../db/queries/value.ts'
import type { RowOf } from '../../db/tables.ts'
import type { Actor, Context } from '../context.ts'
import { contractsOf, pastOrders } from '../value/past-orders.ts'
import { loadCustomerIn, type CustomerInput, type LoadedCustomer } from './load-customer.ts'

export type LoadedWorth = {
  value: RowOf<'customer_values'>
  /** Also where nothing of it can be counted: then it says why. */
  historic: Historic | null
  quarters: readonly Quarter[]
  alive: Liveliness
}

export type LoadedRecord = {
  loaded: LoadedCustomer
  /** Addresses and numbers of all their records. */
  identifiers: queries.KnownIdentifier[]
  /** Records that a person has said to be theirs as well. */
  merged: MergedRecord[]
  worth: LoadedWorth | null
  promises: Awaited<ReturnType<typeof queries.promisesTo>>
}

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
    const { id } = loaded.customer
    if (loaded.ordersRefusal !== null) {
      const nothing = { identifiers: [], merged: [], worth: null, promises: nothingPromised }
      return { loaded: withoutPast(loaded), ...nothing }
    }
    return {
      loaded,
      identifiers: await queries.identifiersOf(tx, id),
      merged: await readMergedRecords(tx, id),
      worth: await loadWorth(tx, actor.workspaceId, id, now),
      promises: await queries.promisesTo(tx, id, now),
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
  if (value.known.reasons.includes('objected')) return { value, historic: null, quarters: [], alive: { is: 'unknown' } }
  const rates = await ratesTo(tx, workspaceId)
  const orders = pastOrders(await ordersToCount(tx, [customerId]), rates.margins)
  const contracts = contractsOf(await subscriptionsOf(tx, [customerId]), rates.margins, now)
  const quarters = broughtByQuarter(orders, contracts, rates, now, quartersShown)
  const { currency, rates: dated } = rates
  const historic = value.monetary?.historic ?? historicOf(orders, currency, dated, now, defaultValuePolicy.halfLifeMonths)
  return { value, historic, quarters, alive: livelinessOf(orders, value.monetary?.predicted ?? null, now) }
}
