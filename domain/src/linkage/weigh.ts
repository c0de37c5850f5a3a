import { areCrossed } from './compare.ts'
import { countOf, fields } from './fields.ts'
import type { Field, Pattern } from './fields.ts'
import { isTold } from './frequency.ts'
import type { Frequencies } from './frequency.ts'
import { weightsOf } from './learn.ts'
import type { Model } from './learn.ts'
import type { Person } from './person.ts'

/** What one field says about a pair, in bits: 10 makes one person a thousand times likelier, −10 two people. */
export type Evidence = { field: Field; level: number; weight: number }

/** Everything a pair has to say, the heaviest first; fields that one of the two does not tell say nothing. */
export function evidenceOf(a: Person, b: Person, pattern: Pattern, model: Model, frequencies: Frequencies): Evidence[] {
  const found: Evidence[] = []
  for (const [at, field] of fields.entries()) {
    const level = pattern[at] ?? -1
    if (level >= 0) found.push({ field, level, weight: weightOf(a, b, field, level, model, frequencies) })
  }
  return found.toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
}

/** Only full agreement knows its value, and it never weighs less than being merely alike. */
function weightOf(a: Person, b: Person, field: Field, level: number, model: Model, frequencies: Frequencies): number {
  const weights = weightsOf(model, field)
  const plainly = weights[level] ?? 0
  if (level < countOf(field) - 1 || !isTold(field)) return plainly
  const { share, agree } = frequencies[field]
  const shareOf = (value: string) => share.get(value) ?? 0
  const value = areCrossed(a, b) && field in crossedWith ? sharedName(a, b, field) : a[field]
  const found = shareOf(value)
  if (found <= 0 || agree <= 0) return plainly
  return Math.max(weights[level - 1] ?? 0, plainly + Math.max(-4, Math.min(4, Math.log2(agree / found))))
}

const crossedWith: Partial<Record<Field, true>> = { given: true, family: true }

/** Of two names that stand crossed, the one under this field that is the same in both. */
function sharedName(a: Person, b: Person, field: Field): string {
  const both = [a.given, a.family].filter(name => name !== '' && (name === b.given || name === b.family)).toSorted()
  return (field === 'given' ? both[0] : both.at(-1)) ?? ''
}

/** The chance that a pair is one person, strictly between 0 and 1. */
export function probabilityOf(evidence: readonly { weight: number }[], model: Model): number {
  const prior = Math.log2(model.prior / (1 - model.prior))
  // In order of size, so that the sum is the same whoever comes first.
  const bits = evidence.reduce((sum, { weight }) => sum + weight, prior)
  return 1 / (1 + 2 ** -Math.max(-50, Math.min(50, bits)))
}
