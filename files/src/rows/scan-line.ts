import type { Scan } from './split-rows.ts'

const lineFeed = 0x0a

/** A row is a line, ended by a line feed and by nothing else. */
export const scanLine: Scan<string> = (buffer, start, isLast) => {
  const lineEnd = buffer.indexOf(lineFeed, start)
  if (lineEnd === -1 && !isLast) return { kind: 'need-more' }
  const end = lineEnd === -1 ? buffer.length : lineEnd + 1
  return { kind: 'row', value: buffer.toString('utf8', start, end), end }
}
