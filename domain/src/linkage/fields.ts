/** Everything that is compared. */
export const fields = ['given', 'family', 'birth', 'email', 'phone', 'handle', 'city', 'postcode', 'language'] as const
export type Field = (typeof fields)[number]

/**
 * How far a field can agree, from "differs" upwards, with the share of pairs expected at each level, before anything is learned: `same`
 * among pairs of one person, `chance` among pairs of two people. From level `agrees` on it speaks for one person.
 */
export type Levels = { same: readonly number[]; chance: readonly number[]; agrees: number }

export const levels: Readonly<Record<Field, Levels>> = {
  given: { same: [0.07, 0.05, 0.13, 0.75], chance: [0.9, 0.07, 0.02, 0.01], agrees: 2 },
  family: { same: [0.05, 0.04, 0.13, 0.78], chance: [0.92, 0.06, 0.015, 0.005], agrees: 2 },
  birth: { same: [0.01, 0.02, 0.07, 0.15, 0.75], chance: [0.75, 0.2, 0.046, 0.003, 0.001], agrees: 3 },
  email: { same: [0.09, 0.06, 0.15, 0.7], chance: [0.99, 0.009, 0.0009, 0.0001], agrees: 2 },
  phone: { same: [0.15, 0.1, 0.75], chance: [0.9998, 0.0001, 0.0001], agrees: 1 },
  handle: {
    same: [0.03, 0.03, 0.04, 0.06, 0.09, 0.12, 0.13, 0.5],
    chance: [0.8, 0.12, 0.05, 0.02, 0.006, 0.003, 0.0009, 0.0001],
    agrees: 4,
  },
  city: { same: [0.15, 0.15, 0.7], chance: [0.93, 0.02, 0.05], agrees: 1 },
  postcode: { same: [0.15, 0.1, 0.75], chance: [0.98, 0.015, 0.005], agrees: 1 },
  language: { same: [0.1, 0.9], chance: [0.6, 0.4], agrees: 1 },
}

/** How many levels a field has. */
export const countOf = (field: Field): number => levels[field].same.length

/** The level of a pair at each field, in the order of `fields`; −1 where one side says nothing. */
export type Pattern = readonly number[]

/** Patterns as one number, so that pairs of the same pattern are counted and weighed once. */
export function codeOf(pattern: Pattern): number {
  let code = 0
  for (const [at, field] of fields.entries()) code = code * (countOf(field) + 1) + (pattern[at] ?? -1) + 1
  return code
}

/** @see codeOf */
export function patternOf(code: number): number[] {
  const pattern: number[] = []
  let rest = code
  for (const field of fields.toReversed()) {
    const base = countOf(field) + 1
    pattern.unshift((rest % base) - 1)
    rest = Math.floor(rest / base)
  }
  return pattern
}
