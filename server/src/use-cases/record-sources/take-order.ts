import { orderNumber } from '@evenhand/contract/records.ts'
import { ordersByNumber, sumRefunds } from '../../db/queries/records.ts'
import { deleteRefund, othersOf, refundedBeside } from '../../db/queries/record-sources.ts'
import type { RowOf } from '../../db/tables.ts'
import { saveSales } from '../records/save-sales.ts'
import { fingerprintOf, keep, type Handled, type Taking } from './taking.ts'
import type { Thing } from './vendor.ts'

export type OrderThing = Extract<Thing, { kind: 'order' }>

/** Only paid by it, not sold: what the shop says of an order is better. */
const payments: ReadonlySet<RowOf<'record_sources'>['kind']> = new Set(['stripe'])

export async function takeOrder(taking: Taking, thing: OrderThing, customerId: string, rowId: string | null): Promise<Handled> {
  const { saving } = taking
  const number = await numberFor(taking, thing, rowId)
  if (number === null) {
    await keep(taking, thing, null)
    return 'saved'
  }
  const customer = { id: customerId, externalId: null, email: null, phone: null }
  const outcomes = await saveSales(saving, [{ ...thing.record, number, customer }])
  const [saved] = await ordersByNumber(saving.tx, [number])
  if (saved === undefined || outcomes.some(({ state }) => state === 'refused')) return 'refused'
  await keep(taking, thing, saved.id)
  if (thing.refundedMinor !== null)
    await setRest(taking, thing, saved, thing.refundedMinor - (await besideRest(taking, thing, saved)))
  return 'saved'
}

/**
 * The number under which an order is stored, as people say it; the vendor's own id where another order has that number. Null for an order
 * that is known from who sold it: then who was paid has nothing to add.
 */
async function numberFor(taking: Taking, thing: OrderThing, rowId: string | null): Promise<string | null> {
  const { tx } = taking.saving
  const own = orderNumber(thing.id)
  const [said, ownNumbered] = await Promise.all([ordersByNumber(tx, [thing.record.number]), ordersByNumber(tx, [own])])
  if (rowId !== null && ownNumbered[0]?.id === rowId) return own
  const existing = said[0]
  if (existing === undefined) return thing.record.number
  const others = await othersOf(tx, existing.id, taking.source, fingerprintOf(taking, 'order', thing.id))
  const isOurs = existing.id === rowId
  const fromShop = others.filter(({ kind }) => !payments.has(kind))
  if (thing.isPaymentOnly) {
    if (fromShop.length > 0 || (!isOurs && others.length === 0)) return null
    return isOurs ? thing.record.number : own
  }
  return isOurs || fromShop.length === 0 ? thing.record.number : own
}

const restId = (thing: Pick<OrderThing, 'id'>): string => `${thing.id} rest`

function besideRest({ saving }: Taking, thing: OrderThing, order: RowOf<'orders'>): Promise<number> {
  return refundedBeside(saving.tx, order.id, restId(thing))
}

/** What was given back and is not told one by one. */
export async function setRest(
  taking: Taking,
  thing: { id: string; at: number },
  order: RowOf<'orders'>,
  restMinor: number,
): Promise<void> {
  const { saving } = taking
  const externalId = restId(thing)
  if (restMinor > 0) {
    const record = { kind: 'refund' as const, externalId, order: order.number, at: thing.at }
    await saveSales(saving, [{ ...record, amountMinor: restMinor, marginMinor: null, currency: order.currency }])
    return
  }
  if ((await deleteRefund(saving.tx, externalId)) !== null) await sumRefunds(saving.tx, [order.id])
}

/** What of it stands there now. */
export async function restOf({ saving }: Taking, orderThingId: string, order: RowOf<'orders'>): Promise<number> {
  const all = await refundedBeside(saving.tx, order.id, '')
  return all - (await refundedBeside(saving.tx, order.id, restId({ id: orderThingId })))
}
