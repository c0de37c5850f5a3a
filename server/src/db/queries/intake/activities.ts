import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { binaryArray } from '../../binary-array.ts'
import type { Tx } from '../../database.ts'
import { prepared, writeBehind } from '../../swift-client.ts'
import type { KeptActivity } from '../../kept-activity.ts'
import { wantedKeys } from './authors.ts'
import type { ChannelKey } from './authors.ts'

/** One activity as it is kept until it is handled. */
export type ActivityToKeep = {
  channelId: string
  dedupeKey: string
  occurredAt: Instant
  /** A `KeptActivity` as JSON. */
  payload: string
}
export type Receipt = { workspaceId: string; receivedAt: Instant; importId: string | null }

/**
 * Keeps what was not received before, in the order given. Keys are unique within a channel of `activities`.
 * @returns those that are new, in the same order
 */
export async function keepActivities<Kept extends ActivityToKeep>(
  tx: Tx,
  receipt: Receipt,
  activities: readonly Kept[],
): Promise<readonly Kept[]> {
  const fresh = await notYetKnown(tx, receipt.workspaceId, activities)
  if (fresh.length === 0) return fresh
  const channels = binaryArray(
    'uuid',
    fresh.map(({ channelId }) => channelId),
  )
  const times = binaryArray(
    'timestamptz',
    fresh.map(({ occurredAt }) => occurredAt),
  )
  const payloads = binaryArray(
    'json',
    fresh.map(({ payload }) => payload),
  )
  const receivedAt = new Date(receipt.receivedAt).toISOString()
  await sql`${sql.raw(writeBehind)}insert into activities (workspace_id, channel_id, occurred_at, received_at, payload, import_id)
    select ${receipt.workspaceId}::uuid, said.channel_id, said.occurred_at, ${receivedAt}::timestamptz, said.payload, ${receipt.importId}::uuid
    from unnest(${channels}::uuid[], ${times}::timestamptz[], ${payloads}::json[])
      with ordinality as said (channel_id, occurred_at, payload, place)
    order by said.place`.execute(tx)
  return fresh
}

/** Remembers the keys of all of them. Which ones were new is only spelled out where some were not. */
async function notYetKnown<Kept extends ActivityToKeep>(
  tx: Tx,
  workspaceId: string,
  activities: readonly Kept[],
): Promise<readonly Kept[]> {
  const channels = binaryArray(
    'uuid',
    activities.map(({ channelId }) => channelId),
  )
  const keys = binaryArray(
    'text',
    activities.map(({ dedupeKey }) => dedupeKey),
  )
  const { rows } = await sql<{ count: number; channels: string[] | null; keys: string[] | null }>`${sql.raw(prepared)}
    with noted as (
      insert into activity_keys (workspace_id, channel_id, dedupe_key)
      select ${workspaceId}::uuid, channel_id, key from unnest(${channels}::uuid[], ${keys}::text[]) as named (channel_id, key)
      order by channel_id, key
      on conflict do nothing returning channel_id, dedupe_key
    ), counted as (
      select count(*)::int4 as count, array_agg(channel_id) as channels, array_agg(dedupe_key) as keys from noted
    )
    select count, case when count < ${activities.length}::int4 then channels end as channels,
      case when count < ${activities.length}::int4 then keys end as keys from counted`.execute(tx)
  const [noted] = rows
  if (noted?.count === activities.length) return activities
  const fresh = new Set((noted?.keys ?? []).map((key, place) => `${noted?.channels?.[place]} ${key}`))
  return activities.filter(({ channelId, dedupeKey }) => fresh.has(`${channelId} ${dedupeKey}`))
}

export type WaitingActivity = {
  id: number
  channel_id: string
  occurred_at: Instant
  received_at: Instant
  payload: KeptActivity
  /** Of the import that it came with, when that was to be kept as history. */
  history_before: Instant | null
}

/**
 * Waits for the workspace's turn: whoever holds it is the only one who handles its activities, until the end of the transaction.
 * Order within a conversation and the joining of one matter therefore know no races, however many workers there are.
 * Its commit does not wait for the disk: what was acknowledged is on the disk already, and a turn that a power cut takes back
 * is simply taken again. Whatever is committed later and does wait takes everything before it to the disk.
 */
export async function takeTurn(tx: Tx, workspaceId: string): Promise<void> {
  await sql`${sql.raw(writeBehind)}select pg_advisory_xact_lock(hashtextextended(${`intake ${workspaceId}`}, 0)),
    set_config('synchronous_commit', 'off', true)`.execute(tx)
  await byIndexOnly(tx)
}

/** For this transaction: without statistics other scans would read the whole workspace for the few rows that are meant (see authors.ts). */
async function byIndexOnly(tx: Tx): Promise<void> {
  await sql`${sql.raw(writeBehind)}select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`.execute(
    tx,
  )
}

/** The ids of what waits behind an id, in order of receipt. */
export async function waitingIds(
  tx: Tx,
  workspaceId: string,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`${sql.raw(prepared)}select id from activities
    where workspace_id = ${workspaceId} and state = 'waiting' and id > ${after} order by id limit ${sql.lit(limit)}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those of some ids that still wait. */
export async function stillWaiting(tx: Tx, workspaceId: string, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select a.id from unnest(${binaryArray('int8', ids)}::bigint[]) as wanted (id)
    cross join lateral (
      select id from activities where workspace_id = ${workspaceId} and id = wanted.id and state = 'waiting' limit 1
    ) a order by a.id`.execute(tx)
  return rows.map(({ id }) => id)
}

const historyBefore = sql<Instant | null>`(select history_before from imports where imports.id = activities.import_id)`.as(
  'history_before',
)

/** Activities by their ids, in order of receipt. */
export async function loadActivities(tx: Tx, workspaceId: string, ids: readonly number[]): Promise<WaitingActivity[]> {
  const { rows } = await sql<WaitingActivity>`select a.* from unnest(${binaryArray('int8', ids)}::bigint[]) as wanted (id)
    cross join lateral (
      select id, channel_id, occurred_at, received_at, payload, ${historyBefore} from activities
      where workspace_id = ${workspaceId} and id = wanted.id limit 1
    ) a order by a.id`.execute(tx)
  return rows
}

/** What waits behind an id: what comes next, as far as nobody else takes it. By index, or a long line would be sorted for each batch. */
export async function waitingAfter(tx: Tx, workspaceId: string, after: number, limit: number): Promise<WaitingActivity[]> {
  await byIndexOnly(tx)
  const { rows } =
    await sql<WaitingActivity>`${sql.raw(prepared)}select id, channel_id, occurred_at, received_at, payload, ${historyBefore}
    from activities where workspace_id = ${workspaceId} and state = 'waiting' and id > ${after}
    order by id limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

/** Handled: gone, with its raw words. Its key stays, so that a second delivery is still recognised. */
export async function forgetActivities(tx: Tx, workspaceId: string, ids: readonly number[]): Promise<void> {
  await sql`${sql.raw(writeBehind)}delete from activities where workspace_id = ${workspaceId} and id = any(${binaryArray('int8', ids)}::bigint[])`.execute(
    tx,
  )
}

/**
 * Notes a failed attempt; after `mostAttempts` it waits no longer, and `doctor` shows it. What its author has deleted in the
 * meantime is not kept for another attempt. Whoever calls has the turn, so that no deletion is handled at the same time.
 */
export async function noteFailure(
  tx: Tx,
  workspaceId: string,
  failure: { id: number; error: string; mostAttempts: number },
): Promise<void> {
  await sql`update activities set attempts = attempts + 1, error = ${failure.error},
      state = case when attempts + 1 >= ${failure.mostAttempts} then 'failed' else 'waiting' end
    where workspace_id = ${workspaceId} and id = ${failure.id} and state = 'waiting'`.execute(tx)
  await sql`delete from activities a using messages m
    where a.workspace_id = ${workspaceId} and a.id = ${failure.id} and ${holdsWords}
      and m.channel_id = a.channel_id and m.external_id = a.payload -> 'object' ->> 'externalId' and m.deleted_at is not null`.execute(
    tx,
  )
}

/** The words of a deleted message may also stand in activities that could not be handled, whether or not they are tried again. */
export async function forgetFailedWords(tx: Tx, workspaceId: string, deleted: readonly ChannelKey[]): Promise<void> {
  await sql`${sql.raw(writeBehind)}delete from activities a using ${wantedKeys(deleted)}
    where a.workspace_id = ${workspaceId} and a.attempts > 0 and ${holdsWords}
      and a.channel_id = wanted.channel_id and a.payload -> 'object' ->> 'externalId' = wanted.external_id`.execute(tx)
}

const holdsWords = sql`a.payload ->> 'type' in ('message.created', 'message.edited')`
