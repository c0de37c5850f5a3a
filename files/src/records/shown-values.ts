import type { RecordField } from '@evenhand/contract/record-mapping.ts'
import type { AnyRecord, CustomerRef } from '@evenhand/contract/records.ts'
import { currencyDigits } from './amount.ts'

type Shown = { field: RecordField; value: string }

/** A record for people: what was understood, field by field; what nothing is said of is left out. */
export function shownValues(record: AnyRecord): Shown[] {
  return pairsOf(record).flatMap(([field, value]) => (value === null || value === '' ? [] : [{ field, value }]))
}

type Pairs = readonly (readonly [RecordField, string | null])[]

function pairsOf(record: AnyRecord): Pairs {
  if (record.kind === 'customer') {
    return [
      ['id', record.externalId],
      ['name', record.name],
      ['email', record.emails.join('; ')],
      ['phone', record.phones.join('; ')],
      ['language', record.language],
      ['city', record.city],
      ['since', day(record.since)],
    ]
  }
  if (record.kind === 'contact') {
    return [
      ['customer_id', who(record.customer)],
      ['time', moment(record.at)],
      ['channel', record.channel],
      ['outcome', record.outcome],
      ['wait', seconds(record.waitSeconds)],
      ['duration', seconds(record.durationSeconds)],
      ['reference', record.reference],
      ['subject', record.subject],
    ]
  }
  if (record.kind === 'cancellation')
    return [
      ['type', record.kind],
      ['number', record.order],
      ['date', moment(record.at)],
    ]
  if (record.kind === 'refund') {
    return [
      ['type', record.kind],
      ['refund_of', record.order],
      ['date', moment(record.at)],
      ['amount', money(record.amountMinor, record.currency)],
      ['margin', money(record.marginMinor, record.currency)],
    ]
  }
  const common: Pairs = [
    ['type', record.kind],
    ['number', record.number],
    ['customer_id', who(record.customer)],
    ['date', moment(record.kind === 'order' ? record.placedAt : record.startedAt)],
    ['amount', money(record.amountMinor, record.currency)],
    ['margin', money(record.marginMinor, record.currency)],
    ['product', record.product],
  ]
  if (record.kind === 'subscription') return [...common, ['every', record.every], ['ended', day(record.endedAt)]]
  return [
    ...common,
    ['category', record.category],
    ['status', record.status],
    ['refunded', money(record.refundedMinor, record.currency)],
    ['promised', moment(record.promisedAt)],
    ['deadline', moment(record.deadline?.at ?? null)],
  ]
}

function who({ externalId, email, phone }: CustomerRef): string {
  return externalId ?? email ?? phone ?? ''
}

function day(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString().slice(0, 10)
}

/** The hour only where there is one. */
function moment(instant: number | null): string | null {
  if (instant === null) return null
  const text = new Date(instant).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 16).replace('T', ' ')} UTC`
}

function money(minor: number | null, currency: string): string | null {
  if (minor === null) return null
  const digits = currencyDigits(currency) ?? 2
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`
}

function seconds(count: number | null): string | null {
  return count === null ? null : `${count} s`
}
