import type { MessageFormat } from '@evenhand/contract/imports.ts'
import { splitRows } from './read-head.ts'
import type { Columns } from './columns.ts'

/** What the page has seen of a file: its first and its last kilobytes. */
export type Ends = { head: string; tail: string }

/**
 * The newest time in what was seen of a file, in epoch milliseconds, to the day; null where none can be read. It only proposes: the
 * server asks every conversation itself.
 */
export function newestTime({ head, tail }: Ends, format: MessageFormat, columns: Columns | null): number | null {
  const cells = format === 'jsonl' ? jsonTimes(`${head}\n${tail}`) : columnOf({ head, tail }, timeColumn(format, columns))
  const timeFormat = format === 'csv' ? (columns?.timeFormat ?? 'iso') : 'iso'
  let newest: number | null = null
  for (const cell of cells) {
    const time = readTime(cell, timeFormat)
    if (Number.isFinite(time) && (newest === null || time > newest)) newest = time
  }
  return newest
}

const timeColumn = (format: MessageFormat, columns: Columns | null): string =>
  format === 'twcs' ? 'created_at' : (columns?.places.time ?? 'time')

function readTime(cell: string, format: string): number {
  if (format === 'iso') return Date.parse(cell)
  if (format.startsWith('epoch')) return cell === '' ? Number.NaN : Number(cell) * (format === 'epoch-seconds' ? 1000 : 1)
  const numbers = cell.split(/\D+/).map(Number)
  const places = format.split(/[^A-Za-z]+/)
  const part = (name: string): number => numbers[places.indexOf(name)] ?? Number.NaN
  return Date.UTC(part('YYYY'), part('MM') - 1, part('DD'))
}

/** Keys of our own layout; the first and the last line may be cut. */
function jsonTimes(text: string): string[] {
  return [...text.matchAll(/"time"\s*:\s*"([^"]{1,60})"/g)].map(([, time = '']) => time)
}

/** The first line of the tail is cut, so it holds no whole row; a cell that is no time is passed over later. */
function columnOf({ head, tail }: Ends, column: string): string[] {
  const [headers = [], ...first] = splitRows(head)
  const place = headers.findIndex(name => name.trim().toLowerCase() === column.toLowerCase())
  if (place < 0) return []
  const last = splitRows(tail.slice(tail.indexOf('\n') + 1), head)
  return [...first, ...last].flatMap(row => (row[place] === undefined ? [] : [row[place].trim()]))
}
