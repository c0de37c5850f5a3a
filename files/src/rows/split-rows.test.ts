import { describe, expect, test } from 'vitest'
import { scanCsvRow } from './scan-csv-row.ts'
import { maxRowBytes } from './row.ts'
import { splitRows } from './split-rows.ts'

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const scan = (buffer: Buffer, start: number, isLast: boolean) => {
  const found = scanCsvRow(buffer, start, 0x2c, isLast)
  return found.kind === 'row' ? { kind: 'row' as const, value: found.fields, end: found.end } : found
}

async function rowsOf(content: string | Buffer, size = 1 << 20) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const rows = []
  for await (const row of splitRows(chunksOf(bytes, size), scan)) {
    rows.push(
      row.ok ? { line: row.line, end: row.endByte, fields: row.value } : { line: row.line, end: row.endByte, reason: row.reason },
    )
  }
  return rows
}

describe('CSV rows', () => {
  const nasty = 'a,"b ""x"" é","two\r\nlines",\r\n,"",5" disk,end\r\n\nlast,one'

  test('quotes, line breaks, empty fields and a missing last line end are read as RFC 4180 says', async () => {
    expect(await rowsOf(nasty)).toEqual([
      { line: 1, end: 30, fields: ['a', 'b "x" é', 'two\r\nlines', ''] },
      { line: 3, end: 47, fields: ['', '', '5" disk', 'end'] },
      { line: 4, end: 48, fields: [''] },
      { line: 5, end: 56, fields: ['last', 'one'] },
    ])
  })

  test('the rows are the same however the bytes are cut into chunks', async () => {
    const whole = await rowsOf(nasty)
    for (let size = 1; size <= nasty.length; size += 1) expect(await rowsOf(nasty, size)).toEqual(whole)
  })

  test('half a quotation mark costs one line and not the rest of the file', async () => {
    const rows = await rowsOf('1,"lost\n2,"fine, really"\n3,plain\n')
    expect(rows.map(row => row.fields ?? row.reason)).toEqual([
      'Text follows a closing quotation mark (or half a quotation mark is lost).',
      ['2', 'fine, really'],
      ['3', 'plain'],
    ])
    expect(rows.map(row => row.line)).toEqual([1, 2, 3])
  })

  test('a quotation mark that is never closed costs one line', async () => {
    const rows = await rowsOf('1,"lost\n2,fine\n')
    expect(rows).toMatchObject([
      { line: 1, reason: 'A quotation mark is opened and never closed.' },
      { line: 2, fields: ['2', 'fine'] },
    ])
  })

  test('a row larger than the limit is rejected without holding it, and the next one is read', async () => {
    const rows = await rowsOf(`1,${'x'.repeat(3 * maxRowBytes)}\n2,fine\n`, 64 * 1024)
    expect(rows).toMatchObject([
      { line: 1, reason: expect.stringContaining('longer than 1024 KiB') },
      { line: 2, fields: ['2', 'fine'] },
    ])
  })

  test('bytes that are no UTF-8 and NUL bytes reject their row only, saying where', async () => {
    const rows = await rowsOf(Buffer.concat([Buffer.from('1,ok\n2,'), Buffer.from([0xe9]), Buffer.from('\n3,\0\n4,ok\n')]))
    expect(rows.map(row => row.reason ?? 'ok')).toEqual([
      'ok',
      'The row is not valid UTF-8 (first at byte 3 of the row).',
      'The row holds a NUL byte, which no text has.',
      'ok',
    ])
  })
})
