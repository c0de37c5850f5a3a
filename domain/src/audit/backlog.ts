import { crossed } from './strata.ts'
import type { CaseColumns } from './case-columns.ts'
import { orderBy } from '../statistics/survival/order.ts'

/** How many cases of the same queue waited unanswered when each case was opened, as ln(1 + n). */
export function backlogAt({ count, opened, firstResponse, closed, watchedUntil, queue }: CaseColumns): Float64Array {
  const queues = queue === null ? new Int32Array(count) : crossed([queue.codes], count)
  const ends = opened.map((_, row) => endOf(firstResponse[row], closed?.[row], watchedUntil[row] ?? Infinity))
  const byOpening = orderBy([{ values: opened }])
  const byEnd = orderBy([{ values: ends }])
  const waiting = new Int32Array(queues.reduce((most, code) => Math.max(most, code + 1), 1))
  const backlog = new Float64Array(count)
  let left = 0
  for (const row of byOpening) {
    const now = opened[row] ?? 0
    for (; left < count && (ends[byEnd[left] ?? 0] ?? 0) < now; left += 1) {
      const own = queues[byEnd[left] ?? 0] ?? 0
      waiting[own] = (waiting[own] ?? 0) - 1
    }
    const own = queues[row] ?? 0
    backlog[row] = Math.log1p(Math.max(0, waiting[own] ?? 0))
    waiting[own] = (waiting[own] ?? 0) + 1
  }
  return backlog
}

function endOf(answered: number | undefined, closed: number | undefined, watched: number): number {
  if (answered !== undefined && answered <= watched) return answered
  return closed !== undefined && closed <= watched ? closed : watched
}
