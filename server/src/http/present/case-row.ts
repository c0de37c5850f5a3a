import type { CaseRow } from '@evenhand/contract/queue.ts'
import type { CaseRowData } from '../../db/queries/cases/case-rows.ts'
import { iso, isoOrNull } from './instant.ts'

/** One line of a list. */
export function presentCaseRow(row: CaseRowData): CaseRow {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    severity: row.severity,
    lane: row.lane,
    level: row.level,
    desk: row.desk,
    due: isoOrNull(row.due_at),
    dueObligation: row.due_obligation,
    waitingSince: iso(row.waiting_since),
    openedAt: iso(row.opened_at),
    snoozedUntil: isoOrNull(row.snoozed_until),
    resolvedAt: isoOrNull(row.resolved_at),
    lastMessageAt: iso(row.last_message_at),
    assigneeId: row.assignee_id,
    author: { name: row.author_name ?? row.author_handle ?? 'Unknown', handle: row.author_handle },
    channel: { id: row.channel_id, name: row.channel_name, network: row.network },
    excerpt: row.excerpt ?? '',
    language: row.language,
    risk: row.risks.some(risk => risk.now),
    abusive: row.abusive,
    replied: row.first_response_at !== null,
    topics: row.topics.map(({ id, name }) => ({ id, name })),
  }
}
