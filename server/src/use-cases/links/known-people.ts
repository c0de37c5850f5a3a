import { blockKeysOf, cityKey, keyNumber, nameKey } from '@evenhand/domain/linkage/block-keys.ts'
import { personOf, untold } from '@evenhand/domain/linkage/person.ts'
import type { Person } from '@evenhand/domain/linkage/person.ts'
import { localPart, plain, words } from '@evenhand/domain/linkage/plain.ts'
import type { CustomerToLink, ProfileToLink } from '../../db/queries/links/people.ts'

/** What a customer's own record says, ready to be compared. An address of theirs stands for a handle by what is before the `@`. */
export function personOfCustomer({ id, name, city, language, emails }: CustomerToLink): Person {
  const handles = emails.map(email => localPart(email)).filter(handle => !reception.has(plain(handle)))
  return personOf({ ...untold, id, name: bare(name), city: city ?? '', language: language ?? '', handles })
}

/** Addresses that are nobody's own. */
const reception = new Set(['info', 'office', 'mail', 'kontakt', 'contact', 'hello', 'me', 'post', 'sales', 'admin'])

/**
 * What a profile says of itself: its name, its handle, the language of its messages.
 * @param city the town that it has named and that a customer lives in
 */
export function personOfProfile({ id, handle, display_name, language }: ProfileToLink, city = ''): Person {
  const name = bare(display_name ?? '')
  const told = words(name).length >= 2 ? name : ''
  return personOf({ ...untold, id, name: told, city, language: language ?? '', handles: handle === null ? [] : [handle] })
}

/** Without what people put beside their names in networks. */
function bare(name: string): string {
  return name.replaceAll(/\(.*?\)|[^\p{L}\p{M}\s.,'’-]/gu, ' ')
}

/** The town of a customer, where the profile has named it. */
export function namedTown(city: string | null, said: string): string {
  if (city === null || city === '') return ''
  const town = words(city).join(' ')
  return town.length > 2 && ` ${said} `.includes(` ${town} `) ? city : ''
}

/** Everything a customer can be looked up by, and counted by. */
export function keysOfCustomer(person: Person): number[] {
  const names = [person.given, person.family].filter(name => name !== '')
  const counted = [...names.map(nameKey), ...(person.city === '' ? [] : [cityKey(person.city)])]
  return [...new Set([...blockKeysOf(person), ...counted].map(keyNumber))]
}

export function keysOfProfile(person: Person): number[] {
  return [...new Set(blockKeysOf(person).map(keyNumber))]
}
