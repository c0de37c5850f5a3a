import { fewestInGroup } from '@evenhand/domain/audit/exposure.ts'
import { inWorkspace, readInWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { auditedCases, countAuditedCases, endsOfArchives } from '../../db/queries/fairness/history.ts'
import type { AuditedCase } from '../../db/queries/fairness/history.ts'
import * as runs from '../../db/queries/fairness/runs.ts'
import type { Found, TakenRun } from '../../db/queries/fairness/runs.ts'
import type { Context } from '../context.ts'
import { auditApart } from './audit-apart.ts'

export type FairnessContext = Pick<Context, 'db' | 'clock' | 'newId' | 'log'>

/** With fewer there are not two sides to compare, and nobody's business who they were. */
export const fewestCases = 2 * fewestInGroup
const casesAtOnce = 1_000
/** What stands still for so long was left by a process that died. */
const leftAfterMs = 10 * 60_000

/** It was cancelled, or somebody else has it now. */
class NotOurs extends Error {
  override readonly name = 'NotOurs'
}

/**
 * Does the audit of a workspace that is due, and puts the next night in line. Run twice, late or for nothing it does no harm; a server that
 * stops puts it back, and one that died loses it to the next that looks.
 * @returns whether anything was audited
 */
export async function auditDue(context: FairnessContext, workspaceId: string, signal?: AbortSignal): Promise<boolean> {
  const run = await inWorkspace(context.db, workspaceId, tx => takeRun(tx, context, workspaceId))
  if (run === null) return false
  const stop = signal ?? new AbortController().signal
  try {
    const found = await audited(context, workspaceId, run, stop)
    await settle(context, workspaceId, run, { state: 'done', found })
  } catch (error) {
    if (error instanceof NotOurs) return false
    if (stop.aborted) await inWorkspace(context.db, workspaceId, tx => runs.putBackRun(tx, run))
    else {
      context.log.error({ err: error, workspaceId }, 'an audit failed')
      const sentence = 'Something went wrong on our side, and nothing was stored. It is tried again the next night.'
      await settle(context, workspaceId, run, { state: 'failed', error: sentence })
    }
  }
  return true
}

async function takeRun(tx: Tx, context: FairnessContext, workspaceId: string): Promise<TakenRun | null> {
  const now = context.clock.now()
  const next = await runs.lockNextRun(tx, workspaceId)
  if (next === undefined) {
    await runs.addNextNight(tx, workspaceId, context.newId(), now)
    return null
  }
  const isDue = next.state === 'waiting' ? next.due_at <= now : (next.touched_at ?? 0) <= now - leftAfterMs
  if (!isDue) return null
  await runs.startRun(tx, next.id, now)
  await runs.announceFairness(tx, workspaceId)
  return { id: next.id, startedAt: now }
}

async function audited(context: FairnessContext, workspaceId: string, run: TakenRun, signal: AbortSignal): Promise<Found> {
  const now = run.startedAt
  const { count, archiveEnds } = await readInWorkspace(context.db, workspaceId, async tx => ({
    count: await countAuditedCases(tx, workspaceId, now),
    archiveEnds: await endsOfArchives(tx, workspaceId),
  }))
  const note: Note = progress => noteProgress(context, workspaceId, run, progress)
  await note({ cases_total: count })
  if (count < fewestCases) return { headline: null, document: null }
  const document = await auditApart(
    {
      ground: { count, now, archiveEnds },
      cases: inPieces(context, workspaceId, now, note),
      onStep: step => note({ steps_done: step }),
    },
    signal,
  )
  const headline = document.findings.map(({ id, effect, low, high, verdict }) => ({ id, effect, low, high, verdict }))
  return { headline, document }
}

type Note = (progress: Parameters<typeof runs.noteProgress>[3]) => Promise<void>

/** Page by page, each in a transaction of its own: a night's reading holds nothing for long. */
async function* inPieces(
  context: FairnessContext,
  workspaceId: string,
  now: number,
  note: Note,
): AsyncGenerator<readonly AuditedCase[]> {
  for (let [after, read] = [0, 0]; ;) {
    const page = { after, now, most: casesAtOnce }
    const cases = await readInWorkspace(context.db, workspaceId, tx => auditedCases(tx, workspaceId, page))
    const last = cases.at(-1)
    if (last === undefined) return
    yield cases
    after = last.number
    read += cases.length
    await note({ cases_read: read })
  }
}

async function noteProgress(
  context: FairnessContext,
  workspaceId: string,
  run: TakenRun,
  progress: Parameters<typeof runs.noteProgress>[3],
): Promise<void> {
  await inWorkspace(context.db, workspaceId, async tx => {
    if (!(await runs.noteProgress(tx, run, context.clock.now(), progress))) throw new NotOurs('It was cancelled.')
    await runs.announceFairness(tx, workspaceId)
  })
}

async function settle(
  context: FairnessContext,
  workspaceId: string,
  run: TakenRun,
  end: Parameters<typeof runs.endRun>[3],
): Promise<void> {
  await inWorkspace(context.db, workspaceId, async tx => {
    const now = context.clock.now()
    if (!(await runs.endRun(tx, run, now, end))) return
    await runs.addNextNight(tx, workspaceId, context.newId(), now)
    await runs.announceFairness(tx, workspaceId)
  })
}
