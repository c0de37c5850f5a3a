import type { Channel, Connection, OutgoingReply, SendRefusal, Sent } from '../channel.ts'
import { payloadOf } from './payload.ts'
import { safePost, UnsafeAddress, type Posted } from './safe-post.ts'
import { signedHeaders } from '../../use-cases/channels/webhook-signature.ts'

export type WebhookOptions = {
  /** For development and tests only: replies may go to this machine and to private networks. */
  allowPrivateAddresses: boolean
  /** Signs with this clock, milliseconds; the other side compares it with its own. */
  now?: () => number
}

const notConfigured =
  'No address is set for replies of this channel. An admin can set one under Channels; until then answer where the message came from.'

/** Any script can connect: activities come in signed, replies go out signed (docs/webhook.md). */
export function webhookChannel(options: WebhookOptions): Channel {
  return {
    kind: 'webhook',
    capabilities: ({ replyUrl }) => ({ sendRefusal: replyUrl === null ? notConfigured : null, maxCharacters: null }),
    send: (connection, reply, key, signal) => send(options, connection, reply, key, signal),
  }
}

async function send(
  { allowPrivateAddresses, now = Date.now }: WebhookOptions,
  { replyUrl, signingSecrets }: Connection,
  reply: OutgoingReply,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<Sent | SendRefusal> {
  if (replyUrl === null) return { refused: 'needs-person', message: notConfigured }
  const body = JSON.stringify(payloadOf(reply))
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Evenhand',
    ...signedHeaders(signingSecrets, idempotencyKey, now(), body),
  }
  try {
    return understand(await safePost({ url: replyUrl, headers, body, signal, allowPrivateAddresses }), reply)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof UnsafeAddress)
      return { refused: 'needs-person', message: `The address for replies cannot be used: ${error.message}` }
    const detail = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return { refused: 'retry', message: `The address for replies could not be reached${detail}.` }
  }
}

/** What the other side's status means for the reply. */
function understand({ status, headers, body }: Posted, reply: OutgoingReply): Sent | SendRefusal {
  if (status >= 200 && status < 300) return { externalId: externalIdOf(body) ?? `evenhand-reply-${reply.replyId}` }
  if (status === 410) return { refused: 'disabled', message: 'The other side answered 410: it wants no replies any more.' }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const afterMs = retryAfterMs(headers['retry-after'])
    return { refused: 'retry', message: `The other side answered ${status}.`, ...(afterMs === null ? {} : { afterMs }) }
  }
  if (status >= 300 && status < 400) {
    return {
      refused: 'needs-person',
      message: `The address for replies leads elsewhere (${status}). Set the address that it leads to.`,
    }
  }
  if (status === 401 || status === 403 || status === 404 || status === 405) {
    return { refused: 'needs-person', message: `The other side answered ${status}: check its address and the signing secret.` }
  }
  return { refused: 'permanent', message: `The other side refused this reply with ${status}.` }
}

const longestId = 512

function externalIdOf(body: string): string | null {
  try {
    const answered: unknown = JSON.parse(body)
    if (typeof answered !== 'object' || answered === null || !('externalId' in answered)) return null
    const { externalId } = answered
    return typeof externalId === 'string' && externalId !== '' && externalId.length <= longestId ? externalId : null
  } catch {
    return null
  }
}

const longestRetryMs = 86_400_000

function retryAfterMs(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,6}$/.test(header)) return null
  return Math.min(Number(header) * 1000, longestRetryMs)
}
