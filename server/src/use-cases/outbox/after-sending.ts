import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import { hasFirstResponse } from '@evenhand/domain/promise/terms.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { deflectionOf } from '@evenhand/language/deflection.ts'
import type { Tx } from '../../db/database.ts'
import { readAskedSince, type OutboxRow } from '../../db/queries/outbox.ts'
import type { DecisionCause } from '../../db/vocabulary.ts'
import { withClock } from '../cases/change-case.ts'
import { keepMissingFact, openedClock, pendingClock, resolvedClock } from '../cases/status-change.ts'
import type { Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import type { TimelineEntry } from '../deciding/ledger.ts'

type AfterSending = { record: CaseRecord; reply: OutboxRow; at: number; messageId: string }

/**
 * What a sent reply does to its case: it answers at the instant of sending (the undo time was no answer yet), and then the case is
 * opened, waits for the customer, or is resolved, as the writer wished.
 */
export async function afterSending(
  tx: Tx,
  context: Context,
  { record, reply, at, messageId }: AfterSending,
): Promise<{ facts: ServiceFacts; entries: TimelineEntry[]; cause: DecisionCause }> {
  const isAnswer = deflectionOf(reply.body) === null
  const owesFirst = !hasFirstResponse(record.facts.relationship.clock)
  const data = { replyId: reply.id, ...(owesFirst && !isAnswer ? { stillOwed: true } : {}) }
  const sent: TimelineEntry = { kind: 'reply-sent', subjectId: messageId, data }
  const askedSince = await readAskedSince(tx, record.id, reply.created_at)
  const clock = answeredBy(record.facts.relationship.clock, { askedSince, at, isAnswer })
  const isAskedSince = askedSince !== null
  // The customer wrote while the reply was held: whoever wrote it did not know, so the case stays open.
  if (reply.then_status === 'resolved' && !isAskedSince) {
    return { facts: withClock(record.facts, resolvedClock(clock, at)), entries: [sent, { kind: 'resolved' }], cause: 'reply' }
  }
  if (reply.then_status === 'pending' && reply.missing_fact !== null && !isAskedSince) {
    const actor = { workspaceId: reply.workspace_id, userId: reply.author_user_id }
    const { missing, entry } = await keepMissingFact(tx, context, actor, record, reply.missing_fact, at)
    return { facts: withClock(record.facts, pendingClock(clock, missing, at)), entries: [sent, entry], cause: 'reply' }
  }
  const opened = clock.status === 'resolved' ? clock : openedClock(clock, at)
  return { facts: withClock(record.facts, opened), entries: [sent], cause: 'reply' }
}

/**
 * The clock after our answer. What the customer wrote after the reply was written is not answered by it.
 * Only sending somebody elsewhere leaves the first response owed.
 */
export function answeredBy(clock: Clock, { askedSince, at, isAnswer }: Answer): Clock {
  if (!hasFirstResponse(clock)) return isAnswer ? { ...clock, firstResponseAt: at, customerWaitingSince: askedSince } : clock
  return { ...clock, customerWaitingSince: askedSince }
}

/** Our reply: when it was sent, whether it answers, and since when the customer has asked what its writer had not seen. */
export type Answer = { askedSince: number | null; at: number; isAnswer: boolean }
