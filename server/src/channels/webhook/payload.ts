import type { OutgoingReply } from '../channel.ts'

/** What is POSTed to the address configured for replies. docs/webhook.md shows it; a new version gets a new number. */
export type ReplyPayload = {
  version: 1
  type: 'reply.created'
  /** When the person pressed send, ISO 8601 in UTC. */
  time: string
  reply: {
    id: string
    text: string
    /** The reference that people say. */
    caseNumber: number
    thread: { rootExternalId: string; visibility: string }
    /** Null when the message that it answers was deleted. */
    inReplyTo: { externalId: string; authorExternalId: string; handle: string | null } | null
  }
}

export function payloadOf(reply: OutgoingReply): ReplyPayload {
  const { replyId, body, writtenAt, caseNumber, thread, inReplyTo } = reply
  return {
    version: 1,
    type: 'reply.created',
    time: new Date(writtenAt).toISOString(),
    reply: { id: replyId, text: body, caseNumber, thread, inReplyTo },
  }
}
