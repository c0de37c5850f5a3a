import type { Case, Message, Note, Reply, TimelineEntry } from '@evenhand/contract/case.ts'
import type { MessageData } from '../../db/queries/cases/case-detail.ts'
import type { RowOf } from '../../db/tables.ts'
import { caseDatesOf } from '../../use-cases/cases/case-dates.ts'
import type { LoadedCase } from '../../use-cases/cases/load-case.ts'
import { presentCaseRow } from './case-row.ts'
import { iso, isoOrNull } from './instant.ts'
import { presentReading, presentTriage } from './reading.ts'

/** The case pane. */
export function presentCase(loaded: LoadedCase): Case {
  const names = new Map(loaded.members.map(member => [member.user_id, member.name]))
  return {
    ...presentCaseRow(loaded.row),
    customerId: loaded.case.customer_id,
    assurance: loaded.assurance,
    messages: loaded.messages.map(message => presentMessage(message, loaded.case.id, names)),
    replies: loaded.replies.map(presentReply),
    notes: loaded.notes.map(presentNote),
    obligations: loaded.obligations.map(row => ({
      kind: row.kind,
      since: iso(row.since),
      due: iso(row.due_at),
      state: row.state,
    })),
    timeline: loaded.timeline.map(presentTimelineEntry),
    dates: presentDates(loaded),
    triage: presentTriage(loaded.decision),
    steps: [...loaded.decision.outcome.steps],
    references: loaded.references,
    suggestions: loaded.suggestions.map(row => ({
      id: row.id,
      caseId: row.other_case_id,
      number: row.number,
      score: row.score,
      excerpt: row.excerpt ?? '',
    })),
    joined: loaded.joined.map(row => ({ mergeId: row.merge_id, number: row.number })),
    can: loaded.can,
  }
}

function presentDates({ decision, notes }: LoadedCase): Case['dates'] {
  const words = new Map(notes.map(({ id, body }) => [id, body]))
  return caseDatesOf(decision.facts).map(date => ({ ...date, at: iso(date.at), words: words.get(date.id) ?? '' }))
}

function presentMessage(row: MessageData, caseId: string, names: ReadonlyMap<string, string>): Message {
  const member = row.author_user_id === null ? undefined : names.get(row.author_user_id)
  const ours = row.direction === 'out' ? row.channel_name : 'Unknown'
  return {
    id: row.id,
    direction: row.direction,
    author: {
      name: member ?? row.author_name ?? row.author_handle ?? ours,
      handle: row.author_handle,
      userId: row.author_user_id,
    },
    ofThisCase: row.case_id === caseId,
    channel: { id: row.channel_id, name: row.channel_name, network: row.network },
    visibility: row.visibility,
    kind: row.kind,
    subject: row.subject,
    body: row.body,
    sentAt: iso(row.sent_at),
    editedAt: isoOrNull(row.edited_at),
    deletedAt: isoOrNull(row.deleted_at),
    language: row.language ?? 'und',
    abusive: row.abusive ?? false,
    maskedNumbers: row.masked_numbers,
    reading: presentReading(row),
  }
}

export function presentReply(row: RowOf<'outbox'>): Reply {
  return {
    id: row.id,
    body: row.body,
    authorUserId: row.author_user_id,
    state: row.state,
    thenStatus: row.then_status,
    missingFact: row.missing_fact,
    sendAt: iso(row.send_at),
    createdAt: iso(row.created_at),
    attempts: row.attempts,
    error: row.error,
  }
}

function presentNote(row: RowOf<'notes'>): Note {
  return { id: row.id, authorUserId: row.author_user_id, body: row.body, createdAt: iso(row.created_at) }
}

function presentTimelineEntry(row: RowOf<'timeline'>): TimelineEntry {
  return {
    id: row.id,
    at: iso(row.at),
    kind: row.kind,
    actorUserId: row.actor_user_id,
    subjectId: row.subject_id,
    data: row.data,
  }
}
