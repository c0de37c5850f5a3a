import { enqueue } from '../../db/queries/jobs.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { snoozeRefusalOf } from './abilities.ts'
import { changeCase, clockOf, withClock } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'

const longestMs = 366 * 86_400_000

/**
 * Puts a case aside until a moment. A date that falls before it (what we promised, what law sets) still brings it back into the queue.
 * @throws EvenhandError `invalid`, `conflict`, `snooze-refused` for what nobody may put aside: critical, or without a first response
 */
export function snoozeCase(context: Context, actor: Actor, caseId: string, until: number): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record, now }) => {
    if (until <= now)
      throw new EvenhandError('invalid', 'A snooze ends in the future. Choose a later moment.', { details: { path: 'until' } })
    if (until > now + longestMs)
      throw new EvenhandError('invalid', 'A snooze lasts a year at most.', { details: { path: 'until' } })
    const clock = clockOf(record)
    if (clock.status === 'resolved')
      throw new EvenhandError('conflict', 'This case is resolved; open it again before you snooze it.')
    const refusal = snoozeRefusalOf(record.decided?.severity ?? 'low', record.obligations)
    if (refusal !== null) throw new EvenhandError('snooze-refused', refusal)
    await enqueue(tx, { task: 'clock', workspaceId: actor.workspaceId, at: until })
    return {
      facts: withClock(record.facts, { ...clock, status: 'snoozed', snoozedUntil: until }),
      cause: 'snoozed',
      entries: [{ kind: 'snoozed', data: { until } }],
      action: 'case.snoozed',
      data: { until },
    }
  })
}
