import * as fc from 'fast-check'
import { personOf, untold } from './person.ts'
import type { Person, Told } from './person.ts'

export function person(id: string, told: Partial<Told>): Person {
  return personOf({ ...untold, ...told, id })
}

const maybe = (...values: readonly string[]) => fc.constantFrom('', ...values)

/** People of a small town: few names, so that chance agrees often, and slips of the pen among them. */
export const anyTold: fc.Arbitrary<Partial<Told>> = fc.record({
  given: maybe('Anna', 'Ana', 'Bertil', 'Çağla', 'Robert', 'Rob', 'R'),
  family: maybe('Olsen', 'Ohlsen', 'Smith', 'Smyth', 'Kelly', 'Robert'),
  handles: fc.array(fc.constantFrom('anna.olsen', 'annaolsen1987', 'rob_smith', 'kelly', 'kelly_k', 'zzz'), { maxLength: 2 }),
  email: maybe('anna.olsen@mail.example', 'a.olsen@mail.example', 'rob@smith.example', 'rob@smyth.example'),
  phone: maybe('+47 22 33 44 55', '22334456', '030 1234567'),
  birth: maybe('1987-03-04', '1987-04-03', '1988-03-04', '1961-12-24'),
  city: maybe('Oslo', 'Osl', 'Bergen'),
  postcode: maybe('0150', '0151', '5003'),
  language: maybe('no', 'en'),
})

export const anyPeople: fc.Arbitrary<Person[]> = fc
  .array(anyTold, { minLength: 2, maxLength: 14 })
  .map(all => all.map((told, at) => person(`p${at}`, told)))
