import type { Instant } from '@evenhand/domain/time/instant.ts'
import { change, withClock } from './case-changes.ts'
import { asHistory, isKept } from './history.ts'
import type { CaseRecord } from '../../deciding/case-record.ts'
import { answered, withCustomerWaiting } from './waiting.ts'
import { newMessage, resolveConversation } from './threads.ts'
import { addToList, answerTurn, keyOf, touch } from './world.ts'
import type { Incoming, Message, OpenCase, World } from './world.ts'

/**
 * The company wrote, outside this desk or as the echo of our own reply. It answers the author whom it replies to: the first or the
 * next response of their case is given. What it answers may arrive later; then it waits in its conversation.
 */
export function handleOutbound(world: World, incoming: Incoming): void {
  const { channelId, occurredAt, activity } = incoming
  const known = world.messages.get(keyOf(channelId, activity.object.externalId))
  if (known !== undefined) {
    setWordsAgain(known, incoming)
    return
  }
  const conversation = resolveConversation(world, incoming)
  const message = newMessage(world, incoming, { conversation, profile: null, sentAt: occurredAt })
  message.row.subject = activity.object.subject ?? null
  message.row.body = activity.object.text
  message.row.masked_numbers = activity.maskedNumbers
  if (activity.type === 'message.edited') message.row.edited_at = occurredAt

  const found = answeredCase(world, incoming, conversation.row.id)
  if (found === undefined) addToList(world.unplaced, conversation.row.id, message)
  else answerCase(world, found, message, incoming.historyBefore)
}

/** Our own reply comes back as an echo (nothing to do), or was edited in the network. */
function setWordsAgain(known: Message, { activity, occurredAt }: Incoming): void {
  const { row } = known
  if (row.direction !== 'out' || row.deleted_at !== null) return
  if (activity.type === 'message.created') {
    if (row.original_seen) return
    row.original_seen = true
    row.sent_at = Math.min(row.sent_at, occurredAt)
  } else if (occurredAt >= (row.edited_at ?? row.sent_at)) {
    row.subject = activity.object.subject ?? null
    row.body = activity.object.text
    row.masked_numbers = activity.maskedNumbers
    row.edited_at = occurredAt
  }
  touch(known)
}

/** The case of the message replied to; where none is named, the only case of the conversation that is not resolved. */
function answeredCase(
  world: World,
  { channelId, activity, historyBefore }: Incoming,
  conversationId: string,
): OpenCase | undefined {
  const { inReplyToExternalId, rootExternalId } = activity.thread
  const named = inReplyToExternalId ?? rootExternalId
  const parent = named === undefined ? undefined : world.messages.get(keyOf(channelId, named))
  if (parent !== undefined && parent.row.case_id !== null) return world.cases.get(parent.row.case_id)
  if (inReplyToExternalId !== undefined) return undefined
  const running = [...world.cases.values()].filter(
    ({ record, conversationIds }) => conversationIds.has(conversationId) && isOpenTo(record, historyBefore),
  )
  return running.length === 1 ? running[0] : undefined
}

/** What is kept as history takes further words of history. */
function isOpenTo(record: CaseRecord, historyBefore: Instant | null): boolean {
  return record.facts.relationship.clock.status !== 'resolved' || (historyBefore !== null && isKept(record))
}

function answerCase(world: World, found: OpenCase, message: Message, historyBefore: Instant | null): void {
  const { row } = message
  row.case_id = found.record.id
  const turn = answerTurn(row)
  found.turns.push(turn)
  const { facts } = found.record
  const clock = withCustomerWaiting(answered(facts.relationship.clock, turn), found.turns)
  const lastMessageAt = Math.max(found.record.lastMessageAt, row.sent_at)
  const after = withClock(facts, clock)
  change(world, found, {
    facts: isKept(found.record) ? asHistory(after, lastMessageAt, historyBefore) : after,
    cause: 'reply',
    at: row.sent_at,
    set: { lastMessageAt },
    entries: [{ kind: 'message-out', subjectId: row.id }],
  })
}
