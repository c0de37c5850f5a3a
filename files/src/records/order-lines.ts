import type { RowReader, ReadRow } from './row-reader.ts'
import type { TableRow } from './table.ts'

export type WholeRow = { row: TableRow; read: ReadRow }

const longestProduct = 300

/**
 * Shops write an order with several articles into several rows, and its sum into the first: the rows after it name the same order and no
 * amount. They are joined to it, so that the order holds what was bought; a row that says an amount of its own stands by itself.
 */
export class OrderLines {
  private readonly reader: RowReader
  private before: WholeRow | null = null

  constructor(reader: RowReader) {
    this.reader = reader
  }

  /** @returns the row before, which is whole by now; null where there is none, or this one belongs to it */
  take(row: TableRow): WholeRow | null {
    const { before } = this
    if (before !== null && before.read.ok && before.read.record.kind === 'order') {
      const { record } = before.read
      const article = this.reader.articleMore(row, record.number)
      if (article !== null) {
        const product = [record.product, article].filter(Boolean).join(', ').slice(0, longestProduct) || null
        this.before = { ...before, read: { ...before.read, record: { ...record, product } } }
        return null
      }
    }
    this.before = { row, read: this.reader.read(row) }
    return before
  }

  /** The last row, after all were taken. */
  last(): WholeRow | null {
    const { before } = this
    this.before = null
    return before
  }
}
