/**
 * THE port of every channel. Terminology: a *channel* is one connection to one network (an account, a mailbox, a script);
 * a *reply* is what a person wrote here; *sending* hands it to the network exactly once per idempotency key.
 *
 * A channel keeps nothing of its own and knows neither database nor HTTP routes: what it needs arrives as arguments.
 */

export const channelKinds = ['archive', 'webhook', 'sample'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** One connection, as far as sending needs it. Secrets arrive opened and must never be logged. */
export type Connection = {
  channelId: string
  /** Where replies are POSTed; null while nobody has configured it. */
  replyUrl: string | null
  /** Newest first. Each of them signs, so that the other side can change secrets without a gap. */
  signingSecrets: readonly string[]
}

/** What a person wrote, and where it belongs. */
export type OutgoingReply = {
  replyId: string
  body: string
  /** When the person pressed send. */
  writtenAt: number
  /** The reference that people say. */
  caseNumber: number
  thread: { rootExternalId: string; visibility: string }
  inReplyTo: { externalId: string; authorExternalId: string; handle: string | null } | null
}

/** The network has it, under this id. */
export type Sent = { externalId: string }

/**
 * Why it was not sent, in a sentence that an agent can act on.
 * `retry`: may work later, perhaps not before `afterMs`. `permanent`: this reply will never go. `needs-person`: somebody has to do
 * something first (configure, reconnect), then it can be tried again. `disabled`: the other side wants nothing any more.
 */
export type SendRefusal = {
  refused: 'retry' | 'permanent' | 'needs-person' | 'disabled'
  message: string
  /** Milliseconds, at least 0. */
  afterMs?: number
}

export type Capabilities = {
  /** Null when it can send; otherwise the sentence that stands where the reply box would. */
  sendRefusal: string | null
  /** Characters at most, or null for no limit of the network's. */
  maxCharacters: number | null
}

export type Channel = {
  readonly kind: ChannelKind
  /** What this connection can do now. Cheap and without I/O: the desk asks for every case. */
  capabilities(connection: Pick<Connection, 'replyUrl'>): Capabilities
  /**
   * Hands a reply to the network. The same key again must not be published twice: the key travels with the request.
   * Returns a refusal for everything that the network or the connection may do; throws only when `signal` aborts.
   * @example await channel.send(connection, reply, 'reply-018f…', AbortSignal.timeout(10_000)) // { externalId: 'p-77' }
   */
  send(connection: Connection, reply: OutgoingReply, idempotencyKey: string, signal: AbortSignal): Promise<Sent | SendRefusal>
}

/** Every kind that this process can speak to. */
export type ChannelRegistry = Readonly<Record<ChannelKind, Channel>>

/** True for a reply that did not go out. */
export function isRefusal(result: Sent | SendRefusal): result is SendRefusal {
  return 'refused' in result
}
