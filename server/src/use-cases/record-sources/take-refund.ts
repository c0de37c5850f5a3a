import { refundsByExternalId, sumRefunds } from '../../db/queries/records.ts'
import { deleteRefund, readOrder } from '../../db/queries/record-sources.ts'
import { saveSales } from '../records/save-sales.ts'
import { restOf, setRest } from './take-order.ts'
import { keep, objectOf, type Handled, type Taking } from './taking.ts'
import type { Thing } from './vendor.ts'

type RefundThing = Extract<Thing, { kind: 'refund' }>

/** A refund of an order. The order may have told their sum already: what is now known by itself is taken out of that. */
export async function takeRefund(taking: Taking, thing: RefundThing): Promise<Handled> {
  const { tx } = taking.saving
  const known = await objectOf(taking, 'order', thing.orderId)
  if (known === undefined) return 'waits'
  if (known.erased_at !== null) return 'erased'
  const order = known.row_id === null ? undefined : await readOrder(tx, known.row_id)
  // Known from the shop, which tells its refunds itself.
  if (order === undefined) return 'saved'
  const [before] = await refundsByExternalId(tx, [thing.record.externalId])
  const rest = await restOf(taking, thing.orderId, order)
  const told = thing.record.amountMinor - (before?.amount_minor ?? 0)
  if (thing.hasFailed) {
    const wasThere = (await deleteRefund(tx, thing.record.externalId)) !== null
    if (wasThere) await sumRefunds(tx, [order.id])
    else await setRest(taking, { id: thing.orderId, at: thing.at }, order, rest - thing.record.amountMinor)
    await keep(taking, thing, null)
    return 'saved'
  }
  const [outcome] = await saveSales(taking.saving, [{ ...thing.record, order: order.number }])
  if (outcome?.state === 'refused') return 'refused'
  if (rest > 0) await setRest(taking, { id: thing.orderId, at: thing.at }, order, rest - told)
  const [saved] = await refundsByExternalId(tx, [thing.record.externalId])
  await keep(taking, thing, saved?.id ?? null)
  return 'saved'
}
