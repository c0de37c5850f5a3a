import { sql } from 'kysely'
import type { Database, Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'

export type Membership = { workspaceId: string; role: RowOf<'members'>['role'] }

/** Where a user works, oldest membership first; asked before a workspace is known. */
export async function membershipsOf(db: Database, userId: string): Promise<Membership[]> {
  const { rows } = await sql<{ workspace_id: string; role: Membership['role'] }>`
    select workspace_id, role from app.workspaces_of_user(${userId})`.execute(db)
  return rows.map(row => ({ workspaceId: row.workspace_id, role: row.role }))
}

/** The workspace that the installation's own command line speaks to. */
export async function firstWorkspace(db: Database): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select app.first_workspace() as id`.execute(db)
  return rows[0]?.id ?? null
}

export function loadWorkspace(tx: Tx): Promise<RowOf<'workspaces'> | undefined> {
  return tx.selectFrom('workspaces').selectAll().executeTakeFirst()
}

export function loadMember(tx: Tx, userId: string): Promise<RowOf<'members'> | undefined> {
  return tx.selectFrom('members').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

export function loadMembers(tx: Tx): Promise<RowOf<'members'>[]> {
  return tx.selectFrom('members').selectAll().orderBy('name').orderBy('user_id').execute()
}
