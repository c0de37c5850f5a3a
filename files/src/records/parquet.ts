import path from 'node:path'
import { FileError } from '../file-error.ts'
import { Database, named, quoted } from '../histories/database.ts'
import type { Cell, Opened, TableRow } from './table.ts'

/** What DuckDB may take in memory while it unpacks one file. */
const memory = '256MB'
const numberTypes = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL)/

/**
 * The rows of a Parquet file, piece by piece; a row is told by its number, the first being 1.
 * @throws FileError `not-text` when it is none, or was cut off
 */
export async function openParquet(file: string, size: number): Promise<Opened> {
  const from = `read_parquet(${quoted(path.resolve(file))})`
  const database = await Database.open(memory)
  try {
    const columns = await database.rows(`select column_name as name, column_type as type from (describe select * from ${from})`)
    const { count = 0 } = await database.numbers(`select count(*) as count from ${from}`)
    const headers = columns.map(({ name }) => String(name))
    const areNumbers = columns.map(({ type }) => numberTypes.test(String(type)))
    let read = 0
    return {
      headers,
      size,
      bytesRead: () => Math.floor(size * (count === 0 ? 1 : read / count)),
      rows: parquetRows(database, from, headers, areNumbers, () => (read += 1)),
    }
  } catch (cause) {
    await database[Symbol.asyncDispose]()
    throw new FileError('not-text', 'The file cannot be read as Parquet. Was it cut off?', { cause })
  }
}

async function* parquetRows(
  database: Database,
  from: string,
  headers: readonly string[],
  areNumbers: readonly boolean[],
  onRow: () => number,
): AsyncGenerator<TableRow> {
  await using _ = database
  const places = new Map(headers.map((name, at) => [name, at]))
  const columns = headers.map(name => `${named(name)}::varchar`).join(', ')
  for await (const chunk of database.chunks(`select ${columns} from ${from}`)) {
    for (const values of chunk.getRows()) {
      const texts = values.map(value => (typeof value === 'string' ? value.trim() : ''))
      const cells = (name: string): Cell => {
        const place = places.get(name) ?? -1
        return { text: texts[place] ?? '', isNumber: areNumbers[place] ?? false }
      }
      const raw = Buffer.from(JSON.stringify(Object.fromEntries(headers.map((name, at) => [name, texts[at]]))))
      yield { line: onRow(), raw, ok: true, cells }
    }
  }
}
