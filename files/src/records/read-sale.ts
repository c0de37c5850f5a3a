import { orderNumber, periods } from '@evenhand/contract/records.ts'
import type { CustomerRef, OrderRecord, RefundRecord, SaleRecord, SubscriptionRecord } from '@evenhand/contract/records.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
import { categoryKey } from '@evenhand/domain/value/margin-rates.ts'
import { RowProblem } from './fields.ts'
import type { Fields } from './fields.ts'
import { deadlineKindOf, periodOf, saleTypeOf, saleTypes, statusOf, yesOrNoOf } from './words.ts'

/**
 * An order, refund, cancellation or subscription of a row: what `type` says, else a refund where the amount is negative, a subscription where it
 * is paid every so often, and an order otherwise.
 */
export function readSale(fields: Fields, mapping: RecordMapping): SaleRecord {
  const number = orderNumber(fields.needed('number'))
  if (number === '') throw fields.problem('number', `holds neither letters nor digits: "${fields.text('number').slice(0, 40)}"`)
  const said = fields.word('type', saleTypeOf, saleTypes)
  if (said === 'cancellation') {
    return { kind: 'cancellation', order: orderNumber(fields.text('refund_of')) || number, at: fields.neededPast('date') }
  }
  fields.needed('amount')
  const currency = fields.currency()
  const amountMinor = fields.money('amount', currency) ?? 0
  const marginMinor = fields.money('margin', currency) ?? marginByRate(fields, mapping, amountMinor)
  if (said === 'refund' || (said === null && amountMinor < 0)) {
    return readRefund(fields, number, { amountMinor, marginMinor: fields.money('margin', currency), currency })
  }
  if (amountMinor < 0) {
    throw fields.problem('amount', `is negative, and the row is no refund: "${fields.text('amount').slice(0, 40)}"`)
  }
  const money = { amountMinor, marginMinor, currency }
  const every = fields.word('every', periodOf, periods)
  if (said === 'subscription' || (said === null && every !== null)) return readSubscription(fields, number, money, every)
  return readOrder(fields, number, money)
}

type Sum = Pick<OrderRecord, 'amountMinor' | 'marginMinor' | 'currency'>

function readOrder(fields: Fields, number: string, money: Sum): OrderRecord {
  const deadline = fields.moment('deadline')
  const batch = fields.textOrNull('batch')
  const isCalledOff = isYes(fields, 'cancelled')
  return {
    kind: 'order',
    number,
    customer: readOwner(fields),
    product: fields.text('product').slice(0, 300) || null,
    batch,
    placedAt: fields.neededPast('date'),
    status: isCalledOff === true ? 'cancelled' : fields.wordOrNote('status', statusOf),
    cancelledAt: isCalledOff === null ? fields.past('cancelled') : null,
    ...money,
    category: fields.text('category').slice(0, 200) || null,
    refundedMinor: givenBack(fields, money),
    promisedAt: fields.moment('promised'),
    deadline: deadline === null ? null : { at: deadline, kind: fields.wordOrNote('deadline_kind', deadlineKindOf) ?? 'delivery' },
  }
}

/** Yes or no where a column says only that; null where it says something else, or nothing. "1" is an amount, and no word. */
function isYes(fields: Fields, field: 'cancelled' | 'refunded'): boolean | null {
  const text = fields.text(field)
  const word = /\d/.test(text) ? null : yesOrNoOf(text)
  return word === null ? null : word === 'yes'
}

/** What a column of the order says was given back of it: an amount, with or without a minus, or yes for all of it. */
function givenBack(fields: Fields, { amountMinor, currency }: Sum): number | null {
  const word = isYes(fields, 'refunded')
  if (word !== null) return word ? amountMinor : 0
  const amount = fields.money('refunded', currency)
  return amount === null ? null : Math.abs(amount)
}

/** A refund is known by its own number where it names its order; where it carries the order's number, by order, day and amount. */
function readRefund(fields: Fields, number: string, { amountMinor, marginMinor, currency }: Sum): RefundRecord {
  if (amountMinor === 0) throw fields.problem('amount', 'of a refund is 0')
  const at = fields.neededPast('date')
  const named = orderNumber(fields.text('refund_of'))
  const order = named || number
  const given = Math.abs(amountMinor)
  const isOwnNumber = named !== '' && named !== number
  return {
    kind: 'refund',
    externalId: isOwnNumber ? number : `${order} ${new Date(at).toISOString()} ${given}`,
    order,
    at,
    amountMinor: given,
    marginMinor: marginMinor === null ? null : Math.abs(marginMinor),
    currency,
  }
}

function readSubscription(
  fields: Fields,
  number: string,
  money: Sum,
  every: SubscriptionRecord['every'] | null,
): SubscriptionRecord {
  if (every === null)
    throw new RowProblem(`${fields.nameOf('every')} is empty: a subscription is paid every week, month, quarter or year.`)
  const startedAt = fields.neededPast('date')
  const endedAt = fields.moment('ended') ?? fields.moment('cancelled')
  if (endedAt !== null && endedAt < startedAt) throw fields.problem('ended', 'is earlier than the start')
  return {
    kind: 'subscription',
    number,
    customer: readOwner(fields),
    product: fields.text('product').slice(0, 300) || null,
    startedAt,
    endedAt,
    every,
    ...money,
  }
}

/** Whose it is: the id, else the address. */
export function readOwner(fields: Fields): CustomerRef {
  const externalId = fields.textOrNull('customer_id')
  const email = fields.textOrNull('customer_email')
  const phone = fields.textOrNull('customer_phone')
  if (externalId === null && email === null && phone === null) {
    throw new RowProblem(
      `${fields.has('customer_id') ? fields.nameOf('customer_id') : fields.nameOf('customer_email')} is empty: whose is it?`,
    )
  }
  return { externalId, email, phone }
}

function marginByRate(fields: Fields, { margin }: RecordMapping, amountMinor: number): number | null {
  if (margin === undefined) return null
  const category = categoryKey(fields.text('category'))
  const named = Object.entries(margin.rates).find(([name]) => categoryKey(name) === category && category !== '')
  const rate = named?.[1] ?? margin.otherwise
  return rate === undefined ? null : Math.round(amountMinor * rate)
}
