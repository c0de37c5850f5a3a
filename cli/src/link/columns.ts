import { CliError, exitCodes } from '../failure.ts'

/** Names under which files tell what is compared, without capitals, blanks and marks. */
const names = {
  name: ['name', 'fullname', 'displayname', 'customername', 'screenname', 'personname'],
  given: ['given', 'givenname', 'firstname', 'first', 'forename', 'vorname', 'prenom', 'nombre', 'fname'],
  family: ['family', 'familyname', 'surname', 'lastname', 'last', 'nachname', 'nom', 'apellido', 'lname', 'sname'],
  handle: [
    'handle',
    'username',
    'user',
    'twitter',
    'facebook',
    'instagram',
    'youtube',
    'tiktok',
    'x',
    'mastodon',
    'bluesky',
    'login',
    'nickname',
  ],
  email: ['email', 'emailaddress', 'mail', 'customeremail', 'correo', 'courriel'],
  phone: ['phone', 'phonenumber', 'mobile', 'telephone', 'tel', 'cell', 'telefon', 'telefono'],
  birth: ['dob', 'dateofbirth', 'birth', 'birthdate', 'birthday', 'geburtsdatum', 'born'],
  city: ['city', 'town', 'place', 'location', 'suburb', 'ort', 'stadt', 'ville', 'ciudad'],
  postcode: ['postcode', 'postalcode', 'zip', 'zipcode', 'plz', 'postal'],
  language: ['language', 'lang', 'locale', 'sprache'],
} as const
export type Column = keyof typeof names
const columns = Object.keys(names).filter((name): name is Column => name in names)

/** Where each field stands in a row; a handle may stand in several columns. */
export type Places = { id: number; of: Readonly<Record<Column, readonly number[]>> }

/** What `--columns` says: our field, and the name of theirs. */
export type Mapping = ReadonlyMap<Column, readonly string[]>

/**
 * @param text as `email=Contact,handle=insta`
 * @throws CliError where a field is none of ours
 */
export function mappingOf(text: string | undefined): Mapping {
  const mapping = new Map<Column, string[]>()
  for (const part of (text ?? '').split(',').filter(some => some.trim() !== '')) {
    const [field = '', ...rest] = part.split('=')
    const found = columns.find(name => name === field.trim())
    const column = rest.join('=').trim()
    if (found === undefined || column === '') {
      throw new CliError(`--columns: "${part}" is not FIELD=COLUMN. Fields are: ${columns.join(', ')}.`, exitCodes.misused)
    }
    mapping.set(found, [...(mapping.get(found) ?? []), column])
  }
  return mapping
}

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** @throws CliError where a column that was asked for is not there, or nothing can be compared */
export function placesOf(header: readonly string[], file: string, id: string | undefined, mapping: Mapping): Places {
  const placeOf = (column: string): number => {
    const exact = header.indexOf(column)
    const found = exact === -1 ? header.findIndex(name => bare(name) === bare(column)) : exact
    if (found === -1)
      throw new CliError(`${file} has no column ${column}. Its header is: ${header.join(', ')}.`, exitCodes.misused)
    return found
  }
  const idPlace = id === undefined ? 0 : placeOf(id)
  const mapped = new Map([...mapping].map(([field, wanted]) => [field, wanted.map(placeOf)]))
  const taken = new Set([idPlace, ...[...mapped.values()].flat()])
  const guessed = (field: Column) =>
    [...header.keys()].filter(at => !taken.has(at) && names[field].some(name => name === bare(header[at] ?? '')))
  const places = (field: Column) => mapped.get(field) ?? (field === 'handle' ? guessed(field) : guessed(field).slice(0, 1))
  const of = {
    name: places('name'),
    given: places('given'),
    family: places('family'),
    handle: places('handle'),
    email: places('email'),
    phone: places('phone'),
    birth: places('birth'),
    city: places('city'),
    postcode: places('postcode'),
    language: places('language'),
  }
  if (Object.values(of).every(({ length }) => length === 0)) {
    throw new CliError(
      `${file} has no column that can be compared. Its header is: ${header.join(', ')}; ${header[idPlace] ?? 'the first'} is the id, unless --id names another. ` +
        'Name the others, as --columns email=COLUMN,name=COLUMN.',
      exitCodes.misused,
    )
  }
  return { id: idPlace, of }
}
