import { deadlinesOf, withDeadlines } from '@evenhand/domain/facts/deadlines.ts'
import type { Deadline, Need, SeverityFact } from '@evenhand/domain/facts/need.ts'
import type { EarlierContact } from '@evenhand/domain/facts/relationship.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { RowOf } from '../../../db/tables.ts'
import { withSeverity } from './need.ts'
import type { Customer } from './world.ts'

type Order = RowOf<'orders'>

const msPerDay = 86_400_000

/**
 * A matter with what the records of its author say. They only raise, never lower: "delivered" is often the very thing in dispute.
 * Only the author's own orders count; quoting somebody else's number changes nothing.
 */
export function withRecords(need: Need, customer: Customer | null, references: ReadonlySet<string>, at: Instant): Need {
  if (customer === null || customer.orders.length === 0) return need
  const meant = customer.orders.filter(order => references.has(order.number))
  const facts = meant.map(order => severityByRecord(order, at)).filter(fact => fact !== null)
  const severity = facts.reduce((known, fact) => withSeverity(need, known, fact), need.severity)
  const known = deadlinesOf(need)
  const added = deadlinesIn(customer, meant, at).filter(
    found => !known.some(other => other.at === found.at && other.kind === found.kind),
  )
  const dated = added.length === 0 ? need : withDeadlines(need, [...known, ...added])
  return severity === need.severity ? dated : { ...dated, severity }
}

/** What an order says by itself: late is a real problem; cancelled or late on the very day it is needed blocks somebody now. */
function severityByRecord(order: Order, at: Instant): SeverityFact | null {
  const isLate = order.promised_at !== null && order.promised_at < at && (order.status === 'placed' || order.status === 'shipped')
  if (!isLate && order.status !== 'cancelled') return null
  const isNeededNow = order.deadline_at !== null && order.deadline_at > at && order.deadline_at - at <= msPerDay
  return { at, severity: isNeededNow ? 'high' : 'medium', source: 'records' }
}

/** Of the orders that are meant; where none is named, of the only one that has a deadline in the next 24 hours. */
function deadlinesIn(customer: Customer, meant: readonly Order[], at: Instant): readonly Deadline[] {
  const soon = customer.orders.filter(
    order => order.deadline_at !== null && order.deadline_at > at && order.deadline_at - at <= msPerDay,
  )
  const candidates = meant.length > 0 ? meant : soon.length === 1 ? soon : []
  return candidates.flatMap(({ deadline_at, deadline_kind, status }): Deadline[] => {
    if (deadline_at === null || deadline_kind === null || deadline_at <= at || status === 'returned') return []
    return [{ at: deadline_at, kind: deadline_kind, source: 'records' }]
  })
}

/**
 * Earlier contacts about the same matter: the same customer with the same reference. Anything less is for a person to link.
 * @param before only what came before the matter joined the queue
 */
export function earlierContacts(
  customer: Customer | null,
  references: ReadonlySet<string>,
  before: Instant,
): readonly EarlierContact[] {
  if (customer === null || references.size === 0) return none
  return customer.contacts
    .filter(({ reference, at }) => reference !== null && references.has(reference) && at < before)
    .map(({ at, channel, outcome }) => ({ at, channel, outcome }))
    .toSorted((a, b) => a.at - b.at)
}

const none: readonly EarlierContact[] = []
