import type { Assurance } from '@evenhand/domain/facts/relationship.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/customers.ts'
import { recordsOf } from '../../db/queries/merging/records-of.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

export type LoadedCustomer = {
  customer: RowOf<'customers'>
  assurance: Assurance
  household: { id: string; name: string; members: number } | null
  profiles: queries.LinkedProfile[]
  /** Empty while the link is not verified; `ordersRefusal` says why. */
  orders: queries.OrderFound[]
  ordersInAll: number
  subscriptions: RowOf<'subscriptions'>[]
  ordersRefusal: string | null
  contacts: RowOf<'contacts'>[]
  cases: queries.CustomerCase[]
}

export type CustomerInput = {
  customerId: string
  /** Seen beside this case: then the link of the case's author counts, and no better one of another profile. */
  forCase?: string | undefined
}

/** One customer, as far as the link between them and whoever wrote allows to see. @throws EvenhandError `not-found` */
export function loadCustomer(context: Context, actor: Actor, input: CustomerInput): Promise<LoadedCustomer> {
  return inWorkspace(context.db, actor.workspaceId, tx => loadCustomerIn(tx, input))
}

/** @param isOwnRecord the record is looked at for itself and tells nobody's message from another's: then its orders are part of it */
export async function loadCustomerIn(tx: Tx, input: CustomerInput, { isOwnRecord = false } = {}): Promise<LoadedCustomer> {
  const { customer, profiles, assurance } = await identify(tx, input)
  const isOpen = isOwnRecord || assurance === 'verified'
  const ordersRefusal = isOpen ? null : `${refusalFor(assurance)}${await thatThereAreSome(tx, customer.id)}`
  // Beside a case of somebody who only may be them, nothing of what was between us is shown, nor with whom they live.
  const isGuess = !isOwnRecord && assurance === 'suggested'
  return {
    customer,
    profiles,
    assurance,
    ordersRefusal,
    household:
      customer.household_id === null || isGuess ? null : ((await queries.readHousehold(tx, customer.household_id)) ?? null),
    orders: isOpen ? await queries.readOrders(tx, customer.id) : [],
    ordersInAll: isOpen ? await queries.countOrders(tx, customer.id) : 0,
    subscriptions: isOpen ? await queries.readSubscriptions(tx, customer.id) : [],
    contacts: isGuess ? [] : await queries.readContacts(tx, customer.id),
    cases: isGuess ? [] : await queries.readCustomerCases(tx, customer.id),
  }
}

/** That there are orders may be known to whoever answers, and not which. */
async function thatThereAreSome(tx: Tx, customerId: string): Promise<string> {
  return (await queries.countOrders(tx, customerId)) === 0 ? '' : ' There are orders on record.'
}

/** @throws EvenhandError `not-found`, `not-verified` while the link is less than verified */
export function loadOrders(context: Context, actor: Actor, input: CustomerInput): Promise<queries.OrderFound[]> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const { customer, assurance } = await identify(tx, input)
    if (assurance !== 'verified') throw new EvenhandError('not-verified', refusalFor(assurance), { details: { assurance } })
    return queries.readOrders(tx, customer.id)
  })
}

/** A person with what all their records say of them; the one that they are found under comes first. */
async function findWhole(tx: Tx, id: string): Promise<RowOf<'customers'> | undefined> {
  const found = await queries.findCustomer(tx, id)
  if (found === undefined) return undefined
  const records = await recordsOf(tx, found.id)
  const since = records.map(record => record.customer_since).filter(at => at !== null)
  return {
    ...found,
    language: records.find(({ language }) => language !== null)?.language ?? null,
    city: records.find(({ city }) => city !== null)?.city ?? null,
    support_needs: [...new Set(records.flatMap(record => record.support_needs))],
    customer_since: since.length === 0 ? null : Math.min(...since),
  }
}

/** Whom an id means beside a case or by itself, and how sure we are. @throws EvenhandError `not-found` */
export async function identify(tx: Tx, { customerId, forCase }: CustomerInput) {
  const customer = await findWhole(tx, customerId)
  if (!customer) throw new EvenhandError('not-found', 'There is no such customer in this workspace.')
  const profiles = await queries.readLinkedProfiles(tx, customer.id)
  if (forCase === undefined) return { customer, profiles, assurance: profiles[0]?.assurance ?? ('unknown' as const) }
  const assurance = await queries.readCaseAssurance(tx, forCase, customer.id)
  if (assurance === null) throw new EvenhandError('not-found', 'This case is not this customer’s.')
  return { customer, profiles, assurance }
}

function refusalFor(assurance: Exclude<Assurance, 'verified'>): string {
  if (assurance === 'suggested')
    return 'It is only suggested that this is the customer. Orders are shown once the link is verified.'
  if (assurance === 'linked')
    return 'They say that this is who they are; it is not proven. Orders are shown once the link is verified.'
  return 'We do not know yet who this is. Orders are shown once the link to a customer is verified.'
}
