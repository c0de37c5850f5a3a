import { z } from '@hono/zod-openapi'
import './plain-issues.ts'

/**
 * What a network sent, in one neutral form: ActivityStreams words (actor, object, thread) with a version.
 * A script that connects by webhook sends exactly this; every channel adapter produces it.
 *
 * The workspace and the channel are never in it: they come from the credential that the activity arrived with.
 *
 * @example
 * { version: 1, type: 'message.created', time: '2026-03-02T10:00:00Z',
 *   actor: { externalId: 'u-17', handle: 'maria_g', customerId: 'C-1007' },
 *   object: { externalId: 'p-1', text: 'still no refund for order 4471' },
 *   thread: { rootExternalId: 'p-1' } }
 */

/** The only version understood so far. Another one is refused with the code `unknown-version`. */
export const activityVersion = 1

export const activityTypes = ['message.created', 'message.edited', 'message.deleted', 'actor.updated'] as const
export type ActivityType = (typeof activityTypes)[number]

export const visibilities = ['public', 'unlisted', 'followers', 'direct', 'internal'] as const
export type Visibility = (typeof visibilities)[number]

export const messageKinds = ['post', 'comment', 'dm', 'email', 'review', 'chat'] as const
export type MessageKind = (typeof messageKinds)[number]

/** No network of today is older (epoch milliseconds): a clock that was never set says 1970, or 1901. */
export const earliestTime = Date.UTC(2004, 0)

const externalId = z.string().min(1).max(512)
const instant = z.iso.datetime({ offset: true })

/** Who wrote it. No biography, no other posts: only what is needed to answer. */
export const activityActorSchema = z.strictObject({
  externalId,
  handle: z.string().max(256).optional(),
  displayName: z.string().max(256).optional(),
  /** A known address of this person on this channel. Exact, so it may link to a customer. */
  email: z.email().max(320).optional(),
  phone: z.string().max(40).optional(),
  /** The company's own id of the customer, given by the sender that holds the credential. */
  customerId: z.string().min(1).max(256).optional(),
  /** Audience closet: never reaches a service decision. */
  followers: z.number().int().nonnegative().optional(),
})

export const activityObjectSchema = z.strictObject({
  externalId,
  /** Edit id, content hash or version; two edits of one message differ in it. */
  revision: z.string().max(256).optional(),
  kind: z.enum(messageKinds).default('post'),
  subject: z.string().max(998).optional(),
  text: z.string().max(100_000).default(''),
  url: z.url().max(2048).optional(),
  /** Order, booking or ticket number that the message is about, where the network says it. */
  orderRef: z.string().min(1).max(128).optional(),
})

export const activityThreadSchema = z.strictObject({
  /** The first message of the thread. Defaults to the message itself. */
  rootExternalId: externalId.optional(),
  inReplyToExternalId: externalId.optional(),
})

/** Audience closet: how far it spread. Stored apart, shown on the reputation page only. */
export const activityMetricsSchema = z.strictObject({
  likes: z.number().int().nonnegative().optional(),
  replies: z.number().int().nonnegative().optional(),
  shares: z.number().int().nonnegative().optional(),
  views: z.number().int().nonnegative().optional(),
})

export const activitySchema = z
  .strictObject({
    version: z.literal(activityVersion),
    type: z.enum(activityTypes),
    /** The network's own time. One ahead of our clock counts as the receipt. One before 2004 is refused, by webhook and in a file. */
    time: instant,
    /** Same key, same activity: a second one changes nothing. Defaults to type, object id and revision. */
    dedupeKey: z.string().min(1).max(1024).optional(),
    /** `out`: written by the company, for example in the network's own app. */
    direction: z.enum(['in', 'out']).default('in'),
    visibility: z.enum(visibilities).default('public'),
    actor: activityActorSchema,
    object: activityObjectSchema,
    thread: activityThreadSchema.default({}),
    metrics: activityMetricsSchema.optional(),
  })
  .openapi('Activity')

/** An activity after validation, with its defaults filled in. */
export type Activity = z.output<typeof activitySchema>
/** An activity as a sender may write it. */
export type ActivityInput = z.input<typeof activitySchema>

/** One activity or a batch of them. */
export const maxActivitiesPerRequest = 500
export const maxActivityRequestBytes = 1_048_576
export const activityRequestSchema = z.union([activitySchema, z.array(activitySchema).min(1).max(maxActivitiesPerRequest)])
