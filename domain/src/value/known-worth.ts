import type { Level } from '../facts/relationship.ts'
import type { Instant } from '../time/instant.ts'
import type { Assessment, LevelReason } from './assess.ts'
import type { Thresholds } from './value-policy.ts'

/**
 * What was known of a customer's value when a decision was made, and how their level came of it. It is kept with the decision and
 * decides nothing by itself: only the level does. Numbers and names of rules, amounts in `currency`.
 */
export type KnownWorth = {
  /** When it was worked out. */
  at: Instant
  currency: string
  monetary: number | null
  serviceValue: number | null
  householdValue: number | null
  /** The level that was served before. */
  previous: Level
  thresholds: { person: Thresholds; household: Thresholds }
  /** Under the ceiling, levels were granted from here on; 0 when all fitted. */
  grantedFrom: number
  reasons: readonly LevelReason[]
}

/**
 * The part of an assessment that decisions keep.
 * @param grantedFrom a value as `claimOf` gives it, 0 when the ceiling leaves nobody out
 * @example knownWorthOf(assess(customer, now, policy, false), now, 'EUR', 0).serviceValue
 */
export function knownWorthOf(assessed: Assessment, at: Instant, currency: string, grantedFrom: number): KnownWorth {
  const { monetary, serviceValue, householdValue, previous, thresholds, reasons } = assessed
  return { at, currency, monetary, serviceValue, householdValue, previous, thresholds, grantedFrom, reasons }
}
