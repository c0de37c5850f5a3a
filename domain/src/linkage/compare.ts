import type { Pattern } from './fields.ts'
import type { Person } from './person.ts'
import { dayCount, localPart, plain } from './plain.ts'
import { handleLikeness } from './rarity.ts'
import type { Rarity } from './rarity.ts'
import { edits, jaroWinkler } from './similarity.ts'

const unknown = -1

/**
 * How far two people agree at each field. It does not matter which of them comes first.
 * @param rarity of the letters in the handles of everybody
 */
export function compare(a: Person, b: Person, rarity: Rarity): Pattern {
  const names = compareNames(a, b)
  return [
    names.given,
    names.family,
    told(a.birth, b.birth, compareBirths),
    told(a.email, b.email, compareEmails),
    told(a.phone, b.phone, (x, y) => (x === y ? 2 : edits(x, y, 1) <= 1 ? 1 : 0)),
    compareHandles(a, b, rarity),
    told(a.city, b.city, (x, y) => (x === y ? 2 : jaroWinkler(x, y) >= 0.85 ? 1 : 0)),
    told(a.postcode, b.postcode, comparePostcodes),
    told(a.language, b.language, (x, y) => (x === y ? 1 : 0)),
  ]
}

function told(x: string, y: string, by: (x: string, y: string) => number): number {
  if (x === '' || y === '') return unknown
  return x < y ? by(x, y) : by(y, x)
}

/** Whether given and family name were entered the wrong way round in one of the two. */
export function areCrossed(a: Person, b: Person): boolean {
  return sum(crossed(a, b)) > sum(straight(a, b))
}

const straight = (a: Person, b: Person) => ({
  given: told(a.given, b.given, compareWords),
  family: told(a.family, b.family, compareWords),
})

/** What stands under "given" in one may be family name in the other; the level is told at the family name where the other has none. */
function crossed(a: Person, b: Person) {
  const [one, two] = [told(a.given, b.family, compareWords), told(a.family, b.given, compareWords)]
  return { given: Math.min(one, two), family: Math.max(one, two) }
}

/** Levels grow in meaning faster than in number: one name the same is more than two that begin alike. */
const worth = [-2, 1, 4, 8]
const sum = ({ given, family }: { given: number; family: number }) => (worth[given] ?? 0) + (worth[family] ?? 0)

function compareNames(a: Person, b: Person): { given: number; family: number } {
  const one = straight(a, b)
  // Better than the same is nothing.
  if (one.given === 3 && one.family === 3) return one
  const other = crossed(a, b)
  return sum(other) > sum(one) ? other : one
}

function compareWords(x: string, y: string): number {
  if (x === y) return 3
  // An initial says little, but it does not contradict.
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? 1 : 0
  const likeness = jaroWinkler(x, y)
  if (likeness >= 0.88) return 2
  // Most names have hardly a letter in common, and counting edits is dear.
  const slips = likeness < 0.6 ? 3 : edits(x, y, 2)
  if (slips <= 1) return 2
  return likeness >= 0.75 || slips <= 2 || x.startsWith(y) || y.startsWith(x) ? 1 : 0
}

function compareBirths(x: string, y: string): number {
  if (x === y) return 4
  const apart = Math.abs(dayCount(x) - dayCount(y))
  const slips = edits(x, y, 2)
  const turned = x.slice(0, 4) === y.slice(0, 4) && x.slice(4, 6) === y.slice(6) && x.slice(6) === y.slice(4, 6)
  if (turned || slips <= 1 || apart <= 31) return 3
  if (apart <= 366 || slips <= 2) return 2
  return apart <= 3660 ? 1 : 0
}

function compareEmails(x: string, y: string): number {
  if (x === y) return 3
  const [one, two] = [localPart(x), localPart(y)]
  if ((one === two && one !== '') || edits(x, y, 3) <= 3) return 2
  return jaroWinkler(one, two) >= 0.88 ? 1 : 0
}

function comparePostcodes(x: string, y: string): number {
  if (x === y) return 2
  return x.slice(0, 3) === y.slice(0, 3) || edits(x, y, 1) <= 1 ? 1 : 0
}

const steps = [0.2, 0.3, 0.4, 0.5, 0.65, 0.8]

/** The best of all handles. Where one side has none, its e-mail and its name stand in, and are never more than alike. */
function compareHandles(a: Person, b: Person, rarity: Rarity): number {
  if (a.handles.length === 0 && b.handles.length === 0) return unknown
  const standIn = a.handles.length === 0 || b.handles.length === 0
  const [ours, theirs] = [namesAsHandles(a), namesAsHandles(b)]
  if (ours.length === 0 || theirs.length === 0) return unknown
  let best = 0
  for (const one of ours) {
    for (const other of theirs) {
      if (one === other) return standIn ? steps.length : steps.length + 1
      const likeness = one < other ? handleLikeness(one, other, rarity) : handleLikeness(other, one, rarity)
      best = Math.max(best, steps.filter(step => likeness >= step).length)
    }
  }
  return best
}

/** What somebody may be called in a network: their handles, else the e-mail before the `@` and the name in one word. */
export function namesAsHandles(person: Person): readonly string[] {
  if (person.handles.length > 0) return person.handles
  const name = person.given !== '' && person.family !== '' ? `${person.given}${person.family}` : ''
  return [...new Set([plain(localPart(person.email)), name].filter(word => word.length > 2))]
}
