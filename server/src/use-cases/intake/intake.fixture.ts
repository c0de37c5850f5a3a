import { sql } from 'kysely'
import { activitySchema } from '@evenhand/contract/activity.ts'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import type { Lane, Step } from '@evenhand/domain/decision/decision.ts'
import type { Deadline } from '@evenhand/domain/facts/need.ts'
import type { Level } from '@evenhand/domain/facts/relationship.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../../dev/test-database.ts'
import type { FreshDatabase } from '../../../../dev/test-database.ts'
import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { queueOrderSql } from '../../db/queries/cases/queue-sql.ts'
import type { NewRowOf, RowOf, TableName } from '../../db/tables.ts'
import type { Network } from '../../db/vocabulary.ts'
import { idMaker } from '../../new-id.ts'
import { processIntake } from './process.ts'
import type { IntakeContext } from './process.ts'
import { receive } from './receive.ts'
import type { Received } from './receive.ts'

/** A Monday at ten, in winter. */
export const mondayAtTen: Instant = Date.UTC(2026, 2, 2, 10)

type PostParts = Partial<Omit<ActivityInput, 'time' | 'object'>> & {
  time?: Instant
  object?: Partial<ActivityInput['object']>
}

/** An activity about the message `id`; by default a public post about a broken lamp that was written on Monday at ten. */
export function post(id: string, { time = mondayAtTen, object, actor, ...rest }: PostParts = {}): ActivityInput {
  return {
    version: 1,
    type: 'message.created',
    time: new Date(time).toISOString(),
    actor: actor ?? { externalId: `author-of-${id}` },
    object: { externalId: id, text: 'My lamp arrived broken. Please send a new one.', ...object },
    ...rest,
  }
}

export type QueuedCase = {
  id: string
  author: string
  severity: Severity
  level: Level
  lane: Lane
  due: Instant
  waitingSince: Instant
  deadline: Deadline | null
  steps: readonly Step[]
}

export type IntakeWorld = Awaited<ReturnType<typeof openIntake>>

/** The pipeline alone on a scratch database: one workspace, one channel, a clock whose hands tests turn. */
export async function openIntake({ now = mondayAtTen, network = 'posts' }: { now?: Instant; network?: Network } = {}) {
  const fresh = await freshDatabase()
  const hands = { now }
  const clock = { now: () => hands.now }
  const context: IntakeContext = { db: fresh.db, clock, newId: idMaker(clock.now), log: fresh.log }
  const workspaceId = context.newId()
  const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inWorkspace(fresh.db, workspaceId, work)
  await within(tx => insertRows(tx, 'workspaces', [{ id: workspaceId, name: 'Lumen & Lark', created_at: now }]))
  const addChannel = (name: string, kind: Network): Promise<string> =>
    within(tx => newChannel(tx, context, workspaceId, name, kind))
  const channelId = await addChannel('first', network)
  const take = (activities: readonly ActivityInput[], channel = channelId): Promise<Received[]> =>
    receive(
      context,
      { workspaceId, channelId: channel },
      activities.map(activity => activitySchema.parse(activity)),
    )
  return {
    fresh,
    context,
    workspaceId,
    channelId,
    within,
    addChannel,
    setNow: (at: Instant) => (hands.now = at),
    receive: take,
    process: (batch?: number) => processIntake(context, workspaceId, batch === undefined ? {} : { batch }),
    async handle(activities: readonly ActivityInput[], channel = channelId): Promise<void> {
      await take(activities, channel)
      await processIntake(context, workspaceId)
    },
    jobs: (task: string) => countJobs(fresh.urls.owner, task),
    jobAt: (task: string) => readJobTime(fresh.urls.owner, task),
    /** The runner took it. */
    jobDone: (task: string) => removeJob(fresh.urls.owner, task),
    ...questions(within),
    ...people(within, context, workspaceId),
    [Symbol.asyncDispose]: () => fresh[Symbol.asyncDispose](),
  }
}

export type Scratch = FreshDatabase
type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

async function newChannel(tx: Tx, context: IntakeContext, workspaceId: string, name: string, network: Network): Promise<string> {
  const id = context.newId()
  const row = { id, workspace_id: workspaceId, kind: 'webhook' as const, name, network, reply_url: null }
  await insertRows(tx, 'channels', [{ ...row, created_at: context.clock.now() }])
  return id
}

function questions(within: Within) {
  return {
    /** All rows of a table, in the order of their ids where they have one. */
    all: <Name extends TableName>(table: Name, order = table === 'decisions' ? 'position' : 'id'): Promise<RowOf<Name>[]> =>
      within(async tx => (await sql<RowOf<Name>>`select * from ${sql.table(table)} order by ${sql.ref(order)}`.execute(tx)).rows),
    queue: (): Promise<QueuedCase[]> => within(readQueue),
    queueIds: (): Promise<string[]> =>
      within(async tx =>
        (
          await sql<{ id: string }>`select id from cases
      where due_at is not null order by ${queueOrderSql('cases')}`.execute(tx)
        ).rows.map(({ id }) => id),
      ),
    counts: () => within(readCounts),
    followersOf: (author: string): Promise<number | null | undefined> => within(tx => readFollowers(tx, author)),
  }
}

function people(within: Within, context: IntakeContext, workspaceId: string) {
  return {
    addCustomer: (externalId: string, more: Partial<NewRowOf<'customers'>> = {}): Promise<string> =>
      within(async tx => {
        const id = context.newId()
        const row = { id, workspace_id: workspaceId, external_id: externalId, name: externalId, created_at: mondayAtTen }
        await insertRows(tx, 'customers', [{ ...row, ...more }])
        return id
      }),
    addIdentifier: (customerId: string, kind: 'email' | 'phone', value: string): Promise<unknown> =>
      within(tx =>
        insertRows(tx, 'customer_identifiers', [
          { workspace_id: workspaceId, customer_id: customerId, kind, value, verified_at: mondayAtTen },
        ]),
      ),
    addOrder: (customerId: string, order: Partial<NewRowOf<'orders'>> & { number: string }): Promise<unknown> =>
      within(tx => {
        const row = { id: context.newId(), workspace_id: workspaceId, customer_id: customerId, product: 'X200' }
        const usual = { placed_at: mondayAtTen - 86_400_000, status: 'delivered' as const, amount_minor: 1000, currency: 'EUR' }
        return insertRows(tx, 'orders', [{ ...row, ...usual, ...order }])
      }),
    addContact: (customerId: string, contact: Pick<NewRowOf<'contacts'>, 'at' | 'outcome'> & { reference: string | null }) =>
      within(tx =>
        insertRows(tx, 'contacts', [
          { id: context.newId(), workspace_id: workspaceId, customer_id: customerId, channel: 'email', ...contact },
        ]),
      ),
  }
}

async function readQueue(tx: Tx): Promise<QueuedCase[]> {
  const { rows } = await sql<QueuedCase>`
    select cases.id, p.external_id as author, severity, level, lane, due_at as due, waiting_since as "waitingSince",
      d.facts -> 'need' -> 'deadline' as deadline, d.outcome -> 'steps' as steps
    from cases join profiles p on p.id = cases.profile_id join decisions d on d.id = cases.decision_id
    where due_at is not null order by ${queueOrderSql('cases')}`.execute(tx)
  return rows
}

async function countJobs(ownerUrl: string, task: string): Promise<number> {
  return asOwner(ownerUrl, async client => {
    const { rowCount } = await client.query('select from graphile_worker.jobs where task_identifier = $1', [task])
    return rowCount ?? 0
  })
}

async function readJobTime(ownerUrl: string, task: string): Promise<Instant | undefined> {
  return asOwner(ownerUrl, async client => {
    const { rows } = await client.query<{ run_at: Date }>('select run_at from graphile_worker.jobs where task_identifier = $1', [
      task,
    ])
    return rows[0]?.run_at.getTime()
  })
}

async function removeJob(ownerUrl: string, task: string): Promise<void> {
  await asOwner(ownerUrl, client =>
    client.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = $1))', [
      task,
    ]),
  )
}

const counted = ['cases', 'decisions', 'timeline', 'obligations', 'messages', 'activities'] as const

async function readCounts(tx: Tx): Promise<Record<(typeof counted)[number], number>> {
  const counts = { cases: 0, decisions: 0, timeline: 0, obligations: 0, messages: 0, activities: 0 }
  for (const table of counted) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx)
    counts[table] = rows[0]?.n ?? 0
  }
  return counts
}

async function readFollowers(tx: Tx, author: string): Promise<number | null | undefined> {
  const row = await tx
    .selectFrom('profile_audience')
    .innerJoin('profiles', 'profiles.id', 'profile_audience.profile_id')
    .select('followers')
    .where('profiles.external_id', '=', author)
    .executeTakeFirst()
  return row?.followers
}
