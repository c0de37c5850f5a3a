import { openDoubts } from '@evenhand/domain/severity/doubts.ts'
import { isMoreSevere } from '@evenhand/domain/severity/severity.ts'
import { change } from './case-changes.ts'
import { resolveAuthor } from './author.ts'
import { newMessage, resolveConversation } from './threads.ts'
import { withCustomerWaiting } from './waiting.ts'
import { keyOf, touch } from './world.ts'
import type { Incoming, Message, OpenCase, World } from './world.ts'

/**
 * An author took back what they wrote. The words go, here and wherever else they stand; what happened stays: the case keeps its
 * facts and says that a message was deleted. A deletion that arrives before its message is remembered, so that the words never
 * reach the desk and open no case.
 */
export function handleDeletion(world: World, incoming: Incoming): void {
  const { channelId, occurredAt, activity } = incoming
  const { externalId } = activity.object
  world.fresh.deleted.push({ channelId, externalId })
  const known = world.messages.get(keyOf(channelId, externalId))
  if (known === undefined) {
    const conversation = resolveConversation(world, incoming)
    const profile = activity.direction === 'in' ? resolveAuthor(world, incoming) : null
    const message = newMessage(world, incoming, { conversation, profile, sentAt: occurredAt })
    message.row.deleted_at = occurredAt
    return
  }
  if (known.row.deleted_at !== null) return
  known.row.deleted_at = occurredAt
  touch(known)
  retractFromCase(world, known)
}

/** Takes the words out of a deleted message, and tells its case. */
function retractFromCase(world: World, { row }: Message): void {
  row.subject = null
  row.body = ''
  row.understanding = null
  const found = row.case_id === null ? undefined : world.cases.get(row.case_id)
  if (found === undefined) return
  found.turns = found.turns.filter(({ messageId }) => messageId !== row.id)

  const at = row.deleted_at ?? row.sent_at
  const { facts } = found.record
  const waiting = withCustomerWaiting({ ...facts.relationship.clock, customerWaitingSince: null }, found.turns)
  const isOver = hasNothingToAnswer(found)
  const clock = isOver ? { ...waiting, status: 'resolved' as const, snoozedUntil: null } : waiting
  change(world, found, {
    facts: { ...facts, relationship: { ...facts.relationship, clock } },
    cause: 'deleted',
    at,
    entries: [
      { kind: 'message-deleted', subjectId: row.id },
      ...(isOver ? [{ kind: 'resolved' as const, data: { because: 'deleted' } }] : []),
    ],
  })
}

/**
 * True when the author has taken back all they said and nobody has begun to help: then there is nobody to answer any more. What
 * was critical, high, a danger, or may be any of these, stays open: it happened, whether or not it may still be read, and a person decides.
 */
function hasNothingToAnswer({ record, turns }: OpenCase): boolean {
  const { need, relationship } = record.facts
  const { clock } = relationship
  if (clock.status === 'resolved' || record.assigneeId !== null || clock.firstResponseAt !== null) return false
  if (
    record.decided === null ||
    isMoreSevere(record.decided.severity, 'medium') ||
    need.risks.length > 0 ||
    openDoubts(need).length > 0
  )
    return false
  return !turns.some(({ direction }) => direction === 'in')
}
