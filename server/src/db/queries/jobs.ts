import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../database.ts'
import { writeBehind } from '../swift-client.ts'

/** Wakes a job of a workspace when this transaction commits. However often it is woken, one waits; the last `at` holds. */
export type WakeUp = {
  task: 'intake' | 'clock' | 'fairness' | 'link' | 'outbox' | 'search' | 'suggest' | 'second-reading' | 'topics' | 'customers'
  workspaceId: string
  at?: Instant
}

/** One after the other in the whole installation: each takes a processor to itself. */
const queues: Partial<Record<WakeUp['task'], string>> = { fairness: 'fairness' }

export async function enqueue(tx: Tx, { task, workspaceId, at }: WakeUp): Promise<void> {
  const payload = JSON.stringify({ workspaceId })
  const runAt = at === undefined ? null : new Date(at).toISOString()
  await sql`${sql.raw(writeBehind)}select app.enqueue(${task}::text, ${payload}::json, ${queues[task] ?? null}::text, ${runAt}::timestamptz, ${`${task}:${workspaceId}`}::text)`.execute(
    tx,
  )
}
