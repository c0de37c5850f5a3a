import type { Database } from './database.ts'
import { FileError } from '../file-error.ts'
import { historyColumns, momentColumns, numberColumns } from './columns.ts'
import type { HistoryColumn } from './columns.ts'
import type { Cells, HistoryFormat } from './formats/format.ts'
import type { Zone } from './moments.ts'
import { durationOf, momentsOf } from './moments.ts'
import type { Source } from './source.ts'

/** A view `history` of typed columns, before rows that cannot be used are left out. Long texts stay in `words`, and are not copied about. */
export type Selected = { found: readonly HistoryColumn[]; zone: Zone; notes: readonly string[] }

/** @param join SQL that brings what is known of customers beside the cases */
export async function selectHistory(
  database: Database,
  source: Source,
  format: HistoryFormat,
  cells: Cells,
  join: string,
  zone: Zone,
): Promise<Selected> {
  const since = format.since?.(source) ?? {}
  const found = historyColumns.filter(name => (cells[name] ?? null) !== null || (name in since && hasSince(since, name)))
  for (const name of ['case_id', 'opened_at', 'first_response_at'] as const) {
    if (!found.includes(name)) throw new FileError('wrong-header', missingSentence(name, format, source))
  }
  const words = found.map(name => `${cells[name] ?? 'null::varchar'} as ${name}`)
  const extra = Object.entries(since).flatMap(([name, { sql, unit }]) =>
    sql === null ? [] : [`${durationOf(sql, unit)} as ${name}_since`],
  )
  await database.run(
    `create temp table words as select ${[...words, ...extra, 'place_in_file'].join(', ')} from ${rowsOf(source, join)}`,
  )
  await database.run(`drop table ${source.table}`)
  const moments = momentColumns.filter(name => found.includes(name))
  const read = new Map<string, string>()
  let isLocal = false
  for (const name of moments) {
    const { sql, isLocal: own } = await momentsOf(database, 'words', name, name, zone, format.timePattern)
    read.set(name, sql)
    isLocal ||= own
  }
  const columns = found.filter(name => name !== 'text').map(name => `${columnSql(name, read, since)} as ${name}`)
  const flags = moments.map(name => `${name} is not null and ${read.get(name) ?? 'null'} is null as bad_${name}`)
  const numbers = numberColumns.filter(name => found.includes(name))
  const badNumbers = numbers.map(name => `${name} is not null and ${numberSql(name)} is null as bad_${name}`)
  await database.run(
    `create temp view history as select ${[...columns, ...flags, ...badNumbers, 'place_in_file as place'].join(', ')} from words`,
  )
  const note = `Times without an offset were read in the zone ${zone.name}${zone.isStated ? '' : ' (say another with --tz)'}.`
  return { found, zone, notes: isLocal ? [note] : [] }
}

/** A table was filled in the order of the file, and numbers its rows itself; counting them anew would keep all but one thread waiting. A join may turn them about. */
function rowsOf({ table }: Source, join: string): string {
  const numbered = `(select *, rowid + 1 as place_in_file from ${table})`
  return join === '' ? numbered : `${numbered} ${join} order by place_in_file`
}

type SinceCells = ReturnType<NonNullable<HistoryFormat['since']>>

function hasSince(since: SinceCells, name: HistoryColumn): boolean {
  return Object.entries(since).some(([own, { sql }]) => own === name && sql !== null)
}

function columnSql(name: HistoryColumn, moments: ReadonlyMap<string, string>, since: SinceCells): string {
  const moment = moments.get(name)
  if (moment !== undefined) {
    return hasSince(since, name) ? `coalesce(${moment}, ${moments.get('opened_at') ?? 'null'} + ${name}_since)` : moment
  }
  return numberColumns.some(own => own === name) ? numberSql(name) : `nullif(trim(${name}), '')`
}

/** Thousands may be set apart. */
function numberSql(name: string): string {
  return `coalesce(try_cast(${name} as double), try_cast(replace(${name}, ',', '') as double))`
}

function missingSentence(name: HistoryColumn, format: HistoryFormat, source: Source): string {
  const shown = source.names.slice(0, 12).join(', ')
  const what =
    name === 'first_response_at'
      ? 'when cases were first answered'
      : name === 'opened_at'
        ? 'when cases were opened'
        : 'which case is which'
  return `The file, read as ${format.label}, does not say ${what} (${name}). It holds ${shown}.`
}
