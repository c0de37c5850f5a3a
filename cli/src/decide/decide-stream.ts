import { scanLine } from '@evenhand/files/rows/scan-line.ts'
import { splitRows } from '@evenhand/files/rows/split-rows.ts'
import { decideLine, refuse } from './decide-line.ts'
import type { DecidedLine } from './decide-line.ts'

/** Decisions of a stream of lines, in their order, each as soon as its line is there. Blank lines give nothing. */
export async function* decideStream(input: AsyncIterable<Buffer>): AsyncGenerator<DecidedLine> {
  for await (const row of splitRows(input, scanLine)) {
    if (!row.ok) yield refuse(undefined, { code: 'malformed-json', message: row.reason, path: '' })
    else if (row.value.trim() !== '') yield decideLine(row.value)
  }
}
