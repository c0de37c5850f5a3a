import type { Instant } from '../time/instant.ts'
import type { Lane } from './decision.ts'

/** Where a case stands in the queue. `severityRank`: 0 is critical, 3 is low (severity.ts). */
export type QueueKey = { lane: Lane; due: Instant | null; severityRank: number; openedAt: Instant; id: string }

/**
 * The one order of the queue, most urgent first, each ascending and a missing due last. List, API, auto-assignment and the SQL of the
 * server are all generated from it; nothing else orders cases. Ids compare by code unit, as lower-case UUIDs do in PostgreSQL.
 */
export const queueOrder = ['lane', 'due', 'severityRank', 'openedAt', 'id'] as const satisfies readonly (keyof QueueKey)[]

/**
 * Compares two cases by `queueOrder`. A total order: 0 only for the same id in the same place.
 * @returns negative when `a` is served first
 * @example cases.toSorted(compareQueue)
 */
export function compareQueue(a: QueueKey, b: QueueKey): number {
  for (const key of queueOrder) {
    const compared = compareValues(a[key], b[key])
    if (compared !== 0) return compared
  }
  return 0
}

function compareValues(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
