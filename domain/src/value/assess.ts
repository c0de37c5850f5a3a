import type { Level } from '../facts/relationship.ts'
import type { Instant } from '../time/instant.ts'
import { betterLevel, nextStanding, type Standing } from './levels.ts'
import { advocacyOf, influenceOf, serviceValueOf, type Deed, type Monetary } from './service-value.ts'
import { capWithin, type Thresholds, type ValuePolicy } from './value-policy.ts'

/** What is known of a customer before their level is decided. Followers stay with the profiles; see `assess`. */
export type KnownCustomer = {
  monetary: Monetary | null
  deeds: readonly Deed[]
  profiles: readonly { followers: number | null }[]
  standing: Standing
  /** Service values of the other members, as they stand; a member taken out is simply not there. */
  household: { others: readonly number[]; standing: Standing } | null
}

export type LevelReason =
  | 'levels-off'
  | 'value-not-known'
  | 'by-own-value'
  | 'by-household'
  | 'kept-for-now'
  | 'deeds-count'
  | 'loudness-counts'
  | 'partly-known'

/** A level with everything it was decided by, to be stored with the decision. */
export type Assessment = {
  level: Level
  standing: Standing
  householdStanding: Standing | null
  previous: Level
  thresholds: { person: Thresholds; household: Thresholds }
  monetary: number | null
  advocacy: number
  serviceValue: number | null
  householdValue: number | null
  reasons: readonly LevelReason[]
}

/**
 * Values one customer and decides the level. Followers are looked at only where the policy says `influence: on`; then the reasons say
 * that loudness counts, as a second factor with a cap of its own.
 * @param isNightly whether this is the nightly run, which alone lets levels fall
 * @example assess(customer, now, defaultValuePolicy, true).level
 */
export function assess(customer: KnownCustomer, at: Instant, policy: ValuePolicy, isNightly: boolean): Assessment {
  const { monetary, household, standing } = customer
  const { levels: rules } = policy
  const advocacy = advocacyOf(customer.deeds, at, policy)
  const loudness = rules.influence.mode === 'on' ? capWithin(rules.influence.cap) * influenceOf(customer.profiles) : 0
  const serviceValue = monetary && serviceValueOf(monetary.amount, advocacy, policy.advocacy.cap) * (1 + loudness)
  const householdValue = household && [serviceValue ?? 0, ...household.others].reduce((sum, value) => sum + value, 0)
  const own = nextStanding(standing, serviceValue, rules.person, policy, isNightly)
  const shared = household && nextStanding(household.standing, householdValue, rules.household, policy, isNightly)
  const level = betterLevel(own.level, shared?.level ?? 'good')
  return {
    level,
    standing: own,
    householdStanding: shared,
    previous: betterLevel(standing.level, household?.standing.level ?? 'good'),
    thresholds: { person: rules.person, household: rules.household },
    monetary: monetary?.amount ?? null,
    advocacy,
    serviceValue,
    householdValue,
    reasons: reasonsOf({ customer, policy, own, level, serviceValue, advocacy }),
  }
}

type Decided = {
  customer: KnownCustomer
  policy: ValuePolicy
  own: Standing
  level: Level
  serviceValue: number | null
  advocacy: number
}

function reasonsOf({ customer, policy, own, level, serviceValue, advocacy }: Decided): readonly LevelReason[] {
  if (policy.levels.mode === 'off') return ['levels-off']
  const reasons: LevelReason[] = []
  if (serviceValue === null) reasons.push('value-not-known')
  else if (own.level === level && level !== 'good') {
    reasons.push(serviceValue >= policy.levels.person[level] ? 'by-own-value' : 'kept-for-now')
  }
  if (own.level !== level) reasons.push('by-household')
  if (advocacy > 0) reasons.push('deeds-count')
  if (policy.levels.influence.mode === 'on') reasons.push('loudness-counts')
  if (customer.monetary !== null && !customer.monetary.isWhole) reasons.push('partly-known')
  return reasons
}
