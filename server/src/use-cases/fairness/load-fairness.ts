import type { AuditDocument } from '@evenhand/files/report/document.ts'
import { readInWorkspace } from '../../db/database.ts'
import * as runs from '../../db/queries/fairness/runs.ts'
import type { FairnessRun, Night, RunState } from '../../db/queries/fairness/runs.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

/** Nights that the trend shows. */
const mostNights = 90

export type Fairness = {
  /** What waits or is being done; null before the first look of the worker. */
  next: RunState | null
  /** The latest that ended, however it ended. */
  ended: RunState | null
  result: FairnessRun | null
  /** The latest first. */
  nights: readonly Night[]
}

export function loadFairness(context: Pick<Context, 'db'>, { workspaceId }: Actor): Promise<Fairness> {
  return readInWorkspace(context.db, workspaceId, async tx => ({
    next: (await runs.readNextRun(tx, workspaceId)) ?? null,
    ended: (await runs.readLatestEnd(tx, workspaceId)) ?? null,
    result: (await runs.readResult(tx, workspaceId)) ?? null,
    nights: await runs.readNights(tx, workspaceId, mostNights),
  }))
}

/** What the latest audit found, to be taken along. @throws EvenhandError `not-found` before there is one */
export async function loadDocument(context: Pick<Context, 'db'>, { workspaceId }: Actor): Promise<AuditDocument> {
  const result = await readInWorkspace(context.db, workspaceId, tx => runs.readResult(tx, workspaceId))
  if (!result?.document) throw new EvenhandError('not-found', 'There is no result yet: no audit has found enough cases.')
  return result.document
}
