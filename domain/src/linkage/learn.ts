import { countOf, fields, levels } from './fields.ts'
import type { Field, Pattern } from './fields.ts'

/** What is known of pairs: how many are of one person, and how often each level comes among those and among the others. */
export type Model = {
  /** The chance that two people taken at random are one. */
  prior: number
  same: Readonly<Record<Field, readonly number[]>>
  chance: Readonly<Record<Field, readonly number[]>>
}

/** A pattern and how many pairs show it. `open` pairs may be of one person; the others only show what chance does. */
export type Seen = { pattern: Pattern; pairs: number; open: boolean }

/** As many made-up pairs stand beside the real ones, so that a file of ten rows is judged by what is usual. */
const usual = { same: 8, chance: 200 }
const rounds = 200

/**
 * Learns by expectation and maximisation (Fellegi & Sunter 1969; Winkler 1988) which levels tell one person from two, without being told of
 * any pair what it is.
 * @param seen all pairs that share a key, open, and a sample of the rest, weighted to stand for all of it
 * @param total how many pairs there are
 */
export function learn(seen: readonly Seen[], total: number): Model {
  let model = firstModel(seen, total)
  for (let round = 0; round < rounds; round += 1) {
    const next = improved(model, seen, total)
    const moved = Math.abs(Math.log(next.prior / model.prior))
    model = next
    if (moved < 1e-7) break
  }
  return model
}

function firstModel(seen: readonly Seen[], total: number): Model {
  const open = seen.reduce((sum, { open: isOpen, pairs }) => sum + (isOpen ? pairs : 0), 0)
  const prior = Math.min(0.5, Math.max(1e-12, (0.2 * open + 0.1) / (total + 1)))
  return { prior, same: recordOf(field => levels[field].same), chance: recordOf(field => levels[field].chance) }
}

function recordOf<T>(make: (field: Field) => T): Record<Field, T> {
  return {
    given: make('given'),
    family: make('family'),
    birth: make('birth'),
    email: make('email'),
    phone: make('phone'),
    handle: make('handle'),
    city: make('city'),
    postcode: make('postcode'),
    language: make('language'),
  }
}

function improved(model: Model, seen: readonly Seen[], total: number): Model {
  const tallies = recordOf(field => ({
    same: levels[field].same.map(share => share * usual.same),
    chance: levels[field].chance.map(share => share * usual.chance),
  }))
  let matches = 0
  for (const { pattern, pairs, open } of seen) {
    const share = open ? chanceOfSame(model, pattern) : 0
    matches += share * pairs
    for (const [at, field] of fields.entries()) {
      const level = pattern[at] ?? -1
      if (level < 0) continue
      const tally = tallies[field]
      tally.same[level] = (tally.same[level] ?? 0) + share * pairs
      tally.chance[level] = (tally.chance[level] ?? 0) + (1 - share) * pairs
    }
  }
  const shares = (which: 'same' | 'chance') => recordOf(field => normalised(tallies[field][which]))
  const prior = Math.min(0.5, (matches + 0.1) / (total + 1))
  return { prior, same: shares('same'), chance: shares('chance') }
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((a, b) => a + b, 0)
  return values.map(value => Math.max(value / sum, 1e-12))
}

function chanceOfSame(model: Model, pattern: Pattern): number {
  let odds = Math.log2(model.prior / (1 - model.prior))
  for (const [at, field] of fields.entries()) {
    const level = pattern[at] ?? -1
    if (level >= 0) odds += weightsOf(model, field)[level] ?? 0
  }
  return 1 / (1 + 2 ** -odds)
}

const known = new WeakMap<Model, Map<Field, readonly number[]>>()

/**
 * What each level of a field weighs, in bits: the logarithm of how much more often one person shows it than two do. More agreement never
 * weighs less; a difference never speaks for one person, an agreement never against.
 */
export function weightsOf(model: Model, field: Field): readonly number[] {
  const ofModel = known.get(model) ?? new Map<Field, readonly number[]>()
  known.set(model, ofModel)
  const found = ofModel.get(field) ?? rising(model, field)
  ofModel.set(field, found)
  return found
}

function rising(model: Model, field: Field): number[] {
  const { agrees } = levels[field]
  let most = Number.NEGATIVE_INFINITY
  return Array.from({ length: countOf(field) }, (_, level) => {
    const bits = Math.log2((model.same[field][level] ?? 1) / (model.chance[field][level] ?? 1))
    const bound = level === 0 ? Math.min(0, bits) : level >= agrees ? Math.max(0, bits) : bits
    most = Math.max(most, bound)
    return most
  })
}
