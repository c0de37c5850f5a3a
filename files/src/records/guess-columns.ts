import type { RecordKind } from '@evenhand/contract/records.ts'
import { recordFields } from '@evenhand/contract/record-mapping.ts'
import type { RecordField, RecordMapping } from '@evenhand/contract/record-mapping.ts'
import { readAmount, currencyDigits } from './amount.ts'
import { momentReader } from './moment.ts'
import type { Cells, Table } from './table.ts'
import { usualNames } from './usual-names.ts'
import { channelOf, plainWord, yesOrNoOf } from './words.ts'

/** Which column holds which field. */
export type Places = Partial<Record<RecordField, string>>

const readAny = momentReader({ format: 'auto', zone: 'UTC', order: 'day-first' })
const isMail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
const isMoment = (text: string) => typeof readAny(text) === 'number'
const isAmount = (text: string) => !('reason' in readAmount(text, '.'))

/** What the values of a column have to look like, at least half of them; a name alone may mislead. */
const looks: Readonly<Partial<Record<RecordField, (text: string) => boolean>>> = {
  email: text => text.split(/[;,\s]+/).some(isMail),
  customer_email: isMail,
  date: isMoment,
  time: text => isMoment(text) || text.length > 5,
  since: isMoment,
  cancelled: isMoment,
  ended: isMoment,
  promised: isMoment,
  deadline: isMoment,
  amount: isAmount,
  margin: isAmount,
  refunded: text => isAmount(text) || yesOrNoOf(text) !== null,
  currency: text => currencyDigits(text.toUpperCase()) !== null,
  number: text => /\d/.test(text) && !/\s/.test(text) && !isMail(text),
  phone: text => /^[+(]?[\d\s()./-]{5,}$/.test(text),
  customer_phone: text => /^[+(]?[\d\s()./-]{3,}$/.test(text),
}
/** These are found by their values where no header names them. */
const tellingValues: Readonly<Record<RecordKind, Readonly<Partial<Record<RecordField, (text: string) => boolean>>>>> = {
  customers: {
    email: isMail,
    phone: text => /^(?:\+|00)[\d\s()./-]{7,}$/.test(text),
    since: text => isMoment(text) && !/^\d+$/.test(text),
  },
  orders: {
    customer_email: isMail,
    currency: text => /^[A-Z]{3}$/.test(text) && currencyDigits(text) !== null,
    date: text => isMoment(text) && !/^\d+$/.test(text),
    amount: text => /\d[.,]\d{2}\D*$/.test(text) && isAmount(text),
  },
  contacts: {
    customer_email: isMail,
    time: text => isMoment(text) && !/^\d+$/.test(text),
    channel: text => channelOf(text) !== null,
  },
}

/**
 * Finds the columns of a kind of records: by what the mapping says, by our own names, by usual names, by what stands in them. A column is taken
 * once, save where the mapping names it twice.
 */
export function guessColumns(
  kind: RecordKind,
  { headers, head }: Pick<Table, 'headers' | 'head'>,
  mapping: RecordMapping,
): Places {
  const rows = head.flatMap(row => (row.ok ? [row.cells] : [])).slice(0, 100)
  const places: Places = { ...mapping.fields }
  const taken = new Set([...Object.values(mapping.fields), ...mapping.ignore])
  const isFree = (header: string) => !taken.has(header)
  const fits = (field: RecordField, header: string) => {
    const check = looks[field]
    return check === undefined || share(rows, header, check) >= 0.5
  }
  const take = (field: RecordField, header: string | undefined): void => {
    if (header === undefined || places[field] !== undefined) return
    places[field] = header
    taken.add(header)
  }
  const fields: readonly RecordField[] = recordFields[kind]
  for (const field of fields)
    take(
      field,
      headers.find(header => isFree(header) && plainWord(header) === plainWord(field)),
    )
  for (const field of fields) {
    for (const name of usualNames[kind][field]?.split(' ') ?? []) {
      take(
        field,
        headers.find(header => isFree(header) && plainWord(header) === name && fits(field, header)),
      )
    }
  }
  for (const field of fields) {
    const check = tellingValues[kind][field]
    if (check !== undefined)
      take(
        field,
        headers.find(header => isFree(header) && share(rows, header, check) >= 0.8),
      )
  }
  return settled(kind, places, rows, headers.filter(isFree))
}

/** The part of the filled cells of a column that look so; 1 where none is filled. */
function share(rows: readonly Cells[], header: string, check: (text: string) => boolean): number {
  const texts = rows.map(cells => cells(header).text).filter(text => text !== '')
  return texts.length === 0 ? 1 : texts.filter(check).length / texts.length
}

/** `#1001`, `LL-1001` */
const isOrderName = (text: string) => /^#\S*\d$|^[A-Z]{0,5}-?\d+$/.test(text)
const halfNames = new Set(['name', 'nom', 'nombre', 'nome', 'naam', 'nazwa'])

/** What two columns tell of each other. */
function settled(kind: RecordKind, places: Places, rows: readonly Cells[], free: readonly string[]): Places {
  const found = { ...places }
  const owner = found.customer_id
  // Where the column of ids holds addresses, they are the addresses.
  if (owner !== undefined && share(rows, owner, isMail) >= 0.8 && rows.some(cells => isMail(cells(owner).text))) {
    found.customer_email ??= owner
    delete found.customer_id
  }
  // "Nom" and "Nombre" are the whole name, or what the other column leaves of it.
  const isHalf =
    halfNames.has(plainWord(found.name ?? '')) && (found.first_name === undefined) !== (found.last_name === undefined)
  if (isHalf && found.name !== undefined) {
    found[found.first_name === undefined ? 'first_name' : 'last_name'] = found.name
    delete found.name
  }
  // Beside a shop's inner id, the name of an order is the number that people write.
  if (kind === 'orders' && plainWord(found.number ?? '') === 'id') {
    const named = free.find(header => plainWord(header) === 'name' && share(rows, header, isOrderName) >= 0.8)
    if (named !== undefined && rows.some(cells => cells(named).text !== '')) found.number = named
  }
  // A list without numbers of its own knows its people by their address.
  if (kind === 'customers' && found.id === undefined && found.email !== undefined) found.id = found.email
  return found
}
