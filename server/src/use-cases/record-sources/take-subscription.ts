import { subscriptionsByNumber } from '../../db/queries/records.ts'
import { saveSales } from '../records/save-sales.ts'
import { keep, type Handled, type Taking } from './taking.ts'
import type { Thing } from './vendor.ts'

type SubscriptionThing = Extract<Thing, { kind: 'subscription' }>

export async function takeSubscription(taking: Taking, thing: SubscriptionThing, customerId: string): Promise<Handled> {
  const customer = { id: customerId, externalId: null, email: null, phone: null }
  const [outcome] = await saveSales(taking.saving, [{ ...thing.record, customer }])
  if (outcome?.state === 'refused') return 'refused'
  const [saved] = await subscriptionsByNumber(taking.saving.tx, [thing.record.number])
  await keep(taking, thing, saved?.id ?? null)
  return 'saved'
}
