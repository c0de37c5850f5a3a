import { decideRequestSchema } from '@evenhand/contract/facts.ts'
import type { DecideRequest } from '@evenhand/contract/facts.ts'
import { serviceFactsOf } from '@evenhand/contract/service-facts.ts'
import type { ReadWords } from '@evenhand/contract/service-facts.ts'
import { whyNoJson } from '@evenhand/contract/why-no-json.ts'
import { decide } from '@evenhand/domain/decision/decide.ts'
import type { Decision } from '@evenhand/domain/decision/decision.ts'
import { explain } from '@evenhand/domain/explanation/explain.ts'
import { render } from '@evenhand/domain/explanation/render.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import { alwaysAroundTheClock } from '@evenhand/domain/time/instant.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { conductOfWords, needOfWords } from '@evenhand/language/closets.ts'
import { understand } from '@evenhand/language/understand.ts'
import { refusalOf } from './refusal.ts'
import type { Refusal } from './refusal.ts'

type Id = string | number
export type DecidedLine = ({ id?: Id } & DecisionAnswer) | { id?: Id; error: Refusal }
type DecisionAnswer = ReturnType<typeof present>

/**
 * Decides one line of JSON: `{ id?, facts, now }`. Pure; the same line gives the same bytes for ever, and what stands in the
 * audience closet changes none of them.
 *
 * @example decideLine('{"facts":{"need":{"severity":"medium"}},"now":"2026-03-04T10:00:00Z"}').due // '2026-03-04T14:00:00.000Z'
 */
export function decideLine(line: string): DecidedLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return refuse(undefined, { code: 'malformed-json', message: whyNoJson('The line', line, error), path: '' })
  }
  const parsed = decideRequestSchema.safeParse(value)
  return parsed.success ? decided(parsed.data) : refuse(idOf(value), refusalOf(parsed.error))
}

export function refuse(id: Id | undefined, error: Refusal): DecidedLine {
  return { ...(id !== undefined && { id }), error }
}

function decided({ id, facts, now }: DecideRequest): DecidedLine {
  const at = Date.parse(now)
  const serviceFacts = serviceFactsOf(facts, at, readWords)
  const decision = decide(serviceFacts, defaultPolicy, alwaysAroundTheClock, at)
  return { ...(id !== undefined && { id }), ...present(serviceFacts, decision, at) }
}

const readWords: ReadWords = (text, at) => {
  const understanding = understand(text)
  return { need: needOfWords(understanding, at), conduct: conductOfWords(understanding) }
}

function present(facts: ServiceFacts, decision: Decision, now: Instant) {
  const explanation = explain(facts, decision, defaultPolicy)
  const words = (message: Parameters<typeof render>[0]) => render(message, { timeZone: 'UTC', now })
  return {
    severity: decision.severity,
    lane: decision.lane,
    due: iso(decision.due),
    dueObligation: decision.dueObligation,
    desk: decision.desk,
    tracks: decision.tracks,
    steps: decision.steps,
    waitingSince: iso(decision.waitingSince),
    promoteAt: iso(decision.promoteAt),
    obligations: decision.obligations.map(({ kind, since, due, state }) => ({ kind, since: iso(since), due: iso(due), state })),
    rules: decision.rules.map(({ rule, values }) => ({ rule, values: inIso(values) })),
    arithmetic: decision.arithmetic.map(line => ({ ...line, from: iso(line.from), at: iso(line.at) })),
    sentence: words(explanation.sentence),
    sentenceForCustomer: words(explanation.sentenceForCustomer),
    reasons: explanation.reasons.map(words),
    policyVersion: decision.policyVersion,
  }
}

/** Names under which rules note moments; everything else is a number of something or a word. */
const momentNames = new Set(['at', 'until', 'since', 'from'])

function inIso(values: Readonly<Record<string, number | string>>): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      momentNames.has(name) && typeof value === 'number' ? iso(value) : value,
    ]),
  )
}

function iso(instant: Instant): string
function iso(instant: Instant | null): string | null
function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}

function idOf(value: unknown): Id | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : undefined
}
