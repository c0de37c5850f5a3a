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

function parsed(row: Row<string>, text: string): Row<unknown> {
  const { line, endByte, raw } = row
  try {
    return { line, endByte, raw, ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    return {
      line,
      endByte,
      raw,
      ok: false,
      reason: whyNoJson(error),
    }
  }
}

/** The parser's own words are for programmers; where it stumbled helps anybody. */
function whyNoJson(error: unknown): string {
  if (error instanceof Error && error.message.includes('end of JSON')) return 'The line is no JSON: it ends too early.'
  const place = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined
  return place === undefined ? 'The line is no JSON.' : `The line is no JSON: it goes wrong at character ${Number(place) + 1}.`
}
