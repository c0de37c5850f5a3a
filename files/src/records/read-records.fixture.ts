import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import { recordMapping } from '@evenhand/contract/record-mapping.ts'
import type { AnyRecord, RecordKind } from '@evenhand/contract/records.ts'
import { readRecords } from './read-records.ts'
import type { ReadRecord } from './read-records.ts'
import { takeRecords } from './take-records.ts'

export type ReadBack = { read: ReadRecord[]; records: AnyRecord[]; rejects: string[]; notes: string[] }
type Options = { format?: RecordFormat; mapping?: unknown; batchSize?: number }

/** Reads content, or a file that a callback makes, as an import would. */
export async function readBack(
  kind: RecordKind,
  content: string | Buffer | ((file: string) => Promise<void>),
  { format = 'csv', mapping = {}, batchSize = 100 }: Options = {},
): Promise<ReadBack> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'evenhand-records-'))
  const file = path.join(folder.path, 'file')
  if (typeof content === 'function') await content(file)
  else await writeFile(file, content)
  const workFolder = path.join(folder.path, 'work')
  const rejects: string[] = []
  const notAfter = Date.UTC(2027, 0, 1)
  for await (const event of readRecords({
    path: file,
    format,
    kind,
    mapping: recordMapping(kind, mapping),
    notAfter,
    workFolder,
  })) {
    if (event.kind === 'reading') rejects.push(...event.rejects.map(({ line, reason }) => `${line}: ${reason}`))
  }
  const read: ReadRecord[] = []
  for await (const batch of takeRecords({ workFolder, skip: 0, batchSize })) read.push(...batch)
  const notes = read.flatMap(({ line, note }) => (note === null ? [] : [`${line}: ${note}`]))
  return { read, records: read.map(({ record }) => record), rejects, notes }
}
