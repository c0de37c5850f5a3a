import { orderNumber } from '@evenhand/contract/records.ts'
import type { AnyRecord, RecordKind } from '@evenhand/contract/records.ts'
import type { RecordField, RecordMapping } from '@evenhand/contract/record-mapping.ts'
import { Fields, requireFields, RowProblem } from './fields.ts'
import { guessColumns } from './guess-columns.ts'
import type { Places } from './guess-columns.ts'
import { readContact } from './read-contact.ts'
import { readCustomer } from './read-customer.ts'
import { readSale } from './read-sale.ts'
import type { Table, TableRow } from './table.ts'

export type ReadRow = { ok: true; record: AnyRecord; note: string | null } | { ok: false; reason: string }
export type RowReader = {
  places: Places
  read(row: TableRow): ReadRow
  /** Where a row is nothing but a further article of an order: that article, '' where it names none; null where it is more than that. */
  articleMore(row: TableRow, number: string): string | null
}

type Choices = { kind: RecordKind; mapping: RecordMapping; notAfter: number }

const owner: readonly RecordField[] = ['customer_id', 'customer_email', 'customer_phone']
/** Of each list one has to be there. */
export const neededFields: Readonly<Record<RecordKind, readonly (readonly RecordField[])[]>> = {
  customers: [['id']],
  orders: [['number'], owner, ['date'], ['amount']],
  contacts: [owner, ['time'], ['channel'], ['outcome', 'abandoned']],
}
/** Days of orders are days; of contacts every hour moves promises, so none is guessed. */
const zones: Readonly<Record<RecordKind, string | null>> = { customers: 'UTC', orders: 'UTC', contacts: null }

/**
 * How the rows of a table become records of a kind.
 * @param isStrict false also where needed columns are missing: then each row says so
 * @throws FileError `wrong-header` where needed columns are missing, `bad-mapping`
 */
export function rowReader(
  table: Pick<Table, 'headers' | 'head'>,
  { kind, mapping, notAfter }: Choices,
  isStrict = true,
): RowReader {
  const places = guessColumns(kind, table, mapping)
  const fields = new Fields({ mapping, places, head: table.head, zone: zones[kind], notAfter })
  if (isStrict) requireFields(fields, neededFields[kind], table.headers)
  const recordOf = (): AnyRecord => {
    if (kind === 'customers') return readCustomer(fields)
    return kind === 'orders' ? readSale(fields, mapping) : readContact(fields)
  }
  return {
    places,
    read: row => (row.ok ? readOne(fields, row, recordOf) : { ok: false, reason: row.reason }),
    articleMore(row, number) {
      if (!row.ok || kind !== 'orders') return null
      fields.turnTo(row.cells)
      const isFurther =
        fields.text('amount') === '' && fields.text('type') === '' && orderNumber(fields.text('number')) === number
      return isFurther ? fields.text('product') : null
    },
  }
}

function readOne(fields: Fields, { cells }: TableRow & { ok: true }, recordOf: () => AnyRecord): ReadRow {
  fields.turnTo(cells)
  try {
    return { ok: true, record: recordOf(), note: fields.notes() }
  } catch (error) {
    if (error instanceof RowProblem) return { ok: false, reason: error.message }
    throw error
  }
}
