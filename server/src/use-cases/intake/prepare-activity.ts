import { createHash } from 'node:crypto'
import type { Activity } from '@evenhand/contract/activity.ts'
import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { KeptActivity } from '../../db/kept-activity.ts'
import type { ActivityToKeep } from '../../db/queries/intake/activities.ts'

/** Pure. The network's time is never later than the receipt. */
export function prepareActivity(activity: Activity, receivedAt: Instant): Omit<ActivityToKeep, 'channelId'> {
  return {
    dedupeKey: shortKey(dedupeKeyOf(activity).replaceAll('\0', '')),
    occurredAt: Math.min(Date.parse(activity.time), receivedAt),
    payload: withoutNul(JSON.stringify(masked(activity))),
  }
}

function masked(activity: Activity): KeptActivity {
  // Some networks repeat the words that are taken back.
  const object = activity.type === 'message.deleted' ? { ...activity.object, text: '', subject: undefined } : activity.object
  const text = maskNumbers(object.text)
  const subject = object.subject === undefined ? undefined : maskNumbers(object.subject)
  const orderRef = object.orderRef === undefined ? undefined : maskNumbers(object.orderRef)
  const changed = {
    ...object,
    text: text.text,
    ...(subject === undefined ? {} : { subject: subject.text }),
    ...(orderRef === undefined ? {} : { orderRef: orderRef.text }),
  }
  const maskedNumbers = text.masked + (subject?.masked ?? 0) + (orderRef?.masked ?? 0)
  return { ...activity, object: changed, maskedNumbers }
}

/** Two changes of one thing differ in revision; where the network names none, they differ in time. */
function dedupeKeyOf({ dedupeKey, type, time, actor, object }: Activity): string {
  if (dedupeKey !== undefined) return dedupeKey
  if (type === 'actor.updated') return `${type}:${actor.externalId}:${object.revision ?? time}`
  const revision = object.revision ?? (type === 'message.edited' ? time : '')
  return `${type}:${object.externalId}:${revision}`
}

/** An index of PostgreSQL takes 2,700 bytes; a key may be four times 1,024. */
const longestKey = 250

function shortKey(key: string): string {
  return key.length <= longestKey ? key : `sha256:${createHash('sha256').update(key).digest('base64url')}`
}

/** PostgreSQL stores no character zero, and one of them must not keep a whole delivery from being stored. */
function withoutNul(json: string): string {
  if (!json.includes('\\u0000')) return json
  return JSON.stringify(JSON.parse(json, (_key, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '') : part)))
}
