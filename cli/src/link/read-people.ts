import { stat } from 'node:fs/promises'
import { personOf } from '@evenhand/domain/linkage/person.ts'
import type { Person } from '@evenhand/domain/linkage/person.ts'
import { openContent } from '@evenhand/files/content/open-content.ts'
import { FileError } from '@evenhand/files/file-error.ts'
import { readCsv } from '@evenhand/files/read-csv.ts'
import { whyNotText } from '@evenhand/files/rows/check-text.ts'
import { CliError, exitCodes } from '../failure.ts'
import { placesOf } from './columns.ts'
import type { Mapping, Places } from './columns.ts'

export type People = {
  people: Person[]
  header: readonly string[]
  /** The rows as they stand, for those who measure. */
  rows: string[][]
  rejected: { line: number; reason: string }[]
}

/** Reads one person a row. A row that cannot be used is put aside with its line and reason, and the rest goes on. */
export async function readPeople(file: string, id: string | undefined, mapping: Mapping): Promise<People> {
  if ((await stat(file)).isDirectory()) throw new CliError(`${file} is a folder. Name the file in it.`)
  try {
    return await readRows(file, id, mapping)
  } catch (error) {
    if (error instanceof FileError) throw new CliError(error.message, exitCodes.failed, { cause: error })
    throw error
  }
}

async function readRows(file: string, id: string | undefined, mapping: Mapping): Promise<People> {
  const { header, rows } = await readCsv(await openContent(file))
  const places = placesOf(header, file, id, mapping)
  const found: People = { people: [], header, rows: [], rejected: [] }
  const lines = new Map<string, number>()
  for await (const row of rows) {
    const why = row.ok ? whyNotText(row.raw) : row.reason
    const fields = row.ok ? row.value : []
    const own = fields[places.id]?.trim() ?? ''
    const reason = why ?? whyNoRow(fields, header.length, own, lines.get(own))
    if (reason === null) {
      lines.set(own, row.line)
      found.people.push(personOf(toldIn(fields, own, places)))
      found.rows.push(fields)
    } else found.rejected.push({ line: row.line, reason })
  }
  return found
}

function whyNoRow(fields: readonly string[], columns: number, id: string, earlier: number | undefined): string | null {
  if (fields.length > columns) return `The row has ${fields.length} fields, the header ${columns}.`
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
