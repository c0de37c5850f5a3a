import type { Person } from './person.ts'
import { localPart, plain } from './plain.ts'

/**
 * What a profile and a customer have to share, one of these at least, to be compared at all, where each is looked up by itself: their names
 * in any order, the beginnings of their names, and what a handle may be made of. Exact evidence is looked up elsewhere.
 * @returns keys in words, each once
 * @example blockKeysOf(personOf({ name: 'Maria Gomez', … })) // ['names gomez maria', 'starts gom mar', 'run mariagomez', …]
 */
export function blockKeysOf({ given, family, handles, email }: Person): string[] {
  const keys = new Set<string>()
  const names = [given, family].filter(name => name !== '').toSorted()
  if (names.length === 2) {
    keys.add(`names ${names.join(' ')}`)
    keys.add(`starts ${names.map(name => name.slice(0, 3)).join(' ')}`)
  }
  const runs = [...handles, plain(localPart(email)), ...runsOf(given, family)]
  for (const run of runs) {
    const letters = run.replaceAll(/\d+/g, '')
    if (letters.length >= shortest) keys.add(`run ${letters}`)
    if (letters !== run && run.length >= shortest) keys.add(`run ${run}`)
  }
  return [...keys]
}

const shortest = 4

/** What somebody may call themselves who has this name; empty without both names. */
export function runsOf(given: string, family: string): string[] {
  if (given === '' || family === '') return []
  return [given + family, family + given, given.slice(0, 1) + family, given + family.slice(0, 1)]
}

/** The key that stands for one name, by which is counted how many customers have it. */
export function nameKey(name: string): string {
  return `name ${name}`
}

/** The key that stands for a town, by which is counted how many customers live there. */
export function cityKey(city: string): string {
  return `city ${city}`
}

/**
 * A key as a whole number below 2⁵³, so that it holds nobody's name. Two keys of one number cost a comparison and nothing else.
 */
export function keyNumber(key: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9]
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
    high ^= high >>> 15
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35)
  return ((high >>> 11) & 0x1fffff) * 2 ** 32 + ((low ^ (low >>> 13)) >>> 0)
}
