import { isUtf8 } from 'node:buffer'
import {
  activityRequestSchema,
  activitySchema,
  activityVersion,
  earliestTime,
  maxActivitiesPerRequest,
  type Activity,
} from '@evenhand/contract/activity.ts'
import { whyNoJson } from '@evenhand/contract/why-no-json.ts'
import { verifyDelivery, type DeliveryHeaders } from './webhook-signature.ts'
import { inWorkspace } from '../../db/database.ts'
import { loadSecrets, readChannel, workspaceOfChannel } from '../../db/queries/channels.ts'
import { EvenhandError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { receive } from '../intake/receive.ts'

export type Delivery = { channelId: string; headers: DeliveryHeaders; body: Buffer }

/**
 * Takes what a script POSTed: signature over the raw bytes first, then its shape, then one insert. Whatever is refused is stored
 * nowhere. Workspace and channel come from the address and its secret, never from the payload.
 * @throws EvenhandError `not-found` (also for a disabled channel), `bad-signature`, `bad-timestamp`, `stale-timestamp`, `malformed-json`,
 *   `unknown-version`, `invalid-activity` with the path of what is wrong
 */
export async function receiveDelivery(context: Context, delivery: Delivery): Promise<{ accepted: number; duplicates: number }> {
  const { workspaceId, secrets } = await authenticate(context, delivery.channelId)
  refuseForged(secrets, delivery, context.clock.now())
  const activities = parseActivities(delivery.body)
  const received = await receive(context, { workspaceId, channelId: delivery.channelId }, activities)
  const accepted = received.filter(one => one === 'accepted').length
  return { accepted, duplicates: received.length - accepted }
}

async function authenticate(context: Context, channelId: string): Promise<{ workspaceId: string; secrets: string[] }> {
  const workspaceId = await workspaceOfChannel(context.db, channelId)
  if (workspaceId === null) throw unknownChannel()
  return inWorkspace(context.db, workspaceId, async tx => {
    const channel = await readChannel(tx, channelId)
    if (channel?.kind !== 'webhook') throw unknownChannel()
    const sealed = await loadSecrets(tx, channelId, 'inbound', context.clock.now())
    return { workspaceId, secrets: sealed.map(secret => context.secrets.open(secret.sealed)) }
  })
}

/** The same words whether it never was, is switched off, or is no webhook: an address tells nothing to whoever tries addresses. */
function unknownChannel(): EvenhandError {
  return new EvenhandError('not-found', 'There is nothing at this address.')
}

function refuseForged(secrets: readonly string[], { headers, body }: Delivery, now: number): void {
  const refusal = verifyDelivery(secrets, headers, body, now)
  if (refusal === 'no-id' || refusal === 'no-signature') {
    const [name, what] =
      refusal === 'no-id' ? ['webhook-id', 'an id of the delivery'] : ['webhook-signature', '"v1," and the signature']
    throw new EvenhandError(
      'bad-signature',
      `The header ${name} is missing. Send ${what} in it; docs/webhook.md shows how to sign.`,
    )
  }
  if (refusal === 'bad-signature') {
    throw new EvenhandError(
      'bad-signature',
      'The signature does not fit. Sign "webhook-id.webhook-timestamp.body" with this channel’s inbound secret, over the very bytes that you send.',
    )
  }
  if (refusal === 'bad-timestamp') {
    throw new EvenhandError(
      'bad-timestamp',
      'webhook-timestamp is missing or no number. Send the time of sending in whole seconds since 1970, for example 1772445600.',
    )
  }
  if (refusal === 'stale-timestamp') {
    throw new EvenhandError(
      'stale-timestamp',
      'webhook-timestamp is more than five minutes away from our clock. Sign anew with the time of sending, in seconds.',
    )
  }
}

/** @throws EvenhandError `malformed-json`, `unknown-version`, `invalid-activity` */
export function parseActivities(body: Buffer): Activity[] {
  const json = parseJson(body)
  const list = Array.isArray(json) ? (json as unknown[]) : [json]
  for (const [index, one] of list.entries()) refuseUnknownVersion(one, Array.isArray(json) ? index : null)
  const parsed = activityRequestSchema.safeParse(json)
  if (!parsed.success) throw invalidActivity(json, list)
  const activities = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  for (const [index, { time }] of activities.entries()) refuseLongPast(time, Array.isArray(json) ? `${index}.time` : 'time')
  return activities
}

/** Believed, it would stand before everybody who waits, as decades late. */
function refuseLongPast(time: string, path: string): void {
  if (Date.parse(time) >= earliestTime) return
  throw new EvenhandError(
    'invalid-activity',
    `${path}: ${time} is before 2004, when nobody wrote here yet. Is the clock set, and are seconds no milliseconds?`,
    { details: { path } },
  )
}

function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new EvenhandError('malformed-json', 'The body is no text in UTF-8.')
  const text = new TextDecoder().decode(body)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EvenhandError('malformed-json', whyNoJson('The body', text, cause), { cause })
  }
}

function refuseUnknownVersion(one: unknown, index: number | null): void {
  if (typeof one !== 'object' || one === null || !('version' in one) || one.version === activityVersion) return
  throw new EvenhandError(
    'unknown-version',
    `Version ${JSON.stringify(one.version)} is not known here; this server understands version ${activityVersion}.`,
    {
      details: { path: index === null ? 'version' : `${index}.version`, understood: [activityVersion] },
    },
  )
}

/** The name of an unknown field may be as long as the body. */
const mostTold = 300

/** Names the first thing that is wrong, by its path: a union's own message would only say that nothing fitted. */
function invalidActivity(json: unknown, list: readonly unknown[]): EvenhandError {
  if (list.length === 0 || list.length > maxActivitiesPerRequest) {
    return new EvenhandError(
      'invalid-activity',
      `Send 1 to ${maxActivitiesPerRequest} activities at once; these were ${list.length}.`,
      {
        details: { path: '' },
      },
    )
  }
  for (const [index, one] of list.entries()) {
    const issue = activitySchema.safeParse(one).error?.issues[0]
    if (!issue) continue
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const path = [...(Array.isArray(json) ? [index] : []), ...issue.path, ...unknown].join('.').slice(0, mostTold)
    const message = issue.message.slice(0, mostTold)
    return new EvenhandError('invalid-activity', `${path === '' ? 'The activity' : path}: ${message}.`, { details: { path } })
  }
  return new EvenhandError('invalid-activity', 'This is no activity.', { details: { path: '' } })
}
