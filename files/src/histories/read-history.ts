import type { CaseColumns } from '@evenhand/domain/audit/case-columns.ts'
import { FileError } from '../file-error.ts'
import { joinCustomers } from './customers.ts'
import { Database } from './database.ts'
import type { HistoryFormat, Reading } from './formats/format.ts'
import { mappedFormat, readMapping } from './mapping.ts'
import { historyFormats, recognise } from './recognise.ts'
import { publicByChannel } from './public-channels.ts'
import { selectHistory } from './select-history.ts'
import type { Zone } from './moments.ts'
import type { Source, Unreadable } from './source.ts'
import { loadSource } from './source.ts'
import { takeColumns } from './take-columns.ts'

export type HistoryOptions = {
  /** One of `historyFormatNames`; null to recognise it. */
  format: string | null
  customers: string | null
  /** The words of a mapping file. */
  mapping: string | null
  /** Channels in which everybody can read; null where the file says it itself, or nobody does. */
  publicChannels?: readonly string[] | null
  /** IANA zone of times without an offset, and of calendar days. */
  zone: string | null
  /** Epoch milliseconds: nothing that is told of a later moment has happened. */
  now: number
  /** Ends the reading; what was set aside is taken away. */
  signal?: AbortSignal
  /** A few cases with their ids and words, for a report that asks for them. */
  examples?: boolean
  /** Sees the words of first messages, once, piece by piece, with the place of the first and the number of all. */
  onTexts?: (texts: readonly (string | null)[], from: number, count: number) => void
  onStep?: (step: string) => void
} & Reading

/** A case as it stands in the file. */
export type Example = { caseId: string; followers: number | null; minutes: number | null; text: string | null }

export type History = {
  columns: Omit<CaseColumns, 'text'>
  hasText: boolean
  format: string
  label: string
  /** Columns of the canonical layout that the file holds. */
  found: readonly string[]
  /** Rows that were left out, and why. */
  left: readonly Unreadable[]
  rows: number
  notes: readonly string[]
  examples: readonly Example[]
}

/**
 * Reads the history of a help desk: recognises the export, reads its times in their zone, joins what is known of customers, leaves out what
 * cannot be used, and gives columns. DuckDB reads; about a gigabyte of memory suffices for a million cases.
 * @throws FileError in a sentence, where the file as a whole cannot be used
 * @example const { columns } = await readHistory('export.csv', { format: null, customers: null, mapping: null, zone: null, now })
 */
export async function readHistory(file: string, options: HistoryOptions): Promise<History> {
  await using database = await Database.open(undefined, options.signal)
  options.onStep?.('Reading the file')
  const loaded = await loadSource(database, file, 'source')
  const mapping = options.mapping === null ? null : readMapping(options.mapping)
  const format = mapping === null ? formatOf(loaded, options.format) : mappedFormat(mapping, loaded)
  const zone = zoneOf(options.zone ?? mapping?.zone ?? null, format)
  const source = (await format.prepare?.(database, loaded, options)) ?? loaded
  const own = { ...format.cells(source) }
  const { publicChannels = null } = options
  if (publicChannels !== null) own.public = await publicByChannel(database, own, source.table, publicChannels)
  const people = options.customers === null ? null : await joinCustomers(database, options.customers, own, source.table)
  options.onStep?.('Reading times')
  const selected = await selectHistory(database, source, format, { ...own, ...people?.cells }, people?.join ?? '', zone)
  options.onStep?.('Taking cases')
  // Where rows were put together to cases, the format has looked at them.
  const taken = await takeColumns(database, selected, source === loaded ? loaded.unreadable : [], options)
  const examples = options.examples === true ? await examplesOf(database, selected.found) : []
  return {
    ...taken,
    examples,
    format: format.name,
    label: format.label,
    left: source === loaded ? taken.left : [...source.unreadable, ...taken.left],
    notes: [
      ...(format.notes ?? []),
      ...(source.notes ?? []),
      ...(people?.notes ?? []),
      ...publicNotes(publicChannels),
      ...selected.notes,
    ],
  }
}

const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

/** The five with the most followers and the five with the fewest. */
async function examplesOf(database: Database, found: readonly string[]): Promise<Example[]> {
  const order = found.includes('followers') ? 'judged.followers' : 'judged.opened_at'
  const columns = `judged.case_id, ${found.includes('followers') ? 'judged.followers' : 'null'} as followers, ${found.includes('text') ? 'words.text' : 'null'} as text,
    (judged.first_response_at - judged.opened_at) / 60000 as minutes`
  const some = (direction: 'asc' | 'desc') =>
    `(select ${columns} from judged ${found.includes('text') ? 'join words on place = place_in_file' : ''} where why is null and ${order} is not null order by ${order} ${direction}, place limit 5)`
  const rows = await database.rows(`${some('desc')} union all ${some('asc')}`)
  return rows.map(({ case_id: caseId, followers, minutes, text }) => ({
    caseId: String(caseId),
    followers: number(followers),
    minutes: number(minutes),
    text: typeof text === 'string' ? text : null,
  }))
}

function publicNotes(names: readonly string[] | null): string[] {
  return names === null ? [] : [`Public are, as somebody said, the channels ${names.join(', ')}; all others are private.`]
}

function formatOf(source: Source, name: string | null): HistoryFormat {
  if (name === null) return recognise(source)
  const found = historyFormats.find(format => format.name === name)
  if (found === undefined)
    throw new FileError(
      'wrong-header',
      `There is no format "${name}". Known: ${historyFormats.map(format => format.name).join(', ')}.`,
    )
  if (!found.fits(source))
    throw new FileError('wrong-header', `The file is not written as ${found.label}: ${source.names.slice(0, 12).join(', ')}.`)
  return found
}

function zoneOf(stated: string | null, format: HistoryFormat): Zone {
  if (stated === null) {
    if (format.asksZone) {
      throw new FileError(
        'bad-mapping',
        `Times in ${format.label} are in the zone of the account, which the file does not name. Say it with --tz, as --tz Europe/Paris.`,
      )
    }
    return { name: 'UTC', isStated: false }
  }
  try {
    return { name: new Intl.DateTimeFormat('en', { timeZone: stated }).resolvedOptions().timeZone, isStated: true }
  } catch (cause) {
    throw new FileError('bad-mapping', `There is no time zone "${stated}". Write it as Europe/Paris.`, { cause })
  }
}
