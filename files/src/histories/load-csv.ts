import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { openContent } from '../content/open-content.ts'
import { FileError } from '../file-error.ts'
import { readCsv } from '../read-csv.ts'
import type { Database } from './database.ts'
import { named, quoted } from './database.ts'
import type { Unreadable } from './source.ts'

const longestLine = 4 * 1024 * 1024

/**
 * Loads a CSV file with a header. DuckDB reads a sound one; where it stumbles, our own reader goes through the file first and puts the broken rows
 * aside, because half a quotation mark would else swallow all rows to the next one.
 */
export async function loadCsv(
  database: Database,
  file: string,
  table: string,
): Promise<{ header: string[]; unreadable: Unreadable[] }> {
  const { header, delimiter } = await readCsv(await openContent(file))
  checkHeader(header)
  const rejects = await tryLoad(database, path.resolve(file), header, table, delimiter)
  if (rejects === 0) return { header, unreadable: [] }
  await database.run(`drop table if exists ${table}`)
  const sound = path.join(database.folder, `${table}.csv`)
  const unreadable = await writeSound(database, file, header.length, sound)
  await tryLoad(database, sound, header, table, ',')
  return { header, unreadable }
}

/** Whether a line that should hold names holds numbers or times. */
export function looksLikeData(names: readonly string[]): boolean {
  return names.some(name => /^\d+$/.test(name) || /^\d{4}-\d\d-\d\d/.test(name))
}

function checkHeader(header: readonly string[]): void {
  const twice = header.find(
    (name, place) => name !== '' && header.findIndex(other => other.toLowerCase() === name.toLowerCase()) < place,
  )
  if (twice !== undefined && looksLikeData(header)) {
    throw new FileError(
      'wrong-header',
      `The first line looks like data ("${twice}" stands in it twice): is the header line missing? Put the names of the columns into a line above it.`,
    )
  }
  if (twice !== undefined)
    throw new FileError('wrong-header', `Two columns are called "${twice}". Rename one, so that it is clear which is meant.`)
}

/** @returns how many rows could not be read; 1 where it stopped */
async function tryLoad(
  database: Database,
  file: string,
  header: readonly string[],
  table: string,
  delimiter: string,
): Promise<number> {
  const columns = header.map((name, place) => `${quoted(name === '' ? `column ${place + 1}` : name)}: 'VARCHAR'`).join(', ')
  try {
    await database.run(
      `create temp table ${table} as select * from read_csv(${quoted(file)}, delim = ${quoted(delimiter)}, header = true, auto_detect = false,
       quote = '"', escape = '"', columns = {${columns}}, store_rejects = true, rejects_table = ${quoted(`${table}_rejects`)},
       rejects_scan = ${quoted(`${table}_scan`)}, max_line_size = ${longestLine}, compression = ${(await isGzip(file)) ? "'gzip'" : "'none'"})`,
    )
  } catch {
    return 1
  }
  const { count } = await database.numbers(`select count(*) as count from ${named(`${table}_rejects`)}`)
  await database.run(`drop table ${named(`${table}_rejects`)}`)
  await database.run(`drop table ${named(`${table}_scan`)}`)
  return count ?? 0
}

async function isGzip(file: string): Promise<boolean> {
  await using handle = await open(file, 'r')
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
  return buffer[0] === 0x1f && buffer[1] === 0x8b
}

async function writeSound(database: Database, file: string, width: number, to: string): Promise<Unreadable[]> {
  const { rows } = await readCsv(await openContent(file))
  const out = createWriteStream(to)
  const reasons = new Map<string, { count: number; line: number }>()
  const note = (reason: string, line: number) => {
    const known = reasons.get(reason)
    if (known === undefined) reasons.set(reason, { count: 1, line })
    else known.count += 1
  }
  out.write(`${Array.from({ length: width }, (_, i) => `c${i}`).join(',')}\n`)
  for await (const row of rows) {
    database.throwIfStopped()
    if (!row.ok) note(row.reason, row.line)
    else if (row.value.length !== width) note('The row has not as many columns as the header.', row.line)
    else if (!out.write(`${row.value.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return [...reasons].map(([reason, { count, line }]) => ({ count, reason: `${reason} (first: line ${line})` }))
}
