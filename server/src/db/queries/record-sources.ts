import type { Instant } from '@evenhand/domain/time/instant.ts'
import { sql } from 'kysely'
import { timestamp, timestampOrNull, type Database, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'
import type { RecordKind } from '../vocabulary.ts'

export type SourceRow = RowOf<'record_sources'>

/** The workspace that an address belongs to; null for an unknown or disabled source. */
export async function workspaceOfSource(db: Database, sourceId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select app.workspace_of_record_source(${sourceId}::uuid) as id`.execute(db)
  return rows[0]?.id ?? null
}

export function readSources(tx: Tx): Promise<SourceRow[]> {
  return tx.selectFrom('record_sources').selectAll().orderBy('name').orderBy('id').execute()
}

export function readSource(tx: Tx, id: string): Promise<SourceRow | undefined> {
  return tx.selectFrom('record_sources').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @returns false when there is one of this name already */
export async function insertSource(tx: Tx, source: SourceRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('record_sources')
    .values({ ...source, created_at: timestamp(source.created_at), disabled_at: null, heard_at: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function switchSource(tx: Tx, id: string, disabledAt: Instant | null): Promise<void> {
  await tx
    .updateTable('record_sources')
    .set({ disabled_at: timestampOrNull(disabledAt) })
    .where('id', '=', id)
    .execute()
}

/** Sealed secrets that are valid at a moment, newest first. */
export async function loadSourceSecrets(tx: Tx, sourceId: string, at: Instant): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('record_source_secrets')
    .select('sealed')
    .where('source_id', '=', sourceId)
    .where(eb => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>', timestamp(at))]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ sealed }) => sealed)
}

/** Sources that have a secret. */
export async function sourcesWithSecret(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom('record_source_secrets').select('source_id').distinct().execute()
  return new Set(rows.map(row => row.source_id))
}

type NewSourceSecret = { id: string; workspaceId: string; sourceId: string; sealed: Buffer; at: Instant; formerUntil: Instant }

/** From now on this one; the former ones stay valid for a while, unless they end earlier. */
export async function changeSourceSecret(tx: Tx, secret: NewSourceSecret): Promise<void> {
  const { id, workspaceId, sourceId, sealed, at, formerUntil } = secret
  await tx
    .updateTable('record_source_secrets')
    .set({ retired_at: timestamp(formerUntil) })
    .where('source_id', '=', sourceId)
    .where(eb => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>', timestamp(formerUntil))]))
    .execute()
  await tx
    .insertInto('record_source_secrets')
    .values({ id, workspace_id: workspaceId, source_id: sourceId, sealed, created_at: timestamp(at) })
    .execute()
}

/** Vendors send again for some days at most; what is older is forgotten. */
const keptMs = 30 * 24 * 3_600_000

/** @returns false for a delivery that was handled before */
export async function noteDelivery(tx: Tx, source: SourceRow, deliveryId: string, at: Instant): Promise<boolean> {
  await sql`update record_sources set heard_at = ${timestamp(at)} where id = ${source.id}`.execute(tx)
  await sql`delete from record_deliveries where source_id = ${source.id} and at < ${timestamp(at - keptMs)}`.execute(tx)
  const { rows } = await sql<{ fresh: number }>`
    insert into record_deliveries (workspace_id, source_id, delivery_id, at)
    values (${source.workspace_id}, ${source.id}, ${deliveryId}, ${timestamp(at)}) on conflict do nothing returning 1 as fresh`.execute(
    tx,
  )
  return rows.length > 0
}

export type ObjectRow = RowOf<'record_objects'>

export function readObject(tx: Tx, sourceId: string, fingerprint: string): Promise<ObjectRow | undefined> {
  return tx
    .selectFrom('record_objects')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
}

type KnownObject = { source: SourceRow; fingerprint: string; kind: RecordKind; rowId: string | null; toldAt: Instant }

/** Remembers which row a thing of the other side is, and of when that is. */
export async function keepObject(tx: Tx, { source, fingerprint, kind, rowId, toldAt }: KnownObject): Promise<void> {
  const row = { kind, row_id: rowId, told_at: timestamp(toldAt), erased_at: null }
  await tx
    .insertInto('record_objects')
    .values({ workspace_id: source.workspace_id, source_id: source.id, fingerprint, ...row })
    .onConflict(conflict => conflict.columns(['source_id', 'fingerprint']).doUpdateSet(row))
    .execute()
}

/** Other things that are this row already, with whose they are. */
export async function othersOf(tx: Tx, rowId: string, source: SourceRow, fingerprint: string): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`select s.* from record_objects o join record_sources s on s.id = o.source_id
    where o.row_id = ${rowId} and not (o.source_id = ${source.id} and o.fingerprint = ${fingerprint})`.execute(tx)
  return rows
}

export function readOrder(tx: Tx, id: string): Promise<RowOf<'orders'> | undefined> {
  return tx.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What was given back of an order beside one refund, in minor units. */
export async function refundedBeside(tx: Tx, orderId: string, externalId: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(amount_minor), 0)::bigint as sum from refunds
    where order_id = ${orderId} and external_id <> ${externalId}`.execute(tx)
  return rows[0]?.sum ?? 0
}

/** A refund that did not come about after all. @returns what it was of */
export async function deleteRefund(tx: Tx, externalId: string): Promise<string | null> {
  const { rows } = await sql<{
    order_id: string
  }>`delete from refunds where external_id = ${externalId} returning order_id`.execute(tx)
  return rows[0]?.order_id ?? null
}
