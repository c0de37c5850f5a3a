/** What stands at one place of a CSV buffer. `need-more`: the buffer ends inside the row. */
export type ScannedRow =
  | { kind: 'row'; fields: string[]; end: number }
  | { kind: 'broken'; reason: string }
  | { kind: 'need-more' }

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
const needMore: ScannedRow = { kind: 'need-more' }
const afterQuote: ScannedRow = {
  kind: 'broken',
  reason: 'Text follows a closing quotation mark (or half a quotation mark is lost).',
}
const neverClosed: ScannedRow = { kind: 'broken', reason: 'A quotation mark is opened and never closed.' }

/**
 * Reads the row that begins at `start` (RFC 4180: quoted fields may hold delimiters, doubled quotes and line breaks).
 * A quote inside an unquoted field is a character like any other, as most programs write it.
 *
 * @param isLast no more bytes follow the buffer
 * @example scanCsvRow(Buffer.from('a,"b ""c"""\n'), 0, 0x2c, true) // fields ['a', 'b "c"'], end 12
 */
export function scanCsvRow(buffer: Buffer, start: number, delimiter: number, isLast: boolean): ScannedRow {
  const fields: string[] = []
  let at = start
  for (;;) {
    const field = buffer[at] === quote ? scanQuoted(buffer, at + 1, isLast) : scanPlain(buffer, at, delimiter, isLast)
    if (typeof field === 'string') return field === 'need-more' ? needMore : neverClosed
    fields.push(field.text)
    at = field.end
    if (at >= buffer.length) return isLast ? { kind: 'row', fields, end: at } : needMore
    if (buffer[at] === delimiter) {
      at += 1
      continue
    }
    if (buffer[at] === carriageReturn) at += 1
    if (at >= buffer.length) return isLast ? { kind: 'row', fields, end: at } : needMore
    return buffer[at] === lineFeed ? { kind: 'row', fields, end: at + 1 } : afterQuote
  }
}

type Field = { text: string; end: number }

function scanQuoted(buffer: Buffer, start: number, isLast: boolean): Field | 'need-more' | 'never-closed' {
  let hasDoubled = false
  let close = buffer.indexOf(quote, start)
  while (close !== -1 && buffer[close + 1] === quote) {
    hasDoubled = true
    close = buffer.indexOf(quote, close + 2)
  }
  if (close === -1) return isLast ? 'never-closed' : 'need-more'
  // The next byte tells a closing quote from a doubled one.
  if (close + 1 === buffer.length && !isLast) return 'need-more'
  const text = buffer.toString('utf8', start, close)
  return { text: hasDoubled ? text.replaceAll('""', '"') : text, end: close + 1 }
}

function scanPlain(buffer: Buffer, start: number, delimiter: number, isLast: boolean): Field | 'need-more' {
  let end = start
  while (end < buffer.length && buffer[end] !== delimiter && buffer[end] !== lineFeed) end += 1
  if (end === buffer.length && !isLast) return 'need-more'
  const atLineEnd = end === buffer.length || buffer[end] === lineFeed
  const textEnd = atLineEnd && end > start && buffer[end - 1] === carriageReturn ? end - 1 : end
  return { text: buffer.toString('utf8', start, textEnd), end: textEnd }
}
