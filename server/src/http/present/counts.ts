import type { z } from '@hono/zod-openapi'
import type { countSchema, lookSchema, View } from '@evenhand/contract/queue.ts'
import { mostCounted } from '../../use-cases/cases/count-cases.ts'
import type { Counted } from '../../use-cases/cases/count-cases.ts'
import { iso } from './instant.ts'

type Count = z.output<typeof countSchema>
type Look = z.output<typeof lookSchema>

/** "999+" once a count has reached its end. */
export function presentCounts({ counts, looks }: Counted): { counts: Record<View, Count>; overdue: Count; looks: Look[] } {
  return {
    counts: {
      queue: capped(counts.queue),
      mine: capped(counts.mine),
      unassigned: capped(counts.unassigned),
      pending: capped(counts.pending),
      snoozed: capped(counts.snoozed),
      resolved: capped(counts.resolved),
    },
    overdue: capped(counts.overdue),
    looks: looks.map(({ id, number, due_at }) => ({ id, number, due: iso(due_at) })),
  }
}

function capped(count: number): Count {
  const isCapped = count >= mostCounted
  return { count: isCapped ? mostCounted - 1 : count, capped: isCapped }
}
