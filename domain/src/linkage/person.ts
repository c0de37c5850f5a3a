import { dayDigits, phoneLine, plain, words } from './plain.ts'

/** What is told of one person, as it stands in a file; empty where nothing is told. */
export type Told = {
  id: string
  name: string
  given: string
  family: string
  handles: readonly string[]
  email: string
  phone: string
  birth: string
  city: string
  postcode: string
  language: string
}

/** Of whom nothing is told. */
export const untold: Told = {
  id: '',
  name: '',
  given: '',
  family: '',
  handles: [],
  email: '',
  phone: '',
  birth: '',
  city: '',
  postcode: '',
  language: '',
}

/** The same, ready to be compared: letters and digits only, days as yyyymmdd, phones by their last nine digits. */
export type Person = Omit<Told, 'name'>

/** A name in one piece is taken apart: the last word is the family name, or the first where a comma follows it. */
export function personOf(told: Told): Person {
  const { given, family } = told.given + told.family === '' ? apart(told.name) : told
  return {
    id: told.id,
    given: plain(given),
    family: plain(family),
    handles: [...new Set(told.handles.map(plain).filter(handle => handle !== ''))].toSorted(),
    email: told.email.trim().toLowerCase(),
    phone: phoneLine(told.phone),
    birth: dayDigits(told.birth),
    city: plain(told.city),
    postcode: plain(told.postcode),
    language: plain(told.language),
  }
}

function apart(name: string): { given: string; family: string } {
  const [before = '', after] = name.split(',')
  if (after !== undefined) return { given: after, family: before }
  const all = words(name)
  return all.length < 2 ? { given: '', family: all.join(' ') } : { given: all[0] ?? '', family: all.at(-1) ?? '' }
}
