import { activitySchema } from '@evenhand/contract/activity.ts'
import type { Activity, ActivityInput } from '@evenhand/contract/activity.ts'

/** Names of our layout for places in an activity, for the reasons that people read. */
const fieldNames: Readonly<Record<string, string>> = {
  time: 'time',
  direction: 'direction',
  visibility: 'visibility',
  'actor.externalId': 'author_id',
  'actor.handle': 'author_handle',
  'actor.displayName': 'author_name',
  'actor.email': 'author_email',
  'actor.phone': 'author_phone',
  'actor.customerId': 'customer_id',
  'actor.followers': 'followers',
  'object.externalId': 'id',
  'object.kind': 'kind',
  'object.subject': 'subject',
  'object.text': 'text',
  'object.url': 'url',
  'object.orderRef': 'order',
  'thread.rootExternalId': 'thread',
  'thread.inReplyToExternalId': 'reply_to',
}

/**
 * The activity with its defaults, or the first reason why it is none, by the name of the field in the file.
 * @param nameOf the file's own name of one of our fields
 */
export function checkActivity(
  input: ActivityInput,
  nameOf: (field: string) => string = field => field,
): { ok: true; activity: Activity } | { ok: false; reason: string } {
  const parsed = activitySchema.safeParse(input)
  if (parsed.success) return { ok: true, activity: parsed.data }
  const [issue] = parsed.error.issues
  const field = fieldNames[issue?.path.join('.') ?? '']
  return { ok: false, reason: `${field ? `${nameOf(field)}: ` : ''}${issue?.message ?? 'The row is no message'}.` }
}
