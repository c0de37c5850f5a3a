import { sql } from 'kysely'
import { timestamp, timestampOrNull, type Database, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'

export type ChannelRow = RowOf<'channels'>
export type Purpose = RowOf<'channel_secrets'>['purpose']

/** The workspace that an inbound address belongs to; null for an unknown or disabled channel. */
export async function workspaceOfChannel(db: Database, channelId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select app.workspace_of_channel(${channelId}::uuid) as id`.execute(db)
  return rows[0]?.id ?? null
}

export function readChannels(tx: Tx): Promise<ChannelRow[]> {
  return tx.selectFrom('channels').selectAll().orderBy('name').orderBy('id').execute()
}

export function lockChannel(tx: Tx, id: string): Promise<ChannelRow | undefined> {
  return tx.selectFrom('channels').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function readChannel(tx: Tx, id: string): Promise<ChannelRow | undefined> {
  return tx.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @returns false when there is one of this kind and name already */
export async function insertChannel(tx: Tx, channel: ChannelRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('channels')
    .values({ ...channel, created_at: timestamp(channel.created_at), disabled_at: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export type ChannelSettings = Partial<Pick<ChannelRow, 'name' | 'network' | 'reply_url' | 'disabled_at'>>

export async function updateChannelRow(tx: Tx, id: string, { disabled_at, ...settings }: ChannelSettings): Promise<void> {
  const changed = { ...settings, ...(disabled_at === undefined ? {} : { disabled_at: timestampOrNull(disabled_at) }) }
  if (Object.keys(changed).length === 0) return
  await tx.updateTable('channels').set(changed).where('id', '=', id).execute()
}

export async function isNameTaken(tx: Tx, channel: Pick<ChannelRow, 'id' | 'kind'>, name: string): Promise<boolean> {
  const other = await tx
    .selectFrom('channels')
    .select('id')
    .where('kind', '=', channel.kind)
    .where('name', '=', name)
    .where('id', '!=', channel.id)
    .executeTakeFirst()
  return other !== undefined
}

export async function disableChannel(tx: Tx, id: string, at: number): Promise<void> {
  await tx
    .updateTable('channels')
    .set({ disabled_at: timestamp(at) })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .execute()
}

/** Secrets that are valid at a moment, newest first; a renewed one stays valid for a while. */
export function loadSecrets(tx: Tx, channelId: string, purpose: Purpose, at: number): Promise<RowOf<'channel_secrets'>[]> {
  return tx
    .selectFrom('channel_secrets')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('purpose', '=', purpose)
    .where(eb => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>', timestamp(at))]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export type NewSecret = { id: string; workspaceId: string; channelId: string; purpose: Purpose; sealed: Buffer; at: number }

export async function insertSecret(tx: Tx, { id, workspaceId, channelId, purpose, sealed, at }: NewSecret): Promise<void> {
  await tx
    .insertInto('channel_secrets')
    .values({ id, workspace_id: workspaceId, channel_id: channelId, purpose, sealed, created_at: timestamp(at) })
    .execute()
}

/** The secrets of a channel end at a moment, unless they end earlier already. */
export async function retireSecrets(tx: Tx, channelId: string, purpose: Purpose, at: number): Promise<void> {
  await tx
    .updateTable('channel_secrets')
    .set({ retired_at: timestamp(at) })
    .where('channel_id', '=', channelId)
    .where('purpose', '=', purpose)
    .where(eb => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>', timestamp(at))]))
    .execute()
}
