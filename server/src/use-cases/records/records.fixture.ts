import { sql } from 'kysely'
import type { ContactRecord, CustomerRecord, OrderRecord, SubscriptionRecord } from '@evenhand/contract/records.ts'
import { inWorkspace } from '../../db/database.ts'
import { openWorld } from '../../../../dev/world.ts'
import { openSaving } from './saving.ts'
import type { Saving } from './saving.ts'

export const someCustomer: CustomerRecord = {
  kind: 'customer',
  externalId: 'C-1',
  name: 'Maria G.',
  emails: ['Maria@tidemail.example'],
  phones: [],
  language: 'de',
  city: 'Graz',
  since: Date.UTC(2024, 4, 1),
  supportNeeds: null,
  vouched: true,
}
const owner = { externalId: 'C-1', email: null, phone: null }
export const someOrder: OrderRecord = {
  kind: 'order',
  number: 'LL4471',
  customer: owner,
  product: 'Lamp',
  batch: null,
  placedAt: Date.UTC(2026, 1, 1),
  status: 'delivered',
  cancelledAt: null,
  amountMinor: 10_000,
  marginMinor: 4000,
  currency: 'EUR',
  category: null,
  refundedMinor: null,
  promisedAt: null,
  deadline: null,
}
export const someSubscription: SubscriptionRecord = {
  kind: 'subscription',
  number: 'S1',
  customer: owner,
  product: 'Bulbs by post',
  startedAt: Date.UTC(2026, 0, 1),
  endedAt: null,
  every: 'month',
  amountMinor: 900,
  marginMinor: 300,
  currency: 'EUR',
}
export const someContact: ContactRecord = {
  kind: 'contact',
  externalId: 'call-1',
  customer: owner,
  channel: 'phone',
  at: Date.UTC(2026, 2, 1, 9),
  waitSeconds: 1200,
  durationSeconds: null,
  abandoned: true,
  outcome: 'abandoned',
  reference: 'LL4471',
  subject: 'gave up, card 4111 1111 1111 1111',
}

/** A workspace without customers, and how records are stored in it. */
export async function openRecordsWorld() {
  const world = await openWorld()
  const { context, workspaceId } = world
  return {
    world,
    save: <T>(work: (saving: Saving) => Promise<T>): Promise<T> =>
      inWorkspace(context.db, workspaceId, async tx => work(await openSaving(tx, context, workspaceId))),
    /** Rows of a statement. */
    rows: async (text: string): Promise<unknown[]> =>
      inWorkspace(context.db, workspaceId, async tx => (await sql.raw(text).execute(tx)).rows),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
