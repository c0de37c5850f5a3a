import type { RecordField, RecordMapping } from '@evenhand/contract/record-mapping.ts'
import { FileError } from '../file-error.ts'
import type { ReadTime } from '../formats/time-format.ts'
import { currencyDigits, minorUnits, readAmount, shownDecimal } from './amount.ts'
import { momentReader, shownOrder } from './moment.ts'
import type { DayOrder } from './moment.ts'
import type { Places } from './guess-columns.ts'
import type { Cell, Cells, TableRow } from './table.ts'

/** Why a row cannot be used; thrown inside the reading of one row and caught at its edge. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem'
}

type Choices = { mapping: RecordMapping; places: Places; head: readonly TableRow[]; zone: string | null; notAfter: number }

const moments: readonly RecordField[] = ['date', 'time', 'since', 'promised', 'deadline', 'cancelled', 'ended']
const amounts: readonly RecordField[] = ['amount', 'margin', 'refunded']

/** Reads the fields of one row after the other, in the way in which the whole file is written. */
export class Fields {
  private readonly mapping: RecordMapping
  private readonly places: Places
  private readonly readMoment: ReadTime
  private readonly decimal: '.' | ',' | null
  private readonly notAfter: number
  private cells: Cells = () => ({ text: '', isNumber: false })
  private noted: string[] = []

  /** @throws FileError `bad-mapping` for a time format or zone that does not exist */
  constructor({ mapping, places, head, zone, notAfter }: Choices) {
    this.mapping = mapping
    this.places = places
    this.notAfter = notAfter
    const seen = headTexts(head, places)
    const order = mapping.time.order ?? onlyOne(seen(moments).map(shownOrder))
    this.readMoment = momentReader({ format: mapping.time.format, zone: mapping.time.zone ?? zone, order })
    this.decimal = mapping.decimal ?? onlyOne(seen(amounts).map(shownDecimal))
  }

  /** Another row. */
  turnTo(cells: Cells): void {
    this.cells = cells
    this.noted = []
  }

  /** What is to be known of the row, although it can be used. */
  notes(): string | null {
    return this.noted.length === 0 ? null : this.noted.join(' ')
  }

  note(sentence: string): void {
    this.noted.push(sentence)
  }

  has(field: RecordField): boolean {
    return this.places[field] !== undefined || this.mapping.constants[field] !== undefined
  }

  /** '' where nothing is said. */
  text(field: RecordField): string {
    return this.cell(field).text
  }

  textOrNull(field: RecordField): string | null {
    return this.text(field) || null
  }

  needed(field: RecordField): string {
    const text = this.text(field)
    if (text === '') throw new RowProblem(`${this.nameOf(field)} is empty.`)
    return text
  }

  moment(field: RecordField): number | null {
    const text = this.text(field)
    if (text === '') return null
    const read = this.readMoment(text)
    if (typeof read !== 'number') throw this.problem(field, read.reason)
    if (Math.abs(read) > latest) throw this.problem(field, `is no such moment: "${text.slice(0, 40)}"`)
    return read
  }

  /** A moment that has been. */
  past(field: RecordField): number | null {
    const read = this.moment(field)
    if (read !== null && read > this.notAfter) throw this.problem(field, `lies in the future: "${this.text(field).slice(0, 40)}"`)
    return read
  }

  neededPast(field: RecordField): number {
    this.needed(field)
    return this.past(field) ?? 0
  }

  /** One of our words for what the row says. `null` where it says nothing. */
  word<Ours extends string>(field: RecordField, wordOf: (text: string) => Ours | null, ours: readonly string[]): Ours | null {
    const text = this.text(field)
    const word = text === '' ? null : wordOf(text)
    if (text !== '' && word === null) {
      throw this.problem(field, `is none of ${ours.join(', ')}: "${text.slice(0, 40)}". A mapping can translate it`)
    }
    return word
  }

  /** The same where the row can do without: an unknown word is noted. */
  wordOrNote<Ours extends string>(field: RecordField, wordOf: (text: string) => Ours | null): Ours | null {
    const text = this.text(field)
    const word = text === '' ? null : wordOf(text)
    if (text !== '' && word === null) {
      this.note(`${this.nameOf(field)} "${text.slice(0, 40)}" is no word of ours and was left out; a mapping can translate it.`)
    }
    return word
  }

  /** The currency of the row: its own column, else what stands beside the amount. */
  currency(): string {
    const beside = readAmount(this.text('amount'), this.decimal ?? '.')
    const text = this.text('currency').toUpperCase() || ('reason' in beside ? '' : (beside.currency ?? ''))
    if (text === '') throw new RowProblem(`${this.nameOf('currency')} is empty. A mapping can name one currency for all rows.`)
    if (currencyDigits(text) === null) throw this.problem('currency', `is no ISO 4217 currency: "${text.slice(0, 40)}"`)
    return text
  }

  /** In minor units of the currency. */
  money(field: RecordField, currency: string): number | null {
    const { text, isNumber } = this.cell(field)
    if (text === '') return null
    const read = readAmount(text, isNumber ? '.' : this.decimal)
    if ('reason' in read) throw this.problem(field, read.reason)
    if (read.currency !== null && read.currency !== currency) {
      throw this.problem(field, `is in ${read.currency}, and the row says ${currency}`)
    }
    const minor = minorUnits(read, currencyDigits(currency) ?? 2)
    if (typeof minor !== 'number') throw this.problem(field, minor.reason)
    return minor
  }

  problem(field: RecordField, reason: string): RowProblem {
    return new RowProblem(`${this.nameOf(field)} ${reason}.`)
  }

  /** The file's own name of a field. */
  nameOf(field: RecordField): string {
    return this.places[field] ?? field
  }

  private cell(field: RecordField): Cell {
    const place = this.places[field]
    const found = place === undefined ? nothing : this.cells(place)
    const text = this.mapping.values[field]?.[found.text] ?? found.text
    if (text !== '') return { text, isNumber: found.isNumber }
    return { text: this.mapping.constants[field]?.trim() ?? '', isNumber: false }
  }
}

const nothing: Cell = { text: '', isNumber: false }
/** Year 9999. */
const latest = 253_402_300_799_000

/** All cells of the head in some fields. */
function headTexts(head: readonly TableRow[], places: Places): (fields: readonly RecordField[]) => string[] {
  return fields =>
    fields.flatMap(field => {
      const header = places[field]
      if (header === undefined) return []
      return head.flatMap(row => {
        const cell = row.ok ? row.cells(header) : nothing
        return cell.text === '' || cell.isNumber ? [] : [cell.text]
      })
    })
}

/** What all agree on; null where nobody says anything, or not the same. */
function onlyOne<Answer extends DayOrder | '.' | ','>(answers: readonly (Answer | null)[]): Answer | null {
  const given = new Set(answers.filter(answer => answer !== null))
  const [first] = given
  return given.size === 1 && first !== undefined ? first : null
}

/** @throws FileError `wrong-header` where fields without which no row can be used have no column */
export function requireFields(fields: Fields, needed: readonly (readonly RecordField[])[], headers: readonly string[]): void {
  const missing = needed.filter(choices => !choices.some(field => fields.has(field)))
  if (missing.length === 0) return
  const names = headers.slice(0, 20).join(', ').slice(0, 300)
  const words = missing.map(choices => choices.join(' or ')).join(', ')
  throw new FileError('wrong-header', `No column holds ${words}. The file has: ${names}. A mapping file can name the columns.`)
}
