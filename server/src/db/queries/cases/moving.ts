import { sql } from 'kysely'
import { jsonb, timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import type { JoinRecord, Moved } from '../../tables/cases.ts'

/** Gives everything that hangs on one case to another one. What the other had already is not counted as moved. */
export async function moveAll(tx: Tx, fromId: string, intoId: string): Promise<Moved> {
  const messages = await sql<{
    id: string
  }>`update messages set case_id = ${intoId} where case_id = ${fromId} returning id`.execute(tx)
  const notes = await sql<{ id: string }>`update notes set case_id = ${intoId} where case_id = ${fromId} returning id`.execute(tx)
  const replies = await sql<{ id: string }>`update outbox set case_id = ${intoId} where case_id = ${fromId} returning id`.execute(
    tx,
  )
  const conversations = await sql<{ id: string }>`
    insert into case_conversations (workspace_id, case_id, conversation_id)
    select workspace_id, ${intoId}, conversation_id from case_conversations where case_id = ${fromId}
    on conflict do nothing returning conversation_id as id`.execute(tx)
  const references = await sql<{ id: string }>`
    insert into case_references (workspace_id, case_id, reference)
    select workspace_id, ${intoId}, reference from case_references where case_id = ${fromId}
    on conflict do nothing returning reference as id`.execute(tx)
  return {
    messages: ids(messages),
    notes: ids(notes),
    replies: ids(replies),
    conversations: ids(conversations),
    references: ids(references),
  }
}

function ids({ rows }: { rows: { id: string }[] }): string[] {
  return rows.map(({ id }) => id)
}

/**
 * Gives it back: what was moved, and what has come in since in the conversations that only the returning case had.
 * The returning case never lost its own conversations and references, so those are only taken from the other one.
 */
export async function moveBack(tx: Tx, moved: Moved, fromId: string, intoId: string, since: number): Promise<void> {
  await sql`update messages set case_id = ${fromId} where case_id = ${intoId}
    and (id = any(${moved.messages}::uuid[])
      or (conversation_id = any(${moved.conversations}::uuid[]) and received_at >= ${timestamp(since)}))`.execute(tx)
  await sql`update notes set case_id = ${fromId} where id = any(${moved.notes}::uuid[])`.execute(tx)
  await sql`update outbox set case_id = ${fromId} where case_id = ${intoId}
    and (id = any(${moved.replies}::uuid[]) or conversation_id = any(${moved.conversations}::uuid[]))`.execute(tx)
  await sql`delete from case_conversations where case_id = ${intoId} and conversation_id = any(${moved.conversations}::uuid[])`.execute(
    tx,
  )
  await sql`delete from case_references where case_id = ${intoId} and reference = any(${moved.references}::text[])`.execute(tx)
}

export type NewMerge = {
  id: string
  workspaceId: string
  fromId: string
  intoId: string
  moved: JoinRecord
  at: number
  userId: string
}

export async function insertMerge(tx: Tx, merge: NewMerge): Promise<void> {
  await tx
    .insertInto('merges')
    .values({
      id: merge.id,
      workspace_id: merge.workspaceId,
      kind: 'case-joined',
      from_id: merge.fromId,
      into_id: merge.intoId,
      moved: jsonb(merge.moved),
      at: timestamp(merge.at),
      by_user_id: merge.userId,
    })
    .execute()
}

/** Locked until the end of the transaction, so that two people cannot take the same join back. */
export async function lockMerge(tx: Tx, id: string): Promise<(RowOf<'merges'> & { moved: JoinRecord }) | undefined> {
  const merge = await tx.selectFrom('merges').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return merge !== undefined && 'fromFacts' in merge.moved ? { ...merge, moved: merge.moved } : undefined
}

export async function markMergeUndone(tx: Tx, id: string, at: number, userId: string): Promise<void> {
  await tx
    .updateTable('merges')
    .set({ undone_at: timestamp(at), undone_by: userId })
    .where('id', '=', id)
    .execute()
}

/** The suggestion of a pair is settled, whichever side made it. */
export async function settleSuggestion(tx: Tx, oneId: string, otherId: string, state: 'open' | 'accepted'): Promise<void> {
  await sql`update suggestions set state = ${state} where state <> 'dismissed'
    and ((case_id = ${oneId} and other_case_id = ${otherId}) or (case_id = ${otherId} and other_case_id = ${oneId}))`.execute(tx)
}

/** @returns the case that the suggestion was made for */
export async function markDismissed(tx: Tx, suggestionId: string): Promise<string | null> {
  const row = await tx
    .updateTable('suggestions')
    .set({ state: 'dismissed' })
    .where('id', '=', suggestionId)
    .where('state', '=', 'open')
    .returning('case_id')
    .executeTakeFirst()
  return row?.case_id ?? null
}
