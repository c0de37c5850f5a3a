import type { CancellationRecord, OrderRecord, RefundRecord, SaleRecord, SubscriptionRecord } from '@evenhand/contract/records.ts'
import { ordersByNumber, refundsByExternalId, subscriptionsByNumber, sumRefunds } from '../../db/queries/records.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RowOf } from '../../db/tables.ts'
import { Book } from './book.ts'
import { findCustomers } from './find-customers.ts'
import type { FoundCustomer } from './find-customers.ts'
import { refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import type { Saving } from './saving.ts'

/** What is known of orders while some records are stored. */
type Sales = {
  customerOf: (record: OrderRecord | SubscriptionRecord) => FoundCustomer
  orders: Book<RowOf<'orders'>>
  refunds: Book<RowOf<'refunds'>>
  subscriptions: Book<RowOf<'subscriptions'>>
}

/**
 * Stores orders, refunds, cancellations and subscriptions by the company's own numbers; what is the same already stays untouched. An order
 * has to come before its refunds, here or in an earlier call.
 * @returns what became of each, in their order
 */
export async function saveSales(saving: Saving, records: readonly SaleRecord[]): Promise<Outcome[]> {
  const { tx } = saving
  const sales = await loadSales(saving, records)
  const outcomes = records.map(record => saveOne(saving, sales, record))
  if (saving.dryRun !== null) return outcomes
  await insertRows(tx, 'orders', sales.orders.fresh())
  await insertRows(tx, 'orders', sales.orders.changed(), { onConflict: { columns: ['id'], keep: ['workspace_id'] } })
  await insertRows(tx, 'refunds', sales.refunds.fresh())
  await insertRows(tx, 'refunds', sales.refunds.changed(), { onConflict: { columns: ['id'], keep: ['workspace_id'] } })
  await insertRows(tx, 'subscriptions', sales.subscriptions.fresh())
  await insertRows(tx, 'subscriptions', sales.subscriptions.changed(), {
    onConflict: { columns: ['id'], keep: ['workspace_id'] },
  })
  await sumRefunds(tx, ordersWithRefunds(sales))
  return outcomes
}

/** Orders of which what was given back may be another sum now. */
function ordersWithRefunds({ orders, refunds }: Sales): string[] {
  const told = [...refunds.fresh(), ...refunds.changed()].map(row => row.order_id)
  const said = orders.fresh().filter(row => row.said_refunded_minor !== null)
  return [...new Set([...told, ...[...said, ...orders.changed()].map(({ id }) => id)])]
}

async function loadSales({ tx }: Saving, records: readonly SaleRecord[]): Promise<Sales> {
  const owned = records.filter(record => record.kind === 'order' || record.kind === 'subscription')
  const find = await findCustomers(
    tx,
    owned.map(({ customer }) => customer),
  )
  const numbers = records.map(record => ('order' in record ? record.order : record.number))
  const refunds = records.flatMap(record => (record.kind === 'refund' ? [record.externalId] : []))
  const contracts = records.flatMap(record => (record.kind === 'subscription' ? [record.number] : []))
  return {
    customerOf: ({ customer }) => find(customer),
    orders: new Book(await ordersByNumber(tx, [...new Set(numbers)]), row => row.number),
    refunds: new Book(await refundsByExternalId(tx, [...new Set(refunds)]), row => row.external_id),
    subscriptions: new Book(await subscriptionsByNumber(tx, [...new Set(contracts)]), row => row.number),
  }
}

function saveOne(saving: Saving, sales: Sales, record: SaleRecord): Outcome {
  if (record.kind === 'order') return saveOrder(saving, sales, record)
  if (record.kind === 'subscription') return saveSubscription(saving, sales, record)
  return record.kind === 'refund' ? saveRefund(saving, sales, record) : cancelOrder(saving, sales, record)
}

function saveOrder(saving: Saving, { orders, customerOf }: Sales, record: OrderRecord): Outcome {
  const customer = customerOf(record)
  if ('reason' in customer) return refused(customer.reason)
  const known = orders.get(record.number)
  const status = record.status ?? known?.status ?? 'placed'
  const cancelledAt = known?.cancelled_at ?? record.cancelledAt
  saving.dryRun?.add('order', record.number)
  const state = orders.put({
    id: known?.id ?? saving.newId(),
    workspace_id: saving.workspaceId,
    customer_id: customer.id,
    number: record.number,
    product: record.product ?? known?.product ?? '',
    batch: record.batch ?? known?.batch ?? null,
    placed_at: record.placedAt,
    status: cancelledAt === null ? status : 'cancelled',
    amount_minor: record.amountMinor,
    margin_minor: record.marginMinor ?? known?.margin_minor ?? null,
    currency: record.currency,
    promised_at: record.promisedAt ?? known?.promised_at ?? null,
    deadline_at: record.deadline?.at ?? known?.deadline_at ?? null,
    deadline_kind: record.deadline?.kind ?? known?.deadline_kind ?? null,
    cancelled_at: cancelledAt,
    category: record.category ?? known?.category ?? null,
    said_refunded_minor: record.refundedMinor ?? known?.said_refunded_minor ?? null,
    refunded_minor: known?.refunded_minor ?? 0,
    refunded_margin_minor: known?.refunded_margin_minor ?? 0,
    told_of: null,
  })
  const isMore = (record.refundedMinor ?? 0) > record.amountMinor
  return { state, note: isMore ? `More was given back of order ${record.number} than it came to.` : null }
}

function saveRefund(saving: Saving, { orders, refunds }: Sales, record: RefundRecord): Outcome {
  const order = orders.get(record.order)
  if (order === undefined) {
    if (saving.dryRun?.has('order', record.order)) return { state: 'new', note: null }
    return refused(`There is no order ${record.order} that this could be a refund of.`)
  }
  if (order.currency !== record.currency)
    return refused(`Order ${record.order} was paid in ${order.currency}, and this refund is in ${record.currency}.`)
  const known = refunds.get(record.externalId)
  const state = refunds.put({
    id: known?.id ?? saving.newId(),
    workspace_id: saving.workspaceId,
    order_id: order.id,
    external_id: record.externalId,
    at: record.at,
    amount_minor: record.amountMinor,
    margin_minor: record.marginMinor ?? known?.margin_minor ?? null,
  })
  const isMore = record.amountMinor > order.amount_minor
  return { state, note: isMore ? `The refund is larger than order ${record.order} itself.` : null }
}

function cancelOrder(saving: Saving, { orders }: Sales, record: CancellationRecord): Outcome {
  const order = orders.get(record.order)
  if (order === undefined) {
    if (saving.dryRun?.has('order', record.order)) return { state: 'changed', note: null }
    return refused(`There is no order ${record.order} that could be cancelled.`)
  }
  return { state: orders.put({ ...order, status: 'cancelled', cancelled_at: order.cancelled_at ?? record.at }), note: null }
}

function saveSubscription(saving: Saving, { subscriptions, customerOf }: Sales, record: SubscriptionRecord): Outcome {
  const customer = customerOf(record)
  if ('reason' in customer) return refused(customer.reason)
  const known = subscriptions.get(record.number)
  const state = subscriptions.put({
    id: known?.id ?? saving.newId(),
    workspace_id: saving.workspaceId,
    customer_id: customer.id,
    number: record.number,
    product: record.product ?? known?.product ?? '',
    started_at: record.startedAt,
    ended_at: record.endedAt,
    every: record.every,
    amount_minor: record.amountMinor,
    margin_minor: record.marginMinor ?? known?.margin_minor ?? null,
    currency: record.currency,
    told_of: null,
  })
  return { state, note: null }
}
