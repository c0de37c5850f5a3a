import { sql } from 'kysely'
import { z } from 'zod'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { customerRecordSchema, momentsSchema, personFoundSchema } from '@evenhand/contract/customer-record.ts'
import { customerMergeSchema } from '@evenhand/contract/merges.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { mondayAtTen, openWorld, type Person, type World } from '../../../../dev/world.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { NewRowOf } from '../../db/tables.ts'
import { deskOf } from '../../http/desk.fixture.ts'

const day = 24 * 3_600_000

/** Two records of a shop, each with what a customer has, and a lead who says that they are one person. */
export async function openMerging() {
  const world = await openWorld()
  const desk = deskOf(world)
  const within = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(world.context.db, world.workspaceId, work)
  const { workspaceId } = world
  const ask = async (path: string, json?: unknown, as: Person = 'lena') => {
    const response = await world.http(path, json === undefined ? { as } : { as, method: 'POST', json })
    const body: unknown = await response.json()
    return { status: response.status, body, code: response.ok ? null : problemSchema.parse(body).error.code }
  }
  const addOrder = (customerId: string, number: string, more: Partial<NewRowOf<'orders'>> = {}) =>
    within(tx =>
      insertRows(tx, 'orders', [
        {
          id: world.context.newId(),
          workspace_id: workspaceId,
          customer_id: customerId,
          number,
          product: 'Lamp',
          placed_at: world.context.clock.now() - 30 * day,
          status: 'delivered',
          amount_minor: 40_000,
          margin_minor: 30_000,
          currency: 'EUR',
          ...more,
        },
      ]),
    )
  /** A record with a proven mail address and an order. */
  const addRecord = async (externalId: string, name: string, more: Partial<NewRowOf<'customers'>> = {}): Promise<string> => {
    const id = world.context.newId()
    const row = { id, workspace_id: workspaceId, external_id: externalId, name, created_at: mondayAtTen, ...more }
    await within(async tx => {
      await insertRows(tx, 'customers', [row])
      const value = `${externalId.toLowerCase()}@tidemail.example`
      const identifier = { workspace_id: workspaceId, customer_id: id, verified_at: mondayAtTen, by_record: true }
      await insertRows(tx, 'customer_identifiers', [{ ...identifier, kind: 'email', value }])
    })
    await addOrder(id, `${externalId.replaceAll('-', '')}1`)
    return id
  }
  return {
    world,
    desk,
    within,
    ask,
    addOrder,
    addRecord,
    merge: async (intoId: string, recordId: string) =>
      customerMergeSchema.parse((await ask(`/api/customers/${intoId}/merges`, { recordId })).body),
    undo: (mergeId: string) => ask(`/api/customer-merges/${mergeId}/undo`, {}),
    record: async (id: string) => customerRecordSchema.parse((await ask(`/api/customers/${id}/record`)).body),
    moments: async (id: string) => momentsSchema.parse((await ask(`/api/customers/${id}/moments`)).body).moments,
    find: async (q: string) => {
      const { body } = await ask(`/api/customers?${new URLSearchParams({ q }).toString()}`)
      return z
        .object({ customers: z.array(personFoundSchema) })
        .parse(body)
        .customers.map(({ name, by }) => `${name} by ${by}`)
    },
    /** Something more in a thread, without a look at which case it came to. */
    say: async (author: string, customerId: string, text: string, object: string, thread?: string) => {
      await world.receive([said(world, { author, customerId, text, object, thread })])
      await world.processAll()
    },
    /** Everybody is worth what they are worth at this hour. */
    valueAll: async () => {
      await within(tx =>
        sql`select app.note_changed_customers(workspace_id, array_agg(id), true) from customers group by workspace_id`.execute(
          tx,
        ),
      )
      await world.processAll()
    },
    standing: () => within(standing),
  }
}

type Said = { author: string; customerId: string; text: string; object: string; thread: string | undefined }

function said(world: World, { author, customerId, text, object, thread }: Said): ActivityInput {
  return {
    version: 1,
    type: 'message.created',
    time: new Date(world.context.clock.now()).toISOString(),
    actor: { externalId: author, handle: author, customerId },
    object: { externalId: object, text },
    ...(thread === undefined ? {} : { thread: { rootExternalId: thread } }),
  }
}

/** Everything that a merge may move, as it stands; without versions and history, which only grow, and without when value was last looked at. */
async function standing(tx: Tx): Promise<Record<string, unknown[]>> {
  const of = async (query: string) => (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(tx)).rows
  return {
    customers: await of('select * from customers order by id'),
    identifiers: await of('select * from customer_identifiers order by kind, value, customer_id'),
    orders: await of('select * from orders order by id'),
    subscriptions: await of('select * from subscriptions order by id'),
    contacts: await of('select * from contacts order by id'),
    links: await of('select id, profile_id, customer_id, told_of, assurance, evidence, undone_at from links order by id'),
    memberships: await of('select * from memberships order by id'),
    cases:
      await of(`select id, number, profile_id, customer_id, status, severity, level, lane, due_at, due_obligation, opened_at, joined_at,
      waiting_since, first_response_at, resolved_at, last_message_at, joined_into, assurance,
      (select d.facts::jsonb from decisions d where d.id = decision_id) as facts from cases order by id`),
    messages: await of('select id, case_id, profile_id, conversation_id from messages order by id'),
    threads: await of('select case_id, conversation_id from case_conversations order by 1, 2'),
    references: await of('select case_id, reference from case_references order by 1, 2'),
    owed: await of(`select case_id, kind, since, due_at, state from obligations where state <> 'void' order by 1, 2, 3`),
    values: await of(`select customer_id, service_value, claim, own_level, deserved_level, nights_below_excellent,
      nights_below_exceptional from customer_values order by 1`),
    households: await of('select household_id, service_value, level from household_values order by 1'),
    found: await of('select customer_id, words from people_search order by 1'),
  }
}
