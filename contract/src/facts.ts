import { z } from '@hono/zod-openapi'
import './plain-issues.ts'
import { tones } from '@evenhand/domain/facts/conduct.ts'
import { affectedKinds, deadlineKinds, messageTypes, riskKinds, severitySources, subjects } from '@evenhand/domain/facts/need.ts'
import { assurances, caseStatuses, contactOutcomes, levels } from '@evenhand/domain/facts/relationship.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'

/**
 * Facts as a script writes them (docs/decide.md): four closets, times in ISO 8601 with an offset, everything optional that
 * has a sensible default. Strict in every closet: a fact that stands in the wrong one is refused, not passed over.
 */

/** What is added to a moment must stay one that can be written with four digits for its year. */
const from = Date.UTC(1900, 0)
const before = Date.UTC(3000, 0)
const instant = z.iso
  .datetime({ offset: true })
  .refine(text => Date.parse(text) >= from && Date.parse(text) < before, 'A time between the years 1900 and 2999 is needed here')
const severity = z.enum(severities)

const severityFact = z.strictObject({
  /** When it became known. Defaults to the moment the matter joined the queue. */
  at: instant.exactOptional(),
  severity,
  source: z.enum(severitySources).default('message'),
})

const doubt = z.strictObject({
  /** When the words were written. Defaults to the moment the matter joined the queue. */
  at: instant.exactOptional(),
  severity,
})

const risk = z.union([
  z.enum(riskKinds),
  z.strictObject({
    kind: z.enum(riskKinds),
    /** False for what is over: bereavement, a past injury. */
    now: z.boolean().default(true),
  }),
])

/** What happened. `text` is read by the language package; what is stated beside it stands in place of what was read. */
export const needSchema = z.strictObject({
  text: z.string().max(100_000).exactOptional(),
  type: z.enum(messageTypes).exactOptional(),
  needsReply: z.boolean().exactOptional(),
  subject: z.enum(subjects).exactOptional(),
  topic: z.string().max(200).nullable().exactOptional(),
  severity: z.union([severity, z.array(severityFact)]).exactOptional(),
  risks: z.array(risk).exactOptional(),
  /** A more severe class that may well be meant: a person looks. */
  doubts: z.union([severity, z.array(doubt)]).exactOptional(),
  affected: z.enum(affectedKinds).exactOptional(),
  deadline: z
    .strictObject({ at: instant, kind: z.enum(deadlineKinds), source: z.enum(['records', 'person']).default('records') })
    .nullable()
    .exactOptional(),
  language: z.string().min(2).max(35).exactOptional(),
  claimsEarlierContact: z.boolean().exactOptional(),
})

export const clockSchema = z.strictObject({
  status: z.enum(caseStatuses).default('open'),
  /** When the matter joined the queue. Defaults to `now`. */
  joinedAt: instant.exactOptional(),
  /** First contact about it on any channel. Defaults to the earliest earlier contact that failed, else `joinedAt`. */
  waitingSince: instant.exactOptional(),
  firstResponseAt: instant.nullable().default(null),
  customerWaitingSince: instant.nullable().default(null),
  pauses: z
    .array(
      z.strictObject({
        from: instant,
        to: instant.nullable().default(null),
        fact: z.string().min(1).max(200),
        /** The fact is who they are. Asked of a stranger it pauses nothing. */
        asksWho: z.boolean().exactOptional(),
      }),
    )
    .default([]),
  fixedDates: z
    .array(z.strictObject({ at: instant, kind: z.enum(['commitment', 'statutory']), met: z.boolean().default(false) }))
    .default([]),
  snoozedUntil: instant.nullable().default(null),
  /** Resolved because it came in as history: nothing was promised about it. */
  keptAsHistory: z.literal(true).exactOptional(),
})

/** Who it is to us, and what we owe. */
export const relationshipSchema = z.strictObject({
  known: z.boolean().exactOptional(),
  assurance: z.enum(assurances).default('unknown'),
  level: z.enum(levels).default('good'),
  earlierContacts: z
    .array(
      z.strictObject({ at: instant, channel: z.enum(['email', 'phone', 'chat', 'social']), outcome: z.enum(contactOutcomes) }),
    )
    .default([]),
  supportNeeds: z.array(z.string().min(1).max(200)).default([]),
  clock: clockSchema.prefault({}),
})

/** Who answers and how, never when. */
export const conductSchema = z.strictObject({
  tone: z.enum(tones).exactOptional(),
  abusive: z.boolean().exactOptional(),
  warnings: z.number().int().nonnegative().exactOptional(),
})

const amount = z.number().nonnegative().nullable()

/** How far a voice carries. Accepted, checked, and without a way into a service decision. */
export const audienceSchema = z.strictObject({
  followers: amount.exactOptional(),
  reach: amount.exactOptional(),
  relevantShare: amount.exactOptional(),
  spreadRate: amount.exactOptional(),
  press: z.boolean().exactOptional(),
  publicityThreat: z.boolean().exactOptional(),
})

export const closets = ['need', 'relationship', 'conduct', 'audience'] as const
export type Closet = (typeof closets)[number]

export const factsSchema = z.strictObject({
  need: needSchema,
  relationship: relationshipSchema.prefault({}),
  conduct: conductSchema.default({}),
  audience: audienceSchema.default({}),
})
export type Facts = z.output<typeof factsSchema>

/** One line of `evenhand decide`. `id` comes back with the decision. */
export const decideRequestSchema = z.strictObject({
  id: z.union([z.string(), z.number()]).exactOptional(),
  facts: factsSchema,
  /** The moment of deciding; Evenhand has no clock of its own here. */
  now: instant,
})
export type DecideRequest = z.output<typeof decideRequestSchema>
