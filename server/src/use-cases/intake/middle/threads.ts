import type { Instant } from '@evenhand/domain/time/instant.ts'
import { keyOf } from './world.ts'
import type { Conversation, Incoming, Message, Profile, World } from './world.ts'

/** The conversation that an activity belongs to, known or new: by its first message, or by the message that it replies to. */
export function resolveConversation(world: World, incoming: Incoming): Conversation {
  const { channelId, activity, occurredAt } = incoming
  const root = rootOf(world, incoming)
  const key = keyOf(channelId, root)
  const known = world.conversations.get(key)
  if (known !== undefined) return known
  const row = {
    id: world.basis.newId(),
    workspace_id: world.workspaceId,
    channel_id: channelId,
    root_external_id: root,
    visibility: activity.visibility,
    // Words stand with their messages, where deleting them finds them.
    subject: null,
    created_at: occurredAt,
  }
  const conversation: Conversation = { row, state: 'new' }
  world.conversations.set(key, conversation)
  world.rootOf.set(row.id, root)
  return conversation
}

/** Networks that name only the message replied to leave it to us to know the thread. */
function rootOf(world: World, { channelId, activity }: Incoming): string {
  const { rootExternalId, inReplyToExternalId } = activity.thread
  if (rootExternalId !== undefined) return rootExternalId
  if (inReplyToExternalId === undefined) return activity.object.externalId
  const parent = world.messages.get(keyOf(channelId, inReplyToExternalId))
  return (parent === undefined ? undefined : world.rootOf.get(parent.row.conversation_id)) ?? inReplyToExternalId
}

/** A message that is heard of for the first time: by itself, by an edit or by its deletion. Its words are filled in by the caller. */
export function newMessage(
  world: World,
  incoming: Incoming,
  { conversation, profile, sentAt }: { conversation: Conversation; profile: Profile | null; sentAt: Instant },
): Message {
  const { channelId, receivedAt, activity } = incoming
  const { externalId, kind } = activity.object
  const message: Message = {
    state: 'new',
    row: {
      id: world.basis.newId(),
      workspace_id: world.workspaceId,
      channel_id: channelId,
      conversation_id: conversation.row.id,
      case_id: null,
      profile_id: profile?.row.id ?? null,
      author_user_id: null,
      direction: activity.direction,
      external_id: externalId,
      in_reply_to_external_id: activity.thread.inReplyToExternalId ?? null,
      kind,
      visibility: activity.visibility,
      sent_at: sentAt,
      received_at: receivedAt,
      subject: null,
      body: '',
      understanding: null,
      masked_numbers: 0,
      edited_at: null,
      deleted_at: null,
      original_seen: activity.type === 'message.created',
    },
  }
  world.messages.set(keyOf(channelId, externalId), message)
  return message
}
