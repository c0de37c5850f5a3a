import { open } from 'node:fs/promises'
import path from 'node:path'
import { isMarkedUtf16 } from '../content/as-utf8.ts'
import { openContent } from '../content/open-content.ts'
import { FileError } from '../file-error.ts'
import type { Database } from './database.ts'
import { named, quoted } from './database.ts'
import { loadCsv } from './load-csv.ts'

/** A file that is loaded into a table of the database, and how to ask for what it holds. */
export type Source = {
  table: string
  kind: 'csv' | 'json' | 'parquet'
  /** Columns of a table, or keys of objects (with those inside objects as `a.b`). */
  names: readonly string[]
  has(name: string): boolean
  /** SQL for the words in a column (or under a key), empty ones as null; null where there is none. */
  cell(name: string): string | null
  /** Rows that could not be read at all. */
  unreadable: readonly Unreadable[]
  /** What a reader of the report must know of this file. */
  notes?: readonly string[]
}
export type Unreadable = { count: number; reason: string }

/** Bytes of one JSON object: of a line, and of a whole file that is one object. */
const [greatestLine, greatestObject] = [8 * 1024 * 1024, 128 * 1024 * 1024]

/**
 * Loads CSV, NDJSON, JSON or Parquet, gzip or not, told apart by the content.
 * @throws FileError where the file is not there, empty, or cannot be read as a whole
 */
export async function loadSource(database: Database, file: string, table: string): Promise<Source> {
  const kind = await kindOf(file)
  if (kind === 'parquet') return loadParquet(database, file, table)
  if (kind === 'json') return loadJson(database, file, table)
  const { header, unreadable } = await loadCsv(database, file, table)
  return tableSource('csv', table, header, unreadable)
}

async function kindOf(file: string): Promise<Source['kind']> {
  const content = await openContent(file)
  const first = await firstBytes(file)
  if (first.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  if (first.subarray(0, 2).toString('latin1') === 'PK') {
    throw new FileError('wrong-encoding', 'The file is a ZIP archive. Unpack it, and name the file in it.')
  }
  // It is DuckDB that reads histories, and it takes none.
  if (isMarkedUtf16(first))
    throw new FileError('wrong-encoding', 'The file is written in UTF-16. Save it as UTF-8 and try again.')
  for await (const chunk of content.chunks()) {
    const start = chunk
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart()
    if (start !== '') return start.startsWith('{') || start.startsWith('[') ? 'json' : 'csv'
  }
  throw new FileError('file-empty', 'The file is empty.')
}

async function firstBytes(file: string): Promise<Buffer> {
  await using handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
  return buffer.subarray(0, bytesRead)
}

async function loadParquet(database: Database, file: string, table: string): Promise<Source> {
  try {
    await database.run(
      `create temp table ${table} as select columns(*)::varchar from read_parquet(${quoted(path.resolve(file))})`,
    )
  } catch (cause) {
    throw new FileError('not-text', 'The file begins like Parquet and cannot be read as such. Was it cut off?', { cause })
  }
  const columns = await database.rows(`select column_name as name from (describe ${table})`)
  return tableSource(
    'parquet',
    table,
    columns.map(({ name }) => String(name)),
    [],
  )
}

function tableSource(
  kind: 'csv' | 'parquet',
  table: string,
  names: readonly string[],
  unreadable: readonly Unreadable[],
): Source {
  const places = new Map(names.map(name => [plain(name), name]))
  return {
    table,
    kind,
    names,
    has: name => places.has(plain(name)),
    cell: name => {
      const column = places.get(plain(name))
      return column === undefined ? null : `nullif(trim(${named(column)}), '')`
    },
    unreadable,
  }
}

/** Headers are compared without regard to case, blanks and underscores. */
const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

/** Where APIs put their lists. */
const wrappers = [
  'data.payload',
  'payload',
  'conversations',
  'tickets',
  'results',
  'records',
  'data',
  'items',
  'cases',
  'assets',
] as const

async function loadJson(database: Database, file: string, table: string): Promise<Source> {
  const from = quoted(path.resolve(file))
  const raw = `${table}_raw`
  try {
    await database.run(
      `create temp table ${raw} as select json as j from read_ndjson_objects(${from}, ignore_errors = true, maximum_object_size = ${greatestLine})`,
    )
    const { broken, all } = await database.numbers(
      `select count(*) filter (where j is null) as broken, count(*) as "all" from ${raw}`,
    )
    // Indented JSON has no object on any line.
    if ((broken ?? 0) * 2 > (all ?? 0)) throw new Error('not a JSON value a line')
    return await jsonSource(database, raw, table, broken ?? 0)
  } catch {
    await database.run(`drop table if exists ${raw}`)
  }
  try {
    await database.run(
      `create temp table ${raw} as select json as j from read_json_objects(${from}, maximum_object_size = ${await roomFor(file)})`,
    )
  } catch (cause) {
    const why = cause instanceof Error ? (/at byte \d+ in line \d+/.exec(cause.message)?.[0] ?? '') : ''
    throw new FileError(
      'not-text',
      `The file begins like JSON and cannot be read as such${why === '' ? '' : `: it goes wrong ${why}`}.`,
      {
        cause,
      },
    )
  }
  return jsonSource(database, raw, table, 0)
}

/** No more than the file could need: the reader takes all of it at once. */
async function roomFor(file: string): Promise<number> {
  const { size } = await openContent(file)
  return Math.min(greatestObject, Math.max(greatestLine, size * 12))
}

/** So many objects tell which keys there are. */
const looked = 10_000

async function jsonSource(database: Database, raw: string, table: string, broken: number): Promise<Source> {
  const [first] = await database.rows(`select j::varchar as j from ${raw} where j is not null limit 1`)
  const sample: unknown = JSON.parse(typeof first?.['j'] === 'string' ? first['j'] : '{}')
  const wrapper = Array.isArray(sample) ? '' : wrappers.find(name => Array.isArray(at(sample, name.split('.'))))
  const list = wrapper === undefined ? null : wrapper === '' ? 'j' : `j->${quoted(`$.${wrapper}`)}`
  const select = list === null ? 'select j' : `select unnest(from_json(${list}, '["JSON"]')) as j`
  await database.run(`create temp table ${table} as ${select} from ${raw} where j is not null`)
  await database.run(`drop table ${raw}`)
  // Keys that some cases have stand nowhere among the first ones: many are looked at, all over the file.
  const { count = 0 } = await database.numbers(`select count(*) as count from ${table}`)
  const samples = await database.rows(
    `select distinct json_structure(j)::varchar as keys from ${table} where rowid % ${Math.max(1, Math.floor(count / looked))} = 0`,
  )
  const names = new Set<string>()
  for (const { keys } of samples) for (const name of keysOf(JSON.parse(String(keys)), '', 4)) names.add(name)
  const unreadable = broken === 0 ? [] : [{ count: broken, reason: 'The line is no JSON.' }]
  return {
    table,
    kind: 'json',
    names: [...names],
    has: name => names.has(name),
    cell: name => (names.has(name) ? `nullif(trim(json_extract_string(j, ${quoted(`$.${name}`)})), '')` : null),
    unreadable,
  }
}

function at(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  return typeof value === 'object' && value !== null
    ? at(Object.entries(value).find(([name]) => name === key)?.[1], rest)
    : undefined
}

function keysOf(value: unknown, before: string, depth: number): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return []
  return Object.entries(value).flatMap(([key, inner]) => [`${before}${key}`, ...keysOf(inner, `${before}${key}.`, depth - 1)])
}
