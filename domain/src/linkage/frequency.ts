import type { Field } from './fields.ts'
import type { Person } from './person.ts'

/** Where a rare value tells more than a frequent one: two Smiths may be anybody, two Featherstonehaughs hardly. */
export const told = ['given', 'family', 'birth', 'email', 'city'] as const
export type Told = (typeof told)[number]
export const isTold = (field: Field): field is Told => told.some(name => name === field)

/** The share of people with each value; names count wherever they stand. */
export type Frequencies = Readonly<
  Record<Told, { share: ReadonlyMap<string, number>; /** How often two people agree by chance. */ agree: number }>
>

/**
 * @param weightAt how much a row counts: 1, or a third for each of three rows that are one person, so that being entered often does not
 * make a name frequent
 */
export function frequenciesOf(people: readonly Person[], weightAt: (at: number) => number): Frequencies {
  const of = (...columns: readonly Told[]) => {
    const counts = new Map<string, number>()
    let all = 0
    for (const [at, person] of people.entries()) {
      for (const column of columns) {
        if (person[column] === '') continue
        counts.set(person[column], (counts.get(person[column]) ?? 0) + weightAt(at))
        all += weightAt(at)
      }
    }
    let agree = 0
    for (const [value, count] of counts) {
      counts.set(value, count / all)
      agree += (count / all) ** 2
    }
    return { share: counts, agree }
  }
  return { given: of('given'), family: of('family'), birth: of('birth'), email: of('email'), city: of('city') }
}
