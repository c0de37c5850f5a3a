import type { View } from '@evenhand/contract/queue.ts'
import { readInWorkspace, type Tx } from '../../db/database.ts'
import { readByStatus, readQueue, type QueueFilter, type QuietStatus } from '../../db/queries/cases/case-list.ts'
import type { CaseRowData } from '../../db/queries/cases/case-rows.ts'
import type { Actor, Context } from '../context.ts'
import { queueCursor, readQueueCursor, readTimeCursor, timeCursor } from './cursor.ts'

export type CasePage = { rows: CaseRowData[]; next: string | null }

/** One page of a list, and the cursor of the next one. */
export async function listCases(
  context: Context,
  actor: Actor,
  { view, topic, cursor, limit }: { view: View; topic?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<CasePage> {
  return readInWorkspace(context.db, actor.workspaceId, async tx => {
    // One more than asked for tells whether there is a next page.
    const found = await readView(tx, { view, topic, cursor, limit: limit + 1 }, actor)
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return { rows, next: found.length > limit && last ? cursorOf(view, last) : null }
  })
}

type Asked = { view: View; topic: string | undefined; cursor: string | undefined; limit: number }

function readView(tx: Tx, { view, topic, cursor, limit }: Asked, actor: Actor): Promise<CaseRowData[]> {
  if (isQuiet(view))
    return readByStatus(tx, { status: view, topicId: topic }, cursor === undefined ? null : readTimeCursor(cursor), limit)
  return readQueue(tx, { ...filterOf(view, actor), topicId: topic }, cursor === undefined ? null : readQueueCursor(cursor), limit)
}

function isQuiet(view: View): view is QuietStatus {
  return view === 'pending' || view === 'snoozed' || view === 'resolved'
}

function filterOf(view: Exclude<View, QuietStatus>, actor: Actor): QueueFilter {
  if (view === 'mine') return { assignee: 'member', userId: actor.userId }
  return { assignee: view === 'unassigned' ? 'nobody' : 'anybody' }
}

function cursorOf(view: View, row: CaseRowData): string {
  if (isQuiet(view) || row.due_at === null) return timeCursor({ at: row.last_message_at, id: row.id })
  return queueCursor({ lane: row.lane, due: row.due_at, severityRank: row.severity_rank, openedAt: row.opened_at, id: row.id })
}
