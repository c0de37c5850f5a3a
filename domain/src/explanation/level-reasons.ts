import type { Decision } from '../decision/decision.ts'
import type { Level } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import type { KnownWorth } from '../value/known-worth.ts'
import { levelApplies } from '../promise/promised-minutes.ts'
import type { Message, ReasonMessages } from './message.ts'

type Reason = Message<keyof ReasonMessages>

/**
 * What the level came from where it shortens a promise, as it stood when the case opened; and, where the company lets loudness count, that it does.
 * @example levelReasons(facts, decision) // [{ id: 'reason.level-from-value', values: { level: 'excellent', … } }]
 */
export function levelReasons({ relationship: { worth, level } }: ServiceFacts, { severity }: Decision): readonly Reason[] {
  if (worth === undefined) return []
  const from = level === 'good' || !levelApplies(severity) ? null : levelFromValue(worth, level)
  const loudness: Reason[] = worth.reasons.includes('loudness-counts') ? [{ id: 'reason.loudness-counts', values: {} }] : []
  return from === null ? loudness : [from, ...loudness]
}

function levelFromValue(worth: KnownWorth, level: Exclude<Level, 'good'>): Reason | null {
  const by: 'household' | 'person' = worth.reasons.includes('by-household') ? 'household' : 'person'
  const amount = by === 'household' ? worth.householdValue : worth.serviceValue
  if (amount === null) return null
  const values = {
    level,
    by,
    amount,
    threshold: worth.thresholds[by][level],
    currency: worth.currency,
    at: { instant: worth.at },
  }
  return { id: 'reason.level-from-value', values }
}
