import type { z } from '@hono/zod-openapi'
import type { contactSchema, Customer, orderSchema, subscriptionSchema } from '@evenhand/contract/customer.ts'
import type { RowOf } from '../../db/tables.ts'
import type { EarlierContactFound } from '../../use-cases/cases/find-earlier-contacts.ts'
import type { LoadedCustomer } from '../../use-cases/customers/load-customer.ts'
import { iso, isoOrNull } from './instant.ts'

/** The customer beside the case. Nothing of the audience, and of a household only its name and size. */
export function presentCustomer(loaded: LoadedCustomer): Customer {
  const { customer } = loaded
  return {
    id: customer.id,
    name: customer.name,
    externalId: customer.external_id,
    language: customer.language,
    city: customer.city,
    customerSince: isoOrNull(customer.customer_since),
    level: customer.level,
    assurance: loaded.assurance,
    supportNeeds: customer.support_needs,
    household: loaded.household,
    profiles: loaded.profiles,
    orders: loaded.orders.map(presentOrder),
    ordersInAll: loaded.ordersInAll,
    subscriptions: loaded.subscriptions.map(presentSubscription),
    ordersRefusal: loaded.ordersRefusal,
    contacts: loaded.contacts.map(presentContact),
    cases: loaded.cases.map(row => ({
      id: row.id,
      number: row.number,
      status: row.status,
      severity: row.severity,
      openedAt: iso(row.opened_at),
      resolvedAt: isoOrNull(row.resolved_at),
      excerpt: row.excerpt ?? '',
    })),
  }
}

export function presentOrder(row: LoadedCustomer['orders'][number]): z.output<typeof orderSchema> {
  const { deadline_at: deadlineAt, deadline_kind: kind } = row
  return {
    id: row.id,
    number: row.number,
    product: row.product,
    batch: row.batch,
    placedAt: iso(row.placed_at),
    status: row.status,
    amount: { minor: row.amount_minor, currency: row.currency },
    refunded:
      row.refunded_minor === 0
        ? null
        : { amount: { minor: row.refunded_minor, currency: row.currency }, at: isoOrNull(row.refunded_at) },
    cancelledAt: isoOrNull(row.cancelled_at),
    promisedAt: isoOrNull(row.promised_at),
    deadline: deadlineAt === null || kind === null ? null : { at: iso(deadlineAt), kind },
  }
}

function presentSubscription(row: RowOf<'subscriptions'>): z.output<typeof subscriptionSchema> {
  const { id, number, product, every } = row
  const amount = { minor: row.amount_minor, currency: row.currency }
  return { id, number, product, every, amount, startedAt: iso(row.started_at), endedAt: isoOrNull(row.ended_at) }
}

export function presentContact(row: RowOf<'contacts'>): z.output<typeof contactSchema> {
  return {
    id: row.id,
    channel: row.channel,
    at: iso(row.at),
    waitSeconds: row.wait_seconds,
    durationSeconds: row.duration_seconds,
    abandoned: row.abandoned,
    outcome: row.outcome,
    reference: row.reference,
    subject: row.subject,
  }
}

export function presentEarlierContact({ contact, isLinked }: EarlierContactFound) {
  return { ...presentContact(contact), customerName: contact.customer_name, linked: isLinked }
}
