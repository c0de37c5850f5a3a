import { openContent } from '@evenhand/files/content/open-content.ts'
import { timeReader } from '@evenhand/files/formats/time-format.ts'
import { scanLine } from '@evenhand/files/rows/scan-line.ts'
import { splitRows } from '@evenhand/files/rows/split-rows.ts'
import { dayOf, whyNoAmount, type Order, type ReadOrders } from './orders.ts'

/** `id yyyymmdd units dollars`; the sample has its own id in the second place. */
const layout = /^\s*(\S+)(?:\s+\S+)?\s+(\d{8})\s+\d+\s+(\S+)\s*$/
const readDay = timeReader('YYYYMMDD', 'UTC')

/** Reads the classic fixed-width file, in the layout of the sample and of the master. The customer is the first column of either. */
export async function* readCdnow(file: string): ReadOrders {
  const content = await openContent(file)
  for await (const row of splitRows(content.chunks(), scanLine)) {
    if (row.ok && row.value.trim() === '') continue
    const found = row.ok ? orderOf(row.value) : row.reason
    yield typeof found === 'string' ? { rejected: { line: row.line, reason: found } } : { order: found, line: row.line }
  }
}

function orderOf(line: string): Order | string {
  const [, customer = '', date = '', text = ''] = layout.exec(line) ?? []
  if (customer === '') return 'The line is not written as "id yyyymmdd units dollars", with or without a second id.'
  const instant = readDay(date)
  if (typeof instant !== 'number') return `The date ${instant.reason}.`
  const amount = Number(text)
  return whyNoAmount(amount, text) ?? { customer, day: dayOf(instant), amount, currency: 'USD' }
}
