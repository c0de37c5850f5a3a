import { personOf } from '@evenhand/domain/linkage/person.ts'
import type { Person } from '@evenhand/domain/linkage/person.ts'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import { formatOf } from '../format-of.ts'
import { placesOf } from './columns.ts'
import type { Mapping, Places } from './columns.ts'
import { openRows } from '../rows.ts'
import { refuseFolder } from '../refuse-folder.ts'

export type People = {
  people: Person[]
  header: readonly string[]
  /** The rows as they stand, for those who measure. */
  rows: (readonly string[])[]
  rejected: { line: number; reason: string }[]
}

/** Reads one person a row. A row that cannot be used is put aside with its line and reason, and the rest goes on. */
export async function readPeople(
  file: string,
  id: string | undefined,
  mapping: Mapping,
  format: RecordFormat = formatOf(file),
): Promise<People> {
  await refuseFolder(file)
  return readRows(file, id, mapping, format)
}

async function readRows(file: string, id: string | undefined, mapping: Mapping, format: RecordFormat): Promise<People> {
  const { header, rows } = await openRows(file, format)
  const places = placesOf(header, file, id, mapping)
  const found: People = { people: [], header, rows: [], rejected: [] }
  const lines = new Map<string, number>()
  for await (const row of rows) {
    const fields = row.reason === null ? row.fields : []
    const own = fields[places.id]?.trim() ?? ''
    const reason = row.reason ?? whyNoRow(own, lines.get(own))
    if (reason === null) {
      lines.set(own, row.line)
      found.people.push(personOf(toldIn(fields, own, places)))
      found.rows.push(fields)
    } else found.rejected.push({ line: row.line, reason })
  }
  return found
}

function whyNoRow(id: string, earlier: number | undefined): string | null {
  if (id === '') return 'The row has no id.'
  return earlier === undefined ? null : `The id ${id.slice(0, 40)} already stands in line ${earlier}.`
}

function toldIn(fields: readonly string[], id: string, { of }: Places) {
  const text = (places: readonly number[]) => places.map(at => fields[at]?.trim() ?? '').filter(some => some !== '')
  const one = (places: readonly number[]) => text(places).join(' ')
  return {
    id,
    name: one(of.name),
    given: one(of.given),
    family: one(of.family),
    handles: text(of.handle),
    email: one(of.email),
    phone: one(of.phone),
    birth: one(of.birth),
    city: one(of.city),
    postcode: one(of.postcode),
    language: one(of.language),
  }
}
