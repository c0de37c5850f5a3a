import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readHistory } from './read-history.ts'
import type { History, HistoryOptions } from './read-history.ts'

type Given = Partial<Omit<HistoryOptions, 'customers'>> & { customers?: string }
export type ReadBack = History & { texts: (string | null)[] }

/** Reads content as if it were an export. */
export async function readBack(content: string | Buffer, { customers, ...options }: Given = {}): Promise<ReadBack> {
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-history-'))
  const texts: (string | null)[] = []
  try {
    const [file, people] = [path.join(folder, 'export'), path.join(folder, 'customers')]
    await writeFile(file, content)
    if (customers !== undefined) await writeFile(people, customers)
    const history = await readHistory(file, {
      format: null,
      mapping: null,
      zone: null,
      now: Date.UTC(2027, 0, 1),
      onTexts: words => void texts.push(...words),
      ...options,
      customers: customers === undefined ? null : people,
    })
    return { ...history, texts }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Rows of a CSV. */
export const csv = (...rows: readonly string[]): string => rows.map(row => `${row}\n`).join('')

/** Instants in words, with nothing for none. */
export function instants(column: Float64Array | null): (string | null)[] {
  return Array.from(column ?? [], at => (Number.isNaN(at) ? null : new Date(at).toISOString().replace('.000Z', 'Z')))
}
