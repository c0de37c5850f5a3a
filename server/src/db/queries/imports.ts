import type { ImportFormat, ImportMapping } from '@evenhand/contract/imports.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { sql } from 'kysely'
import { liveChannel } from '../announce.ts'
import { timestamp } from '../database.ts'
import type { Tx } from '../database.ts'
import { insertRows } from '../insert-rows.ts'
import type { RowOf } from '../tables.ts'

export type ImportRow = RowOf<'imports'>
export type ImportState = ImportRow['state']
export type NewImport = {
  id: string
  workspaceId: string
  format: ImportFormat
  fileName: string
  sha256: string
  bytesTotal: number
  channelName: string | null
  mapping: ImportMapping | null
  /** What is older is kept as history; null where all is worked as usual. */
  historyBefore: Instant | null
  startedBy: string
  createdAt: Instant
}
export type RejectRow = { line: number; reason: string; content: string }

export async function insertImport(tx: Tx, fresh: NewImport): Promise<void> {
  await insertRows(tx, 'imports', [
    {
      id: fresh.id,
      workspace_id: fresh.workspaceId,
      format: fresh.format,
      file_name: fresh.fileName,
      sha256: fresh.sha256,
      bytes_total: fresh.bytesTotal,
      channel_name: fresh.channelName,
      mapping: fresh.mapping,
      history_before: fresh.historyBefore,
      state: 'running',
      started_by: fresh.startedBy,
      created_at: fresh.createdAt,
    },
  ])
}

export function loadImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  return tx.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Held until the end of the transaction: nobody else stores a part of this import meanwhile. */
export function lockImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  return tx.selectFrom('imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function latestImports(tx: Tx, limit: number): Promise<ImportRow[]> {
  return tx.selectFrom('imports').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** An import of the same content, read in the same way, that has not come to its end. */
export function unfinishedImport(
  tx: Tx,
  like: Pick<NewImport, 'format' | 'sha256' | 'channelName' | 'mapping' | 'historyBefore'>,
): Promise<ImportRow | undefined> {
  return tx
    .selectFrom('imports')
    .selectAll()
    .where('state', '<>', 'done')
    .where('sha256', '=', like.sha256)
    .where('format', '=', like.format)
    .where(sql<boolean>`channel_name is not distinct from ${like.channelName}`)
    .where(sql<boolean>`mapping::jsonb is not distinct from ${like.mapping && JSON.stringify(like.mapping)}::jsonb`)
    .where('history_before', like.historyBefore === null ? 'is' : 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

export async function noteReading(tx: Tx, id: string, bytesDone: number): Promise<void> {
  await tx.updateTable('imports').set({ bytes_done: bytesDone }).where('id', '=', id).execute()
}

export async function noteReady(tx: Tx, id: string, messagesTotal: number): Promise<void> {
  await tx.updateTable('imports').set({ messages_total: messagesTotal }).where('id', '=', id).execute()
}

/** A file that is read again rejects the same rows again: they count once. */
export async function addRejects(tx: Tx, workspaceId: string, importId: string, rejects: readonly RejectRow[]): Promise<void> {
  if (rejects.length === 0) return
  const added = await insertRows(
    tx,
    'import_rejects',
    rejects.map(reject => ({ workspace_id: workspaceId, import_id: importId, ...reject })),
    { onConflict: { columns: ['import_id', 'line'] }, returning: ['line'] },
  )
  await sql`update imports set rejected = rejected + ${added.length} where id = ${importId}`.execute(tx)
}

export async function advanceImport(tx: Tx, id: string, stored: { accepted: number; duplicates: number }): Promise<void> {
  await sql`update imports set accepted = accepted + ${stored.accepted}, duplicates = duplicates + ${stored.duplicates},
    messages_done = messages_done + ${stored.accepted + stored.duplicates} where id = ${id}`.execute(tx)
}

export async function setImportState(
  tx: Tx,
  id: string,
  to: { state: ImportState; error?: string; finishedAt?: Instant },
): Promise<void> {
  await tx
    .updateTable('imports')
    .set({
      state: to.state,
      error: to.error ?? null,
      finished_at: to.finishedAt === undefined ? null : timestamp(to.finishedAt),
      // The file is read anew.
      ...(to.state === 'running' && { bytes_done: 0, messages_total: null }),
    })
    .where('id', '=', id)
    .execute()
}

/** A page of rejected rows after a line, in order. */
export function rejectsAfter(tx: Tx, importId: string, line: number, limit: number): Promise<RejectRow[]> {
  return tx
    .selectFrom('import_rejects')
    .select(['line', 'reason', 'content'])
    .where('import_id', '=', importId)
    .where('line', '>', line)
    .orderBy('line')
    .limit(limit)
    .execute()
}

export type Unhandled = { waiting: number; failed: number }

/** What is stored and no case yet, by import. Handled activities leave, so this reads only what still waits. */
export async function unhandledByImport(tx: Tx, importIds: readonly string[]): Promise<Map<string, Unhandled>> {
  const { rows } = await sql<{ import_id: string; waiting: number; failed: number }>`
    select import_id, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed
    from activities where import_id = any(${importIds}::uuid[]) group by import_id`.execute(tx)
  return new Map(rows.map(({ import_id, waiting, failed }) => [import_id, { waiting, failed }]))
}

/** Ids of the archive channels of these names; missing ones are made. */
export async function archiveChannels(
  tx: Tx,
  workspaceId: string,
  channels: readonly { id: string; name: string; network: RowOf<'channels'>['network'] }[],
  createdAt: Instant,
): Promise<Map<string, string>> {
  await insertRows(
    tx,
    'channels',
    channels.map(channel => ({
      ...channel,
      workspace_id: workspaceId,
      kind: 'archive' as const,
      reply_url: null,
      created_at: createdAt,
    })),
    { onConflict: { columns: ['workspace_id', 'kind', 'name'] } },
  )
  const rows = await tx
    .selectFrom('channels')
    .select(['id', 'name'])
    .where('kind', '=', 'archive')
    .where('name', 'in', [...new Set(channels.map(({ name }) => name))])
    .execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Tells every desk of the workspace, when this transaction commits, that an import has moved on. */
export async function announceImport(tx: Tx, workspaceId: string, importId: string): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify({ w: workspaceId, import: importId })})`.execute(tx)
}
