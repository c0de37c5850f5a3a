import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importMappingSchema } from '@evenhand/contract/imports.ts'
import type { MessageFormat, importMappingSchema as Mapping } from '@evenhand/contract/imports.ts'
import type { z } from '@hono/zod-openapi'
import type { ImportedMessage } from './draft.ts'
import { readImport } from './read-import.ts'
import { readMessages } from './read-messages.ts'
import type { Reject } from './read-import.ts'

export type ReadBack = { count: number; messages: ImportedMessage[]; rejects: Reject[] }
type Options = { mapping?: z.input<typeof Mapping>; channel?: string; skip?: number; now?: string }

/** Reads a file from the disk to its end. */
export async function readFileBack(file: string, format: MessageFormat, options: Options = {}): Promise<ReadBack> {
  const workFolder = await mkdtemp(path.join(tmpdir(), 'evenhand-order-'))
  const result: ReadBack = { count: 0, messages: [], rejects: [] }
  const events = readImport({
    path: file,
    format,
    mapping: importMappingSchema.parse(options.mapping ?? {}),
    channel: options.channel ?? null,
    notAfter: Date.parse(options.now ?? '2027-01-01T00:00:00Z'),
    workFolder,
  })
  for await (const event of events) {
    if (event.kind === 'reading') result.rejects.push(...event.rejects)
    else result.count = event.count
  }
  for await (const messages of readMessages({ workFolder, skip: options.skip ?? 0, batchSize: 3 })) {
    result.messages.push(...messages)
  }
  await rm(workFolder, { recursive: true })
  return result
}

/** Reads content as if it were a file. */
export async function readBack(content: string | Buffer, format: MessageFormat, options: Options = {}): Promise<ReadBack> {
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-import-'))
  try {
    const file = path.join(folder, 'file')
    await writeFile(file, content)
    return await readFileBack(file, format, options)
  } finally {
    await rm(folder, { recursive: true })
  }
}
