import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { EvenhandError } from '../../errors.ts'
import { completeSchema, endOfRows, firstLine, manifestSchema, tableEndSchema, tableHeaderSchema } from './format.ts'
import type { Manifest, TableHeader } from './format.ts'

export type BackupPart =
  | { kind: 'manifest'; manifest: Manifest }
  | { kind: 'table'; header: TableHeader }
  /** Whole rows, as COPY takes them. */
  | { kind: 'rows'; chunk: Buffer }
  | { kind: 'end'; table: string; rows: number }

/**
 * Reads a backup from front to back and checks it on the way: every checksum, every count, and that it is complete.
 * @throws EvenhandError `bad-backup` with what is wrong with the file
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const lines = new Lines(decompressed(file))
  if ((await lines.text()) !== firstLine)
    throw bad(file, 'it is no backup of Evenhand, or of a later version that this one cannot read')
  const manifest = manifestSchema.safeParse(field(await lines.json(file), 'manifest'))
  if (!manifest.success) throw bad(file, 'its manifest cannot be understood')
  yield { kind: 'manifest', manifest: manifest.data }
  for (let tables = 0; ; tables += 1) {
    const line = await lines.json(file)
    const complete = completeSchema.safeParse(line)
    if (complete.success) {
      if (complete.data.complete !== tables) throw bad(file, 'tables are missing')
      return
    }
    const header = tableHeaderSchema.safeParse(line)
    if (!header.success) throw bad(file, 'a table has no heading')
    yield { kind: 'table', header: header.data }
    yield* rowsOf(file, lines, header.data)
  }
}

async function* rowsOf(file: string, lines: Lines, { table }: TableHeader): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const { chunk, count } of lines.untilEndOfRows(file)) {
    hash.update(chunk)
    rows += count
    yield { kind: 'rows', chunk }
  }
  const end = tableEndSchema.safeParse(await lines.json(file))
  if (!end.success || end.data.end !== table) throw bad(file, `table ${table} has no end`)
  if (end.data.rows !== rows || end.data.sha256 !== hash.digest('hex')) throw bad(file, `table ${table} is damaged`)
  yield { kind: 'end', table, rows }
}

async function* decompressed(file: string): AsyncGenerator<Buffer> {
  const stream = createZstdDecompress()
  // Its errors surface where the stream is read.
  pipeline(createReadStream(file), stream, () => undefined)
  try {
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    throw bad(file, code === 'ENOENT' ? 'there is no such file' : 'it cannot be unpacked', cause)
  }
}

const newline = 10
const endLine = Buffer.from(`${endOfRows}\n`)

/** Takes lines, or whole rows at a time, from a stream of chunks. */
class Lines {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Undefined at the end of the file. */
  async text(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(newline)
      if (end !== -1) {
        const line = this.#rest.toString('utf8', 0, end)
        this.#rest = this.#rest.subarray(end + 1)
        return line
      }
      if (!(await this.#more())) return undefined
    }
  }

  async json(file: string): Promise<unknown> {
    const line = await this.text()
    if (line === undefined) throw bad(file, 'it was cut off')
    try {
      return JSON.parse(line)
    } catch (cause) {
      throw bad(file, 'a heading is damaged', cause)
    }
  }

  async *untilEndOfRows(file: string): AsyncGenerator<{ chunk: Buffer; count: number }> {
    for (;;) {
      const { length, count, isEnd } = wholeRows(this.#rest)
      if (length > 0) yield { chunk: this.#rest.subarray(0, length), count }
      this.#rest = this.#rest.subarray(isEnd ? length + endLine.length : length)
      if (isEnd) return
      if (!(await this.#more())) throw bad(file, 'it was cut off')
    }
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next()
    if (done === true) return false
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }
}

/** How many bytes of whole rows stand before the end line, or before the last row that is not whole yet. */
function wholeRows(buffer: Buffer): { length: number; count: number; isEnd: boolean } {
  let length = 0
  let count = 0
  for (;;) {
    const end = buffer.indexOf(newline, length)
    if (end === -1) return { length, count, isEnd: false }
    if (end - length === endOfRows.length && buffer.compare(endLine, 0, endLine.length, length, end + 1) === 0) {
      return { length, count, isEnd: true }
    }
    length = end + 1
    count += 1
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
}

function bad(file: string, why: string, cause?: unknown): EvenhandError {
  return new EvenhandError('bad-backup', `${file} cannot be restored: ${why}. Nothing was changed.`, { cause })
}
