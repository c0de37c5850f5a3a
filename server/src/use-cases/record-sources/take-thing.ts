import { customerBehind, takeCustomer } from './take-customer.ts'
import { takeErasure } from './take-erasure.ts'
import { takeOrder } from './take-order.ts'
import { takeRefund } from './take-refund.ts'
import { takeSubscription } from './take-subscription.ts'
import { isNewAfter, objectOf, type Handled, type Taking } from './taking.ts'
import type { Thing } from './vendor.ts'

/** Stores one thing, unless a newer state of it is known or it is of somebody who was erased. */
export async function takeThing(taking: Taking, thing: Thing): Promise<Handled> {
  if (thing.kind === 'erasure') return takeErasure(taking, thing)
  const known = await objectOf(taking, thing.kind, thing.id)
  if (known !== undefined && known.told_at > thing.at) return 'older'
  if (known !== undefined && known.erased_at !== null && !isNewAfter(thing, known.erased_at)) return 'erased'
  const rowId = known?.row_id ?? null
  if (thing.kind === 'customer') return takeCustomer(taking, thing, rowId)
  if (thing.kind === 'refund') return takeRefund(taking, thing)
  const customer = await customerBehind(taking, thing)
  if (customer === 'erased' || customer === 'nobody') return customer
  return thing.kind === 'order' ? takeOrder(taking, thing, customer.id, rowId) : takeSubscription(taking, thing, customer.id)
}
