import { namesAsHandles } from './compare.ts'
import type { Person } from './person.ts'
import { localPart, plain } from './plain.ts'
import { gramsOf, weightOf } from './rarity.ts'
import type { Rarity } from './rarity.ts'

/**
 * What two people have to share, one of these at least, to be compared at all. Each key survives an error in the fields that the others are
 * made of; names are taken in the order of the alphabet, because given and family name change places.
 * @example keysOf(person, rarity, false) // ['email robert@smith.net', 'birth 19710624', …]
 */
export function keysOf(person: Person, rarity: Rarity, withHandles: boolean): string[] {
  const { given, family, email, phone, birth, city, postcode } = person
  const names = [given, family].filter(name => name.length > 1).toSorted()
  const local = plain(localPart(email))
  const keys: string[] = []
  if (email !== '') keys.push(`email ${email}`, `domain ${email.slice(email.indexOf('@') + 1)} ${local.slice(0, 1)}`)
  if (local.length > 2) keys.push(`local ${local}`, `local ${local.slice(0, 5)}`)
  if (phone !== '') keys.push(`phone ${phone}`)
  if (birth !== '') keys.push(`birth ${birth}`)
  if (names.length === 2) keys.push(`names ${names.join(' ')}`, `starts ${names.map(name => name.slice(0, 3)).join(' ')}`)
  if (birth !== '' && city !== '') keys.push(`born ${birth.slice(0, 4)} ${city.slice(0, 3)}`)
  for (const name of names) {
    keys.push(`name ${name}`, `start ${name.slice(0, 3)} ${birth.slice(0, 3)}`)
    if (birth !== '')
      keys.push(
        `day ${name} ${birth.slice(4)}`,
        `year ${name} ${birth.slice(0, 4)}`,
        `month ${name.slice(0, 2)} ${birth.slice(0, 6)}`,
      )
    if (city !== '') keys.push(`city ${name} ${city}`)
    if (postcode !== '') keys.push(`post ${name.slice(0, 2)} ${postcode}`)
  }
  if (withHandles) for (const name of namesAsHandles(person)) keys.push(`handle ${name}`, ...rarest(name, rarity))
  return keys
}

/** The letters of a handle that few others hold. */
function rarest(handle: string, rarity: Rarity): string[] {
  const grams = [...gramsOf(handle)].filter(gram => gram.length === 3)
  const weighed = grams.map(gram => ({ gram, weight: weightOf(gram, rarity) }))
  const sorted = weighed.toSorted((a, b) => b.weight - a.weight || (a.gram < b.gram ? -1 : 1))
  return sorted.slice(0, 8).map(({ gram }) => `gram ${gram}`)
}
