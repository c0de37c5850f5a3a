import type { Instant } from '../time/instant.ts'
import { leftAfter, monthsBetween, type Historic } from './historic.ts'
import type { Predicted } from './predicted.ts'
import { capWithin, type ValuePolicy } from './value-policy.ts'

/** Answered another customer, spoke up for somebody or for us, brought somebody along. Each counts the same. */
export const deedKinds = ['helped', 'defended', 'referred'] as const
export type DeedKind = (typeof deedKinds)[number]

/** Something a customer did for others, on record. */
export type Deed = { at: Instant; kind: DeedKind }

/** How loud the profiles of a customer are, between 0 and 1. It is asked only where the policy says `influence: on`. */
export type Influence = number

/**
 * How much of an advocate somebody is: decayed deeds over themselves and a constant. Zero until deeds are recorded, never quite 1.
 * @returns 0 to 1
 * @example advocacyOf([], now, defaultValuePolicy) // 0
 */
export function advocacyOf(deeds: readonly Deed[], at: Instant, policy: ValuePolicy): number {
  const sum = deeds
    .filter(deed => deed.at <= at)
    .reduce((total, deed) => total + leftAfter(monthsBetween(deed.at, at), policy.halfLifeMonths), 0)
  return sum === 0 ? 0 : sum / (sum + policy.advocacy.deedsToHalf)
}

/**
 * Followers on a scale from 0 to 1 (ten millions and more). Unknown, hidden and zero are the same: nothing.
 * @example influenceOf([{ followers: null }]) // 0
 */
export function influenceOf(profiles: readonly { followers: number | null }[]): Influence {
  const most = profiles.reduce((loudest, { followers }) => Math.max(loudest, followers ?? 0), 0)
  return Math.min(1, Math.log10(1 + most) / 7)
}

/**
 * `max(0, historic + predicted)`. What is not known counts as nothing, and is named.
 * @returns in the workspace's currency
 * @example monetaryOf(historic, predicted).amount
 */
export function monetaryOf(historic: Historic, predicted: Predicted): Monetary {
  const amount = Math.max(0, historic.amount + (predicted.ok ? predicted.amount : 0))
  return { amount, historic, predicted, isWhole: predicted.ok && historic.withoutMargin === 0 && historic.notSummed.length === 0 }
}

export type Monetary = {
  amount: number
  historic: Historic
  predicted: Predicted
  /** Nothing was left out for want of data. */
  isWhole: boolean
}

/**
 * `monetary × (1 + cap × advocacy)`. The theorem: monetary(a) > (1 + cap) × monetary(b) ≥ 0 implies serviceValue(a) > serviceValue(b).
 * @param monetary at least 0
 * @param advocacy 0 to 1; beyond it is brought back
 * @example serviceValueOf(450, 1, 0.2) // 540
 */
export function serviceValueOf(monetary: number, advocacy: number, cap: number): number {
  return Math.max(0, monetary) * (1 + capWithin(cap) * Math.min(1, Math.max(0, advocacy)))
}
