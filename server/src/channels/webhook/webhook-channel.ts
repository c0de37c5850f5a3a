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
    return { refused: 'retry', message: `The address for replies could not be reached: ${whyUnreachable(error)}.` }
  }
}

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the other side cut the connection',
  ETIMEDOUT: 'it does not answer',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** For whoever reads the fate of a reply; what nobody foresaw keeps its code, for whoever mends it. */
function whyUnreachable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return unreachable[code] ?? (code === '' ? 'the connection failed' : `the connection failed (${code})`)
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
