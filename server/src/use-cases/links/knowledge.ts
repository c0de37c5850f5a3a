import { cityKey, keyNumber, nameKey } from '@evenhand/domain/linkage/block-keys.ts'
import { patternOf } from '@evenhand/domain/linkage/fields.ts'
import type { Frequencies } from '@evenhand/domain/linkage/frequency.ts'
import type { Knowledge } from '@evenhand/domain/linkage/judge.ts'
import { learn } from '@evenhand/domain/linkage/learn.ts'
import type { Model } from '@evenhand/domain/linkage/learn.ts'
import type { Person } from '@evenhand/domain/linkage/person.ts'
import { plain } from '@evenhand/domain/linkage/plain.ts'
import { rarityOf } from '@evenhand/domain/linkage/rarity.ts'
import type { Tx } from '../../db/database.ts'
import { readPatterns } from '../../db/queries/links/links.ts'
import { readHandles } from '../../db/queries/links/people.ts'
import { countKeys } from '../../db/queries/links/work.ts'

const handlesHeard = 5000
/** Of profiles, that a share between these are customers is believed; a prior beyond them would come from too few pairs. */
const sharesBelieved = { least: 0.02, usual: 0.2, most: 0.5 }

/** What the weights are: learned from how the profiles and customers of this workspace were found to agree, beside what is usual. */
export async function learnedHere(tx: Tx, customers: number): Promise<Pick<Knowledge, 'model' | 'rarity'>> {
  const seen = (await readPatterns(tx)).map(({ code, alike, pairs }) => ({ pattern: patternOf(code), pairs, open: alike }))
  const countOf = (open: boolean) => seen.reduce((sum, one) => sum + (one.open === open ? one.pairs : 0), 0)
  const [alike, drawn] = [countOf(true), countOf(false)]
  // One pair was drawn for each profile; they stand for all that do not share a key.
  const total = Math.max(alike + drawn, drawn * customers)
  const each = drawn === 0 ? 0 : (total - alike) / drawn
  const weighed = seen.map(one => (one.open ? one : { ...one, pairs: one.pairs * each }))
  const rarity = rarityOf((await readHandles(tx, handlesHeard)).map(plain))
  return { model: withPrior(learn(weighed, total), drawn > 0, customers), rarity }
}

function withPrior(model: Model, isLearned: boolean, customers: number): Model {
  const { least, usual, most } = sharesBelieved
  const share = isLearned ? model.prior * customers : usual
  return { ...model, prior: Math.min(0.5, Math.min(most, Math.max(least, share)) / Math.max(1, customers)) }
}

/** How many customers have the names and live in the towns of these: two Smiths may be anybody, two Featherstonehaughs hardly. */
export async function frequenciesAmong(tx: Tx, people: readonly Person[], customers: number, model: Model): Promise<Frequencies> {
  const given = distinct(people.map(person => person.given))
  const family = distinct(people.map(person => person.family))
  const city = distinct(people.map(person => person.city))
  const names = [...new Set([...given, ...family])]
  const keyOf = new Map([
    ...names.map(name => [name, keyNumber(nameKey(name))] as const),
    ...city.map(town => [`city ${town}`, keyNumber(cityKey(town))] as const),
  ])
  const counts = await countKeys(tx, [...new Set(keyOf.values())])
  const shareOf = (values: readonly string[], prefix = '') =>
    new Map(values.map(value => [value, smoothed(counts.get(keyOf.get(prefix + value) ?? -1) ?? 0, customers)]))
  const agree = (field: 'given' | 'family' | 'city') => model.chance[field].at(-1) ?? 0
  return {
    given: { share: shareOf(given), agree: agree('given') },
    family: { share: shareOf(family), agree: agree('family') },
    city: { share: shareOf(city, 'city '), agree: agree('city') },
    birth: { share: new Map(), agree: 0 },
    email: { share: new Map(), agree: 0 },
  }
}

/** Among few customers a name that one of them has is not frequent for that: it counts as among two hundred more. */
function smoothed(count: number, customers: number): number {
  return (Math.max(1, count) + 0.4) / (customers + 200)
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter(value => value !== '')
}
