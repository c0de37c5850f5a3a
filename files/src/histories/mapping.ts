import { FileError } from '../file-error.ts'
import type { HistoryColumn } from './columns.ts'
import { historyColumns, requiredColumns } from './columns.ts'
import { canonical } from './formats/canonical.ts'
import type { Cells, HistoryFormat } from './formats/format.ts'
import { quoted } from './database.ts'
import { knownFormat } from './recognise.ts'
import type { Source } from './source.ts'

/** What a company calls the columns of the canonical layout. */
export type HistoryMapping = {
  fields: Partial<Record<HistoryColumn, string>>
  constants: Partial<Record<HistoryColumn, string>>
  /** YYYY MM DD HH mm ss, where times are not ISO 8601. */
  timeFormat: string | null
  zone: string | null
}

const parts: Readonly<Record<string, string>> = { YYYY: '%Y', MM: '%m', DD: '%d', HH: '%H', mm: '%M', ss: '%S' }

/** @throws FileError `bad-mapping` in a sentence */
export function readMapping(text: string): HistoryMapping {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new FileError('bad-mapping', 'The mapping file is no JSON.', { cause })
  }
  const { fields, constants, time } = wordsIn(value)
  const known: readonly string[] = historyColumns
  const strange = [...Object.keys(fields), ...Object.keys(constants)].find(name => !known.includes(name))
  if (strange !== undefined) {
    throw new FileError('bad-mapping', `The mapping names "${strange}", which no history has. There are: ${known.join(', ')}.`)
  }
  return { fields, constants, timeFormat: time['format'] ?? null, zone: time['zone'] ?? null }
}

function wordsIn(value: unknown): Record<'fields' | 'constants' | 'time', Record<string, string>> {
  const groups = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const group = (name: string): Record<string, string> => {
    const found: unknown = groups.find(([own]) => own === name)?.[1] ?? {}
    const words = typeof found === 'object' && found !== null ? Object.entries(found) : [['', null]]
    const isSound = words.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    if (!isSound)
      throw new FileError('bad-mapping', `"${name}" of the mapping has to hold names and words: { "opened_at": "Created" }.`)
    return Object.fromEntries(words)
  }
  return { fields: group('fields'), constants: group('constants'), time: group('time') }
}

/**
 * The layout that the file has, or else the canonical one, with what the mapping says otherwise: names, constants, how times are written.
 * @throws FileError where a named column is not there, or one that it takes
 */
export function mappedFormat(mapping: HistoryMapping, source: Source): HistoryFormat {
  for (const [field, name] of Object.entries(mapping.fields)) {
    if (!source.has(name))
      throw new FileError('wrong-header', `The mapping names the column "${name}" for ${field}, and the file has none.`)
  }
  const known = knownFormat(source)
  const base = known ?? canonical
  const cellsOf = (own: Source) => {
    const cells = base.cells(own)
    const cellOf = (column: HistoryColumn) => {
      const [constant, field] = [mapping.constants[column], mapping.fields[column]]
      if (constant !== undefined) return quoted(constant)
      return field === undefined ? (cells[column] ?? null) : own.cell(field)
    }
    return Object.fromEntries(historyColumns.map(column => [column, cellOf(column)])) satisfies Cells
  }
  const missing = known === null ? requiredColumns.filter(column => (cellsOf(source)[column] ?? null) === null) : []
  if (missing.length > 0) throw new FileError('wrong-header', `Neither the file nor the mapping has ${missing.join(', ')}.`)
  return {
    ...base,
    name: known === null ? 'mapped' : known.name,
    label: known === null ? 'a layout of your own, by its mapping' : `${known.label}, with a mapping`,
    cells: cellsOf,
    ...(mapping.timeFormat !== null && {
      timePattern: mapping.timeFormat.replaceAll(/YYYY|MM|DD|HH|mm|ss/g, part => parts[part] ?? part),
    }),
  }
}
