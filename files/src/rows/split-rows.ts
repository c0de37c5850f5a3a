import { whyNotText } from './check-text.ts'
import { maxRowBytes } from './row.ts'
import type { Place, Row } from './row.ts'

/** Reads the row at `start`. `broken` costs the first line only: reading goes on at the next one. */
export type Scan<T> = (
  buffer: Buffer,
  start: number,
  isLast: boolean,
) => { kind: 'row'; value: T; end: number } | { kind: 'broken'; reason: string } | { kind: 'need-more' }

const lineFeed = 0x0a

/**
 * Cuts a stream of chunks into rows, holding at most one row and one chunk. A row that is broken or longer than
 * `maxRowBytes` is rejected, and reading goes on at the line after the row's first: half a quotation mark costs one
 * line, not the rest of the file.
 * @param mend makes UTF-8 of a row that is none; without it such a row is rejected
 */
export async function* splitRows<T>(
  chunks: AsyncIterable<Buffer>,
  scan: Scan<T>,
  mend?: (raw: Buffer) => Buffer,
): AsyncGenerator<Row<T>> {
  const cutter = new RowCutter(scan, mend)
  for await (const chunk of chunks) {
    cutter.add(chunk)
    yield* cutter.rows(false)
  }
  yield* cutter.rows(true)
}

class RowCutter<T> {
  private readonly scan: Scan<T>
  private readonly mend: ((raw: Buffer) => Buffer) | undefined
  private buffer: Buffer = Buffer.alloc(0)
  private at = 0
  private bytesBefore = 0
  private line = 1
  /** Inside a line that is longer than a row may be: its rest is thrown away as it comes. */
  private isSkipping = false

  constructor(scan: Scan<T>, mend: ((raw: Buffer) => Buffer) | undefined) {
    this.scan = scan
    this.mend = mend
  }

  add(chunk: Buffer): void {
    this.bytesBefore += this.at
    this.buffer = this.at === this.buffer.length ? chunk : Buffer.concat([this.buffer.subarray(this.at), chunk])
    this.at = 0
  }

  *rows(isLast: boolean): Generator<Row<T>> {
    while (this.at < this.buffer.length) {
      if (this.isSkipping && !this.skipLine()) return
      const found = this.scan(this.buffer, this.at, isLast)
      if (found.kind === 'need-more') {
        if (this.buffer.length - this.at <= maxRowBytes) return
        yield this.reject(`The row is longer than ${maxRowBytes / 1024} KiB, or a quotation mark is never closed.`)
      } else if (found.kind === 'broken') yield this.reject(found.reason)
      else yield this.take(found.end, found.value)
    }
  }

  private take(end: number, value: T): Row<T> {
    const raw = this.buffer.subarray(this.at, end)
    const place = { line: this.line, endByte: this.bytesBefore + end, raw }
    this.line += countLines(raw)
    this.at = end
    const reason = raw.length > maxRowBytes ? `The row is longer than ${maxRowBytes / 1024} KiB.` : whyNotText(raw)
    if (reason === null) return { ...place, ok: true, value }
    return this.mended(place) ?? { ...place, ok: false, reason }
  }

  private mended(place: Place & { raw: Buffer }): Row<T> | null {
    if (this.mend === undefined || place.raw.length > maxRowBytes) return null
    const raw = this.mend(place.raw)
    const found = raw === place.raw || whyNotText(raw) !== null ? null : this.scan(raw, 0, true)
    return found?.kind === 'row' ? { ...place, raw, ok: true, value: found.value } : null
  }

  private reject(reason: string): Row<T> {
    const lineEnd = this.buffer.indexOf(lineFeed, this.at)
    const end = lineEnd === -1 ? this.buffer.length : lineEnd + 1
    const raw = this.buffer.subarray(this.at, end)
    const place = { line: this.line, endByte: this.bytesBefore + end, raw }
    this.at = end
    if (lineEnd === -1) this.isSkipping = true
    else this.line += 1
    return { ...place, ok: false, reason }
  }

  private skipLine(): boolean {
    const lineEnd = this.buffer.indexOf(lineFeed, this.at)
    this.at = lineEnd === -1 ? this.buffer.length : lineEnd + 1
    if (lineEnd === -1) return false
    this.isSkipping = false
    this.line += 1
    return this.at < this.buffer.length
  }
}

function countLines(raw: Buffer): number {
  let count = 0
  for (let at = raw.indexOf(lineFeed); at !== -1; at = raw.indexOf(lineFeed, at + 1)) count += 1
  return count
}
