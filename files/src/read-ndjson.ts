import { whyNoJson } from '@evenhand/contract/why-no-json.ts'
import type { Content } from './content/open-content.ts'
import type { Row } from './rows/row.ts'
import { scanLine } from './rows/scan-line.ts'
import { splitRows } from './rows/split-rows.ts'
import { withoutByteOrderMark } from './rows/without-byte-order-mark.ts'

/**
 * Reads newline-delimited JSON: one value a line. Memory stays constant. Blank lines are passed over; a line that is no
 * JSON is rejected, with the place where it goes wrong.
 *
 * @example for await (const row of readNdjson(await openContent('messages.jsonl'))) …
 */
export async function* readNdjson(content: Content, mend?: (raw: Buffer) => Buffer): AsyncGenerator<Row<unknown>> {
  for await (const row of splitRows(withoutByteOrderMark(content.chunks()), scanLine, mend)) {
    if (!row.ok) {
      yield row
      continue
    }
    const text = row.value.trim()
    if (text !== '') yield parsed(row, text)
  }
}

/** Of a list in one line, and of the first line of one that is written over many. */
export const aList = 'This is a JSON list, and one object a line is needed: jq -c ".[]" FILE writes it so.'

function parsed(row: Row<string>, text: string): Row<unknown> {
  const { line, endByte, raw } = row
  try {
    return { line, endByte, raw, ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    return { line, endByte, raw, ok: false, reason: text.startsWith('[') ? aList : whyNoJson('The line', text, error) }
  }
}
