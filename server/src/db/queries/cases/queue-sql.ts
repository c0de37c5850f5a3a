import { sql, type RawBuilder } from 'kysely'
import { queueOrder, type QueueKey } from '@evenhand/domain/decision/queue-order.ts'
import { timestamp } from '../../database.ts'

/** `queueOrder` in SQL: the same keys in the same order, so that list, API and index cannot drift apart. */
const columns = {
  lane: 'lane',
  due: 'due_at',
  severityRank: 'severity_rank',
  openedAt: 'opened_at',
  id: 'id',
} as const satisfies Record<keyof QueueKey, string>

/** A key of a case that is in the queue: it owes something, so it has a due time. */
export type PlaceInQueue = QueueKey & { due: number }

/** What the `order by` of the queue is made of; `app.cases` is named by `alias`. */
export function queueOrderSql(alias: string): RawBuilder<unknown> {
  return sql.join(queueOrder.map(key => sql.ref(`${alias}.${columns[key]}`)))
}

/** True for what stands after a place; one row comparison, which the index of the queue answers. */
export function isAfterSql(alias: string, place: PlaceInQueue): RawBuilder<boolean> {
  return sql<boolean>`(${queueOrderSql(alias)}) > (${sql.join(queueOrder.map(key => valueOf(key, place)))})`
}

function valueOf(key: keyof QueueKey, place: PlaceInQueue): RawBuilder<unknown> {
  if (key === 'due' || key === 'openedAt') return timestamp(place[key])
  if (key === 'id') return sql`${place.id}::uuid`
  return sql`${place[key]}::smallint`
}
