import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openContent } from './content/open-content.ts'
import { readCsv } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-files-'))))
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(content: string | Buffer): Promise<string> {
  const file = path.join(folder, crypto.randomUUID())
  await writeFile(file, content)
  return file
}

async function csvOf(content: string | Buffer) {
  const { header, rows } = await readCsv(await openContent(await fileOf(content)))
  const values = []
  for await (const row of rows) values.push(row.ok ? row.value : row.reason)
  return { header, values }
}

describe('reading a CSV file', () => {
  test.each([
    ['comma', 'id,text\n1,a\n'],
    ['semicolon', 'id;text\r\n1;a\r\n'],
    ['tab', 'id\ttext\n1\ta'],
    ['byte order mark', '\uFEFFid,text\n\n1,a\n\n'],
    ['gzip', gzipSync('id,text\n1,a\n')],
    ['UTF-16', Buffer.from('\uFEFFid,text\n1,a\n', 'utf16le')],
    ['UTF-16 of the other order, gzip', gzipSync(Buffer.from('\uFEFFid;text\n1;a\n', 'utf16le').swap16())],
    ['UTF-16 that does not say so', Buffer.from('id\ttext\n1\ta\n', 'utf16le')],
  ])('%s is understood', async (_, content) => {
    expect(await csvOf(content)).toEqual({ header: ['id', 'text'], values: [['1', 'a']] })
  })

  test('a separator inside a quoted header name does not count', async () => {
    expect((await csvOf('"a;b;c",d\n')).header).toEqual(['a;b;c', 'd'])
  })

  test.each([
    ['an empty file', '', 'file-empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'not-text'],
    ['half a gzip file', gzipSync('id,text\n1,a\n'.repeat(1000)).subarray(0, 40), 'broken-gzip'],
  ])('%s is refused with its own code', async (_, content, code) => {
    await expect(csvOf(content)).rejects.toMatchObject({ name: 'FileError', code })
  })

  test('a file that is not there is refused by name', async () => {
    await expect(openContent(path.join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'file-missing' })
  })
})

test('NDJSON is read line by line, and a line that is no JSON is rejected by its number', async () => {
  const rows = []
  for await (const row of readNdjson(await openContent(await fileOf('{"id":1}\n\n{"id":\n[2]')))) {
    rows.push([row.line, row.ok ? row.value : row.reason])
  }
  expect(rows).toEqual([
    [1, { id: 1 }],
    [3, 'The line is no JSON: it ends too early.'],
    [4, [2]],
  ])
})
