import type { z } from '@hono/zod-openapi'
import type { countSchema, View } from '@evenhand/contract/queue.ts'
import type { CaseCounts } from '../../db/queries/cases/case-counts.ts'
import { mostCounted } from '../../use-cases/cases/count-cases.ts'

type Count = z.output<typeof countSchema>

/** "999+" once a count has reached its end. */
export function presentCounts({ overdue, ...counts }: CaseCounts): { counts: Record<View, Count>; overdue: Count } {
  return {
    counts: {
      queue: capped(counts.queue),
      mine: capped(counts.mine),
      unassigned: capped(counts.unassigned),
      pending: capped(counts.pending),
      snoozed: capped(counts.snoozed),
      resolved: capped(counts.resolved),
    },
    overdue: capped(overdue),
  }
}

function capped(count: number): Count {
  const isCapped = count >= mostCounted
  return { count: isCapped ? mostCounted - 1 : count, capped: isCapped }
}
