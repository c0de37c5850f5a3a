import { z } from '@hono/zod-openapi'
import './plain-issues.ts'
import { ruleNames, steps } from '@evenhand/domain/decision/decision.ts'
import { tones } from '@evenhand/domain/facts/conduct.ts'
import { messageTypes } from '@evenhand/domain/facts/need.ts'
import { assurances, caseStatuses, contactOutcomes, levels } from '@evenhand/domain/facts/relationship.ts'
import { desks } from '@evenhand/domain/facts/tracks.ts'
import { obligationKinds, obligationStates } from '@evenhand/domain/promise/obligation.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'

/** The closed vocabularies of the domain, as schemas. Times travel as ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime().openapi({ example: '2026-03-04T11:00:00.000Z' })
export const idSchema = z.uuid()
export const severitySchema = z.enum(severities)
export const levelSchema = z.enum(levels)
export const assuranceSchema = z.enum(assurances)
export const caseStatusSchema = z.enum(caseStatuses)
export const deskSchema = z.enum(desks)
export const laneSchema = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const obligationKindSchema = z.enum(obligationKinds)
export const obligationStateSchema = z.enum(obligationStates)
export const stepSchema = z.enum(steps)
export const ruleNameSchema = z.enum(ruleNames)
export const toneSchema = z.enum(tones)
export const messageTypeSchema = z.enum(messageTypes)
export const contactOutcomeSchema = z.enum(contactOutcomes)

export const roles = ['viewer', 'agent', 'lead', 'admin'] as const
export const roleSchema = z.enum(roles)
export type Role = (typeof roles)[number]

/** Money is whole minor units and an ISO 4217 code. */
export const moneySchema = z.object({ minor: z.number().int(), currency: z.string().length(3) })
/** What a link rests on. */
export const linkEvidenceSchema = z.enum(['given-id', 'email', 'phone', 'person', 'import', 'order', 'alike', 'signed-link'])
