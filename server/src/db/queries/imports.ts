import type { ImportFormat, ImportKind, ImportMapping } from '@evenhand/contract/imports.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
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
  kind: ImportKind
  dryRun: boolean
  format: ImportFormat
  fileName: string
  sha256: string
  bytesTotal: number
  channelName: string | null
  mapping: ImportMapping | RecordMapping | null
  /** What is older is kept as history; null where all is worked as usual. */
  historyBefore: Instant | null
  startedBy: string
  createdAt: Instant
}
/** `imported`: the row was taken all the same, and the reason is only to be known. */
export type RejectRow = { line: number; reason: string; content: string; imported?: boolean }

export async function insertImport(tx: Tx, fresh: NewImport): Promise<void> {
  await insertRows(tx, 'imports', [
    {
      id: fresh.id,
      workspace_id: fresh.workspaceId,
      kind: fresh.kind,
      dry_run: fresh.dryRun,
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
  like: Pick<NewImport, 'kind' | 'dryRun' | 'format' | 'sha256' | 'channelName' | 'mapping' | 'historyBefore'>,
): Promise<ImportRow | undefined> {
  return tx
    .selectFrom('imports')
    .selectAll()
    .where('state', '<>', 'done')
    .where('sha256', '=', like.sha256)
    .where('kind', '=', like.kind)
    .where('dry_run', '=', like.dryRun)
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
    rejects.map(({ line, reason, content, imported = false }) => ({
      workspace_id: workspaceId,
      import_id: importId,
      line,
      reason,
      content,
      imported,
    })),
    { onConflict: { columns: ['import_id', 'line'] }, returning: ['imported'] },
  )
  const noted = added.filter(({ imported }) => imported).length
  await sql`update imports set rejected = rejected + ${added.length - noted}, noted = noted + ${noted} where id = ${importId}`.execute(
    tx,
  )
}

/** @param stored `done`: how many are behind it now, refused ones too */
export async function advanceImport(
  tx: Tx,
  id: string,
  stored: { accepted: number; changed?: number; duplicates: number; done: number },
): Promise<void> {
  await sql`update imports set accepted = accepted + ${stored.accepted}, changed = changed + ${stored.changed ?? 0},
    duplicates = duplicates + ${stored.duplicates}, messages_done = messages_done + ${stored.done} where id = ${id}`.execute(tx)
}

/** From the beginning again: a dry run keeps what it foresees in memory, and what it became is counted anew. */
export async function startOver(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('import_rejects').where('import_id', '=', id).execute()
  const none = { accepted: 0, changed: 0, duplicates: 0, rejected: 0, noted: 0, messages_done: 0 }
  await tx.updateTable('imports').set(none).where('id', '=', id).execute()
}

/** What a dry run has foreseen is done now. */
export async function makeReal(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('imports').set({ dry_run: false }).where('id', '=', id).execute()
}

/** Dry runs that ended before: their files are not waited for any longer. */
export async function oldDryRuns(tx: Tx, before: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('imports')
    .select('id')
    .where('dry_run', '=', true)
    .where('state', '=', 'done')
    .where('finished_at', '<', timestamp(before))
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
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

/** A page of rejected rows, or of those that were taken with a note, after a line, in order. */
export function rejectsAfter(
  tx: Tx,
  importId: string,
  { line, imported, limit }: { line: number; imported: boolean; limit: number },
): Promise<RejectRow[]> {
  return tx
    .selectFrom('import_rejects')
    .select(['line', 'reason', 'content'])
    .where('import_id', '=', importId)
    .where('line', '>', line)
    .where('imported', '=', imported)
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
