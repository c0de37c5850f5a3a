import type { Level } from '../facts/relationship.ts'
import type { Instant } from '../time/instant.ts'
import { betterLevel, nextStanding, startStanding, type Standing } from './levels.ts'
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
  /** They objected to being valued: their level is good, and nothing is worked out. */
  hasObjected?: boolean
}

export type LevelReason =
  | 'levels-off'
  | 'objected'
  | 'value-not-known'
  | 'by-own-value'
  | 'by-household'
  | 'kept-for-now'
  | 'deeds-count'
  | 'loudness-counts'
  | 'partly-known'
  | 'over-the-ceiling'
  | 'rehearsal-refused'

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
  if (customer.hasObjected === true) return unassessed(customer, policy)
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

function unassessed({ standing, household }: KnownCustomer, { levels: rules }: ValuePolicy): Assessment {
  return {
    level: 'good',
    standing: startStanding,
    householdStanding: household && household.standing,
    previous: standing.level,
    thresholds: { person: rules.person, household: rules.household },
    monetary: null,
    advocacy: 0,
    serviceValue: null,
    householdValue: null,
    reasons: ['objected'],
  }
}

/**
 * How much a customer asks for in the eyes of the ceiling: their own value, or that of their household on the scale of a person,
 * whichever is more.
 * @returns in the workspace's currency; 0 where nothing is known
 * @example claimOf(assess(customer, now, policy, true), defaultValuePolicy) // 640
 */
export function claimOf({ serviceValue, householdValue }: Assessment, { levels: rules }: ValuePolicy): number {
  const scale = rules.person.excellent / rules.household.excellent
  return Math.max(serviceValue ?? 0, (householdValue ?? 0) * scale)
}

/** What the ceiling and the rehearsal let through: levels from this claim on, and whether any at all. */
export type Granting = { from: number; mayAccelerate: boolean }

/**
 * The level that is really served. What is deserved stays on record as the standing, and is served as soon as there is room.
 * @example granted(assessment, { from: 0, mayAccelerate: true }, policy).level === assessment.level
 */
export function granted(assessed: Assessment, { from, mayAccelerate }: Granting, policy: ValuePolicy): Assessment {
  if (assessed.level === 'good') return assessed
  if (!mayAccelerate) return { ...assessed, level: 'good', reasons: [...assessed.reasons, 'rehearsal-refused'] }
  if (claimOf(assessed, policy) >= from) return assessed
  return { ...assessed, level: 'good', reasons: [...assessed.reasons, 'over-the-ceiling'] }
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
