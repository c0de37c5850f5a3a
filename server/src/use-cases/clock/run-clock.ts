import { announce } from '../../db/announce.ts'
import { inWorkspace } from '../../db/database.ts'
import { dueCaseIds } from '../../db/queries/clock.ts'
import type { Context } from '../context.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import type { CaseChange } from '../deciding/ledger.ts'
import { armClock } from './arm-clock.ts'

const casesAtOnce = 500

/**
 * Does what time alone does: wakes cases whose snooze is over, and moves those that have waited two full promises into lane 2. Run
 * twice or late it does the same once.
 * @returns how many cases changed
 */
export async function runClock(
  context: Pick<Context, 'db' | 'clock' | 'newId'>,
  workspaceId: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let changed = 0
  let again = true
  while (again) {
    const batch = await inWorkspace(context.db, workspaceId, async tx => {
      const now = context.clock.now()
      const due = await dueCaseIds(tx, workspaceId, now, casesAtOnce)
      const records = await lockCaseRecords(tx, due)
      const cases = await decideCases(
        tx,
        context,
        records.map(record => changeByTime(record, now)),
      )
      await announce(tx, workspaceId, cases)
      if (cases.length === 0) await armClock(tx, workspaceId)
      return cases.length
    })
    changed += batch
    again = batch > 0 && signal?.aborted !== true
  }
  return changed
}

function changeByTime(record: CaseRecord, now: number): CaseChange {
  const { facts } = record
  const { clock } = facts.relationship
  const isOver = clock.status === 'snoozed' && clock.snoozedUntil !== null && clock.snoozedUntil <= now
  if (!isOver) return { record, facts, cause: 'starving', at: now }
  const woken = { ...clock, status: 'open' as const, snoozedUntil: null }
  return {
    record,
    facts: { ...facts, relationship: { ...facts.relationship, clock: woken } },
    cause: 'woken',
    at: now,
    entries: [{ kind: 'woken' }],
  }
}
