import type { CustomerRecord, Moments, PersonFound as PersonShown, Worth } from '@evenhand/contract/customer-record.ts'
import type { Predicted } from '@evenhand/domain/value/predicted.ts'
import type { LoadedMoments } from '../../use-cases/customers/load-moments.ts'
import type { LoadedRecord, LoadedWorth } from '../../use-cases/customers/load-record.ts'
import type { PersonFound } from '../../use-cases/people/find-people.ts'
import { presentCustomer } from './customer.ts'
import { iso, isoOrNull } from './instant.ts'

/** Everything about one customer; nothing of how loud they are. */
export function presentRecord(record: LoadedRecord): CustomerRecord {
  const { loaded, worth, promises } = record
  const { objects_to_linking_at: linking, objects_to_scoring_at: scoring } = loaded.customer
  return {
    customer: presentCustomer(loaded),
    identifiers: record.identifiers.map(({ kind, value, is_verified: verified }) => ({ kind, value, verified })),
    merged: record.merged.map(({ at, ...one }) => ({
      mergeId: one.merge_id,
      recordId: one.record_id,
      name: one.name,
      externalId: one.external_id,
      at: iso(at),
      byUserId: one.by_user_id,
    })),
    objections: { linking: isoOrNull(linking), scoring: isoOrNull(scoring) },
    worth: worth === null ? null : presentWorth(worth, loaded.customer.level),
    promises: {
      ...promises.counts,
      lately: promises.lately.map(one => ({
        caseNumber: one.number,
        kind: one.kind,
        due: iso(one.due_at),
        settledAt: isoOrNull(one.settled_at),
      })),
    },
  }
}

function presentWorth({ value, historic: past, quarters, alive }: LoadedWorth, level: Worth['level']): Worth {
  const { known, monetary } = value
  const historic = past ?? { amount: 0, orders: 0, withoutMargin: 0, notSummed: [] }
  const { amount, orders, withoutMargin, notSummed } = historic
  return {
    at: iso(known.at),
    currency: known.currency,
    monetary: known.monetary,
    serviceValue: known.serviceValue,
    householdValue: known.householdValue,
    historic: { amount, orders, withoutMargin, notSummed: [...notSummed] },
    predicted: monetary === null ? null : presentPredicted(monetary.predicted),
    level,
    deserved: value.deserved_level,
    thresholds: known.thresholds,
    reasons: [...known.reasons],
    quarters: quarters.map(({ from, to, brought }) => ({ from: iso(from), to: iso(to), brought })),
    alive: 'usualDays' in alive ? alive : { is: alive.is, usualDays: null, sinceDays: null },
  }
}

/** Eight in ten of a normal law, where a deviation is known; margins that are to come are not below 0. */
const eightInTen = 1.2815515655446004

function presentPredicted(predicted: Predicted): Worth['predicted'] {
  if (!predicted.ok) return null
  const { amount } = predicted
  if (predicted.by === 'contract') {
    return { by: 'contract', amount, low: predicted.low, high: predicted.high, purchases: null, alive: null }
  }
  const spread = predicted.deviation === null ? null : predicted.deviation * eightInTen
  return {
    by: 'orders',
    amount,
    low: spread === null ? null : Math.max(0, amount - spread),
    high: spread === null ? null : amount + spread,
    purchases: predicted.purchases.expected,
    alive: predicted.alive,
  }
}

export function presentMoments({ moments, next }: LoadedMoments): Moments {
  return { moments: moments.map(({ at, number, ...moment }) => ({ ...moment, at: iso(at), caseNumber: number })), next }
}

export function presentPerson(row: PersonFound): PersonShown {
  const { id, name, city, email, handle, by } = row
  return { id, name, city, email, handle, by, externalId: row.external_id, customerSince: isoOrNull(row.customer_since) }
}
