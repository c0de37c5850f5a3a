import type { Field } from './fields.ts'
import type { Person } from './person.ts'
import type { Evidence } from './weigh.ts'

/** What each level of each field means, from "differs" upwards. */
const sentences: Readonly<Record<Field, readonly string[]>> = {
  given: ['given name differs', 'given name begins alike', 'given name almost the same', 'same given name'],
  family: ['family name differs', 'family name begins alike', 'family name almost the same', 'same family name'],
  birth: [
    'born in another decade',
    'born within ten years of one another',
    'born within a year of one another',
    'date of birth differs by a slip or a month',
    'same date of birth',
  ],
  email: ['e-mail differs', 'e-mail begins alike', 'e-mail almost the same, or the same before the @', 'same e-mail'],
  phone: ['phone differs', 'phone differs by one digit', 'same phone'],
  handle: [
    'handle differs',
    'handle shares little',
    'handle shares something',
    'handle shares some letters',
    'handle is alike',
    'handle is much alike',
    'handle is almost the same, or one is part of the other',
    'same handle',
  ],
  city: ['city differs', 'city almost the same', 'same city'],
  postcode: ['postcode differs', 'postcode of the same area', 'same postcode'],
  language: ['language differs', 'same language'],
}

/**
 * One piece of evidence in words.
 * @example wordsOf({ field: 'email', level: 3, weight: 12.1 }, a, b) // 'same e-mail'
 */
export function wordsOf({ field, level }: Evidence, a: Person, b: Person): string {
  const plainly = sentences[field][level] ?? field
  return field === 'handle' && level > 0 ? (byNumber(a.handles, b.handles) ?? plainly) : plainly
}

/** What stands beside the evidence where two were found to be one through a third. */
export const throughOthersWords = 'both are like others of the group'

/** What stands beside the evidence where others, who are not the same person, may be the one as well. */
export const rivalsWords = 'somebody else is likely too'

function byNumber(ours: readonly string[], theirs: readonly string[]): string | null {
  for (const one of ours) {
    for (const other of theirs) {
      const [first, second] = [one.replace(/\d+$/, ''), other.replace(/\d+$/, '')]
      if (one === other || first !== second || first === '') continue
      const added = one.length > other.length ? one.slice(first.length) : other.slice(second.length)
      return /^(19|20)\d\d$/.test(added) ? 'handle differs by a year' : 'handle differs by a number'
    }
  }
  return null
}
