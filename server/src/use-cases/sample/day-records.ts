import { normaliseEmail, normalisePhone } from '../intake/middle/identifiers.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { NewRowOf } from '../../db/tables.ts'
import type { SampleDay } from './day-plan.ts'

/** What the company knew before the day began, as rows. */
export type DayRecords = {
  channels: NewRowOf<'channels'>[]
  households: NewRowOf<'households'>[]
  customers: NewRowOf<'customers'>[]
  customer_identifiers: NewRowOf<'customer_identifiers'>[]
  orders: NewRowOf<'orders'>[]
  contacts: NewRowOf<'contacts'>[]
  profiles: NewRowOf<'profiles'>[]
  profile_audience: NewRowOf<'profile_audience'>[]
  links: NewRowOf<'links'>[]
}

type Maker = { workspaceId: string; end: Instant; newId: () => string }
type Ids = Map<string, string>

const minute = 60_000
const day = 1440 * minute

const networks: Readonly<Record<string, NewRowOf<'channels'>['network']>> = {
  posts: 'posts',
  photos: 'photos',
  reviews: 'reviews',
  email: 'email',
  chat: 'chat',
}

export function dayRecords(sample: SampleDay, maker: Maker): DayRecords {
  const { workspaceId, end } = maker
  const idsOf = (rows: readonly { key: string }[]): Ids => new Map(rows.map(({ key }) => [key, maker.newId()]))
  const channels = idsOf(sample.company.channels)
  const households = idsOf(sample.households)
  const customers = idsOf(sample.customers)
  return {
    channels: sample.company.channels.map(({ key, kind, name }) => ({
      id: idIn(channels, key),
      workspace_id: workspaceId,
      kind,
      name,
      network: networks[key] ?? 'other',
      reply_url: null,
      created_at: end - 30 * day,
    })),
    households: sample.households.map(({ key, name }) => ({
      id: idIn(households, key),
      workspace_id: workspaceId,
      name,
      created_at: end - day,
    })),
    customers: sample.customers.map(customer => customerRow(customer, maker, customers, households)),
    customer_identifiers: sample.customers.flatMap(customer => identifiers(customer, maker, idIn(customers, customer.key))),
    orders: sample.orders.map(order => orderRow(order, maker, idIn(customers, order.customer))),
    contacts: sample.contacts.map(contact => contactRow(contact, maker, idIn(customers, contact.customer))),
    ...profileRows(sample, maker, channels, customers),
  }
}

type Customer = SampleDay['customers'][number]

function customerRow(customer: Customer, { workspaceId, end }: Maker, customers: Ids, households: Ids): NewRowOf<'customers'> {
  return {
    id: idIn(customers, customer.key),
    workspace_id: workspaceId,
    external_id: customer.key,
    name: customer.name,
    language: customer.language,
    city: customer.city,
    support_needs: customer.supportNeeds ?? [],
    household_id: customer.household === undefined ? null : idIn(households, customer.household),
    customer_since: end - customer.since * day,
    created_at: end - day,
  }
}

function identifiers(customer: Customer, { workspaceId, end }: Maker, customerId: string): NewRowOf<'customer_identifiers'>[] {
  const common = { workspace_id: workspaceId, customer_id: customerId, verified_at: end - customer.since * day }
  return [
    { ...common, kind: 'given', value: customer.key },
    { ...common, kind: 'email', value: normaliseEmail(customer.email) },
    ...(customer.phone === undefined ? [] : [{ ...common, kind: 'phone' as const, value: normalisePhone(customer.phone) }]),
  ]
}

function orderRow(
  order: SampleDay['orders'][number],
  { workspaceId, end, newId }: Maker,
  customerId: string,
): NewRowOf<'orders'> {
  const { appointmentInMinutes: appointment, promisedInDays: promised } = order
  return {
    id: newId(),
    workspace_id: workspaceId,
    customer_id: customerId,
    number: order.key,
    product: order.product,
    batch: order.batch ?? null,
    placed_at: end - order.placedDaysAgo * day,
    status: order.status,
    amount_minor: order.amountMinor,
    margin_minor: order.marginMinor,
    currency: order.currency,
    promised_at: promised === undefined ? null : end + promised * day,
    deadline_at: appointment === undefined ? null : end + appointment * minute,
    deadline_kind: appointment === undefined ? null : 'appointment',
  }
}

function contactRow(
  contact: SampleDay['contacts'][number],
  { workspaceId, end, newId }: Maker,
  customerId: string,
): NewRowOf<'contacts'> {
  return {
    id: newId(),
    workspace_id: workspaceId,
    customer_id: customerId,
    external_id: contact.key,
    channel: contact.channel,
    at: end - contact.minutesAgo * minute,
    duration_seconds: contact.durationSeconds ?? null,
    abandoned: contact.abandoned,
    outcome: contact.outcome,
    reference: contact.about ?? null,
    subject: contact.subject,
  }
}

/** Who is known on which channel, with the assurance of each link. */
function profileRows(sample: SampleDay, { workspaceId, end, newId }: Maker, channels: Ids, customers: Ids) {
  const rows: Pick<DayRecords, 'profiles' | 'profile_audience' | 'links'> = { profiles: [], profile_audience: [], links: [] }
  for (const customer of sample.customers) {
    for (const { channel, externalId, handle, displayName, followers, assurance } of customer.profiles) {
      const id = newId()
      const seen = end - 2 * day
      rows.profiles.push({
        id,
        workspace_id: workspaceId,
        channel_id: idIn(channels, channel),
        external_id: externalId,
        handle,
        display_name: displayName,
        described_at: seen,
        first_seen_at: seen,
      })
      rows.profile_audience.push({ profile_id: id, workspace_id: workspaceId, followers, observed_at: seen })
      rows.links.push({
        id: newId(),
        workspace_id: workspaceId,
        profile_id: id,
        customer_id: idIn(customers, customer.key),
        assurance,
        evidence: 'import',
        created_at: seen,
      })
    }
  }
  return rows
}

function idIn(ids: Ids, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample day names "${key}", which is not in it.`)
  return id
}
