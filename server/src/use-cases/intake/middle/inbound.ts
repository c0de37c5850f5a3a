import { hearsTheSame, heardTurns } from '@evenhand/language/heard-turns.ts'
import type { Turn, Understanding } from '@evenhand/language/understanding.ts'
import { adoptCases } from './adopt-cases.ts'
import { resolveAuthor } from './author.ts'
import { placeVersion } from './place-message.ts'
import { newMessage, resolveConversation } from './threads.ts'
import { casesOfAuthor, keyOf, touch } from './world.ts'
import type { Incoming, Message, Profile, World } from './world.ts'

/**
 * A customer wrote, or edited what they wrote. Both go one way, because either may arrive first: each version is read for the
 * facts that it states at its time, and the words that are shown are those of the latest version. What was taken back before it came is
 * read by nobody: its words reach no case, and open none.
 */
export function handleInbound(world: World, incoming: Incoming): void {
  const { channelId, occurredAt, activity } = incoming
  const known = world.messages.get(keyOf(channelId, activity.object.externalId))
  const isEdit = activity.type === 'message.edited'
  // Delivered once more under another key; or an edit that a deletion has overtaken.
  if (known !== undefined && (isEdit ? known.row.deleted_at !== null : known.row.original_seen)) return
  if (known !== undefined && known.row.direction === 'out') return

  const profile = resolveAuthor(world, incoming)
  adoptCases(world, profile, occurredAt)
  if (known !== undefined && known.row.deleted_at !== null) {
    setOriginal(known, incoming)
    touch(known)
    return
  }
  const conversation = resolveConversation(world, incoming)
  const message = known ?? newMessage(world, incoming, { conversation, profile, sentAt: occurredAt })
  const text = wordsOf(activity.object)
  const earlier = earlierTurns(world, profile, message, incoming)
  const isKnown = hearsTheSame(heardTurns(earlier), incoming.readAfter)
  const understanding = (isKnown ? incoming.understanding : null) ?? world.reading.understand(text, { earlier })
  const isLatest = known === undefined || isEdit ? occurredAt >= (message.row.edited_at ?? occurredAt) : false
  const references = referencesOf(understanding, activity.object.orderRef)
  // With the numbers that came beside the words: when these go, those go.
  if (isLatest)
    setWords(message, incoming, references === understanding.references ? understanding : { ...understanding, references })
  if (!isEdit) setOriginal(message, incoming)
  if (isEdit && isLatest) message.row.edited_at = occurredAt
  noteSpread(world, message, incoming)
  touch(message)

  const { receivedAt, historyBefore } = incoming
  const version = { message, profile, understanding, references, text, at: occurredAt, receivedAt, isEdit, historyBefore }
  placeVersion(world, version)
}

/** A subject is read like a first sentence. */
export function wordsOf({ subject, text }: { subject?: string | undefined; text: string }): string {
  return subject === undefined || subject === '' ? text : `${subject}\n${text}`
}

function setWords({ row }: Message, { activity }: Incoming, understanding: Understanding): void {
  row.subject = activity.object.subject ?? null
  row.body = activity.object.text
  row.understanding = understanding
  row.masked_numbers = activity.maskedNumbers
}

/** Until now only an edit or the deletion was known. */
function setOriginal({ row }: Message, { activity, occurredAt }: Incoming): void {
  row.original_seen = true
  row.sent_at = Math.min(row.sent_at, occurredAt)
  row.in_reply_to_external_id = activity.thread.inReplyToExternalId ?? row.in_reply_to_external_id
}

/** Into the audience closet, and nowhere else. */
function noteSpread(world: World, { row }: Message, { activity, occurredAt }: Incoming): void {
  if (activity.metrics === undefined) return
  const { likes = null, replies = null, shares = null, views = null } = activity.metrics
  const spread = { message_id: row.id, workspace_id: row.workspace_id, likes, replies, shares, views, observed_at: occurredAt }
  world.fresh.spread.set(row.id, spread)
}

/** As references are compared: capital letters and digits. */
function referencesOf(understanding: Understanding, orderRef: string | undefined): readonly string[] {
  const given = orderRef?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') ?? ''
  if (given === '' || understanding.references.includes(given)) return understanding.references
  return [...understanding.references, given]
}

const mostTurns = 10

/**
 * What was said before in the author's case of this conversation, and at the end the message that is replied to where it is not of the case:
 * what is said to another customer is not said to us, in one's own thread neither.
 */
function earlierTurns(world: World, profile: Profile, message: Message, incoming: Incoming): Turn[] {
  const own = ownTurns(world, profile, message, incoming)
  const parent = parentTurn(world, profile, message)
  return parent !== null && (own.length === 0 || parent.direction === 'other') ? [...own, parent] : own
}

function ownTurns(world: World, profile: Profile, { row }: Message, { occurredAt }: Incoming): Turn[] {
  const found = casesOfAuthor(world, profile).find(({ conversationIds }) => conversationIds.has(row.conversation_id))
  if (found === undefined) return []
  return found.turns
    .filter(turn => turn.at < occurredAt && turn.messageId !== row.id)
    .toSorted((a, b) => a.at - b.at)
    .slice(-mostTurns)
    .map(({ direction, text }) => ({ direction, text }))
}

function parentTurn(world: World, profile: Profile, { row }: Message): Turn | null {
  if (row.in_reply_to_external_id === null) return null
  const parent = world.messages.get(keyOf(row.channel_id, row.in_reply_to_external_id))?.row
  if (parent === undefined || parent.body === '') return null
  const isOthers = parent.direction === 'in' && parent.profile_id !== profile.row.id
  return { direction: isOthers ? 'other' : parent.direction, text: parent.body }
}
