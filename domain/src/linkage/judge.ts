import { compare } from './compare.ts'
import type { Pattern } from './fields.ts'
import type { Frequencies } from './frequency.ts'
import type { Model } from './learn.ts'
import type { Person } from './person.ts'
import type { Rarity } from './rarity.ts'
import { evidenceOf, probabilityOf } from './weigh.ts'
import type { Evidence } from './weigh.ts'

/** What has to be known before two people can be compared. */
export type Knowledge = { rarity: Rarity; model: Model; frequencies: Frequencies }
export type Judged = { pattern: Pattern; evidence: Evidence[]; probability: number }

/** How probable it is that two are one person, strictly between 0 and 1, and what says so. It does not matter which comes first. */
export function judge(a: Person, b: Person, { rarity, model, frequencies }: Knowledge): Judged {
  const pattern = compare(a, b, rarity)
  const evidence = evidenceOf(a, b, pattern, model, frequencies)
  return { pattern, evidence, probability: probabilityOf(evidence, model) }
}
