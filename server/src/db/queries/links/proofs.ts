import { sql } from 'kysely'
import { timestamp, type Database, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import { idsOfPerson } from '../merging/records-of.ts'

export type OpenProof = RowOf<'proofs'>

/** An address or phone of a customer that was verified. */
export type KnownAddress = { kind: 'email' | 'phone'; value: string }

/** Mail first; one that several customers have proves nobody and is not among them. */
export async function knownAddresses(tx: Tx, customerId: string): Promise<KnownAddress[]> {
  const { rows } = await sql<KnownAddress>`
    select kind, value from customer_identifiers
    where customer_id = any(${idsOfPerson(sql`${customerId}::uuid`)})
      and kind in ('email', 'phone') and verified_at is not null
    order by kind, verified_at, value limit 10`.execute(tx)
  return rows
}

/** Asked before a workspace is known. */
export async function workspaceOfProof(db: Database, token: Buffer): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select app.workspace_of_proof(${token}::bytea) as id`.execute(db)
  return rows[0]?.id ?? null
}

/** Locked until the end of the transaction; undefined for one that was used or has run out. */
export function readOpenProof(tx: Tx, hash: Buffer, now: number): Promise<OpenProof | undefined> {
  return tx
    .selectFrom('proofs')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('settled_at', 'is', null)
    .where('expires_at', '>', timestamp(now))
    .forUpdate()
    .executeTakeFirst()
}

/** @returns false when somebody was quicker */
export async function settleProof(tx: Tx, id: string, at: number, accepted: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('proofs')
    .set({ settled_at: timestamp(at), accepted })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The latest link alone asks. */
export async function endOpenProofs(tx: Tx, profileId: string, at: number): Promise<void> {
  await tx
    .updateTable('proofs')
    .set({ settled_at: timestamp(at) })
    .where('profile_id', '=', profileId)
    .where('settled_at', 'is', null)
    .execute()
}

/** What the customer needs to know to say whether it was they. */
export async function readQuestion(
  tx: Tx,
  profileId: string,
): Promise<{ company: string; handle: string; channel: string } | undefined> {
  const { rows } = await sql<{ company: string; handle: string; channel: string }>`
    select w.name as company, coalesce(p.handle, p.display_name, p.external_id) as handle, c.name as channel
    from profiles p join channels c on c.id = p.channel_id cross join workspaces w where p.id = ${profileId}`.execute(tx)
  return rows[0]
}
