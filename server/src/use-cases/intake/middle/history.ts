import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { CaseRecord } from '../../deciding/case-record.ts'
import { openAgain } from './waiting.ts'
import { withClock } from './case-changes.ts'

/**
 * Old conversations of an import that asked for it are history: cases that began in it and whose last message is older than its
 * boundary stand as resolved. The same messages in batches of any size give the same cases.
 */

export function isKept({ facts }: Pick<CaseRecord, 'facts'>): boolean {
  const { status, keptAsHistory } = facts.relationship.clock
  return status === 'resolved' && keptAsHistory === true
}

/** The facts of a case as history leaves them: resolved while its last message is older than the boundary, at work from then on. */
export function asHistory(facts: ServiceFacts, lastMessageAt: Instant, historyBefore: Instant | null): ServiceFacts {
  if (historyBefore === null) return facts
  const { clock } = facts.relationship
  if (lastMessageAt >= historyBefore) return withClock(facts, openAgain(clock))
  return withClock(facts, { ...clock, status: 'resolved', keptAsHistory: true })
}

/** What a further message of the same history finds: the clock as it ran on. */
export function runningAgain(clock: Clock): Clock {
  return clock.keptAsHistory === true && clock.status === 'resolved' ? openAgain(clock) : clock
}
