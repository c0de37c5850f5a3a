import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { columns } from '@evenhand/language/model/heads.ts'
import type { Tx } from '../database.ts'
import { insertRows } from '../insert-rows.ts'
import type { NewRowOf, RowOf } from '../tables.ts'

/** Weights of another shape say nothing to this program: their format, and how many columns they have. */
export const shape = `3/${columns}`

/** The hash of the version in force; null for the one that came along, also where the one chosen does not fit any more. */
export const hashInForce: RawBuilder<string | null> = sql`(
  select m.hash from (select model_id from model_choices order by id desc limit 1) c
  join models m on m.id = c.model_id where m.shape = ${shape})`

export async function readHashInForce(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ hash: string | null }>`select ${hashInForce} as hash`.execute(tx)
  return rows[0]?.hash ?? null
}

/** The whole hash of a version, where it was offered. */
export async function readHash(tx: Tx, version: string): Promise<string | null> {
  const row = await tx.selectFrom('models').select('hash').where('hash', 'like', `${version}%`).executeTakeFirst()
  return row?.hash ?? null
}

export async function readWeights(tx: Tx, hash: string): Promise<Buffer | null> {
  const row = await tx.selectFrom('models').select('weights').where('hash', '=', hash).executeTakeFirst()
  return row?.weights ?? null
}

export type OfferedModel = Omit<RowOf<'models'>, 'weights' | 'workspace_id'> & { offered_by_name: string | null }

/** What was offered, the latest first, without the weights. */
export async function readModels(tx: Tx): Promise<OfferedModel[]> {
  const { rows } = await sql<OfferedModel>`
    select m.id, m.hash, m.shape, m.messages, m.comparison, m.offered_at, m.offered_by, who.name as offered_by_name
    from models m left join members who on who.user_id = m.offered_by
    order by m.offered_at desc, m.id desc`.execute(tx)
  return rows
}

export async function insertModel(tx: Tx, row: NewRowOf<'models'>): Promise<void> {
  await insertRows(tx, 'models', [row], { onConflict: { columns: ['workspace_id', 'hash'] } })
}

export type ModelChoice = { model_id: string | null; version: string; at: number; by_name: string | null; by_user_id: string }

/** Who chose what, the latest first. */
export async function readChoices(tx: Tx, most: number): Promise<ModelChoice[]> {
  const { rows } = await sql<ModelChoice>`
    select c.model_id, c.version, c.at, c.by_user_id, who.name as by_name
    from model_choices c left join members who on who.user_id = c.by_user_id
    order by c.id desc limit ${sql.lit(most)}`.execute(tx)
  return rows
}

export async function insertChoice(tx: Tx, row: NewRowOf<'model_choices'>): Promise<void> {
  await insertRows(tx, 'model_choices', [row])
}

/** One chooser at a time. */
export async function lockChoices(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select from workspaces where id = ${workspaceId} for update`.execute(tx)
}
