import { levels, type Level } from '../facts/relationship.ts'
import type { Thresholds, ValuePolicy } from './value-policy.ts'

/** Where somebody stands, and for how many nightly runs in a row they have been below what each level asks. */
export type Standing = { level: Level; nightsBelow: Readonly<Record<keyof Thresholds, number>> }

export const startStanding: Standing = { level: 'good', nightsBelow: { excellent: 0, exceptional: 0 } }

const better = ['excellent', 'exceptional'] as const

/**
 * The level after looking at a service value: it rises at the threshold, and falls after 30 nightly runs below nine tenths of it.
 * @param value null where it is not known: then nothing moves
 * @param isNightly only nightly runs count towards falling; an order that arrives can only raise
 * @example nextStanding(startStanding, 540, { excellent: 500, exceptional: 2000 }, defaultValuePolicy, false).level // 'excellent'
 */
export function nextStanding(
  before: Standing,
  value: number | null,
  thresholds: Thresholds,
  { levels: rules }: ValuePolicy,
  isNightly: boolean,
): Standing {
  if (rules.mode === 'off') return startStanding
  if (value === null) return before
  const nightsBelow = { ...before.nightsBelow }
  let level: Level = 'good'
  for (const name of better) {
    const isBelow = value < rules.keptDownTo * thresholds[name]
    if (!isBelow) nightsBelow[name] = 0
    else if (isNightly) nightsBelow[name] = Math.min(rules.nightsBelow, nightsBelow[name] + 1)
    const had = levels.indexOf(before.level) >= levels.indexOf(name)
    if (value >= thresholds[name] || (had && nightsBelow[name] < rules.nightsBelow)) level = name
  }
  return { level, nightsBelow }
}

/**
 * The better of two levels. A household adds only: alone or together, whichever serves better.
 * @example betterLevel('good', 'excellent') // 'excellent'
 */
export function betterLevel(one: Level, other: Level): Level {
  return levels.indexOf(other) > levels.indexOf(one) ? other : one
}

/** A customer in the eyes of the ceiling: level, value, and how many cases of medium and low they bring. */
export type Claim = { level: Level; value: number; volume: number }

/**
 * From which service value on levels can be granted, so that accelerated cases stay within their share of all. The greatest values
 * come first; equal values get equal treatment, so a tie that does not fit stays out whole.
 * @param claims of all customers, those of level good as well
 * @returns a value; claims below it are served as good; 0 when all fit, infinite when none does
 * @example grantedFrom([{ level: 'excellent', value: 600, volume: 1 }, { level: 'good', value: 0, volume: 9 }], 0.15) // 0
 */
export function grantedFrom(claims: readonly Claim[], ceiling: number): number {
  const total = claims.reduce((sum, { volume }) => sum + volume, 0)
  const sorted = claims.filter(({ level }) => level !== 'good').toSorted((a, b) => b.value - a.value)
  let [used, from] = [0, Number.POSITIVE_INFINITY]
  for (let at = 0; at < sorted.length;) {
    const value = sorted[at]?.value ?? 0
    while (at < sorted.length && sorted[at]?.value === value) {
      used += sorted[at]?.volume ?? 0
      at += 1
    }
    if (used > ceiling * total) return from
    from = value
  }
  return 0
}

/**
 * Whether a rehearsal lets levels be switched on: the median wait of good may grow by 5 % at most.
 * @param medianWait of level good, in minutes, without and with levels
 * @example mayAccelerate({ without: 100, with: 104 }, defaultValuePolicy) // true
 */
export function mayAccelerate(medianWait: { without: number; with: number }, { levels: rules }: ValuePolicy): boolean {
  return medianWait.with <= medianWait.without * (1 + rules.goodMayWaitMore)
}
