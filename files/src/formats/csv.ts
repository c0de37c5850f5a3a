import { importFields } from '@evenhand/contract/imports.ts'
import type { ImportMapping } from '@evenhand/contract/imports.ts'
import type { Content } from '../content/open-content.ts'
import { FileError } from '../file-error.ts'
import { readCsv } from '../read-csv.ts'
import { FlatLayout } from './flat-layout.ts'
import { convertRows } from './format.ts'
import type { Format, FormatOptions } from './format.ts'

/**
 * Our flat layout as CSV, with any header that the mapping explains. Headers are compared without regard to case;
 * columns that nobody named are passed over.
 *
 * @throws FileError `wrong-header` when id, time or author have no column, or when a mapped column is not there
 */
export async function openCsv(content: Content, mapping: ImportMapping, options: FormatOptions): Promise<Format> {
  const { header, rows } = await readCsv(content)
  const places = placesOf(header, mapping)
  const layout = new FlatLayout(mapping, options)
  return {
    drafts: convertRows(rows, (value, line) =>
      value.length === header.length
        ? layout.convert(field => value[places.get(field) ?? -1] ?? '', line)
        : { ok: false, reason: `The row has ${value.length} columns, and the header has ${header.length}.` },
    ),
    allRead: () => layout.allRead(),
    complete: draft => layout.complete(draft),
  }
}

function placesOf(header: string[], mapping: ImportMapping): Map<string, number> {
  const lower = header.map(name => name.toLowerCase())
  const places = new Map<string, number>()
  for (const field of importFields) {
    const name = mapping.fields[field]
    const place = lower.indexOf((name ?? field).toLowerCase())
    if (place !== -1) places.set(field, place)
    else if (name !== undefined) throw wrongHeader(`the mapping names the column "${name}" for ${field}`, header)
  }
  const has = (...fields: (typeof importFields)[number][]) =>
    fields.some(field => places.has(field) || field in mapping.constants)
  if (!has('id')) throw wrongHeader('no column holds the id', header)
  if (!has('time')) throw wrongHeader('no column holds the time', header)
  if (!has('author_id', 'author_handle', 'author_email')) throw wrongHeader('no column holds the author_id', header)
  return places
}

function wrongHeader(what: string, header: string[]): FileError {
  const names = header.slice(0, 20).join(', ').slice(0, 300)
  return new FileError(
    'wrong-header',
    `The header does not fit: ${what}, and the file has: ${names}. A mapping file can name other columns.`,
  )
}
