import type { Tx } from '../../db/database.ts'
import { nextToValue, readValuing, saveValuing, waitForValuing, type Valuing } from '../../db/queries/value.ts'
import { grantLevels } from './grant-levels.ts'
import { learnFromAll } from './learn-base.ts'
import { valueCustomers } from './value-customers.ts'
import { inWorkspace } from '../../db/database.ts'
import { loadBasis, type ValueContext } from './valued-by.ts'

const customersAtOnce = 500

/** All customers are to be valued anew. A run that is under way begins again; a night that was begun stays one. */
export async function beginRun(
  tx: Tx,
  { workspace_id, run_is_nightly, run_at }: Valuing,
  at: number,
  isNightly: boolean,
): Promise<void> {
  const again = run_at !== null && run_is_nightly
  await saveValuing(tx, workspace_id, {
    run_at: again ? run_at : at,
    run_is_nightly: again || isNightly,
    run_step: 'learn',
    run_after: null,
  })
}

/**
 * The first step of a run: learns from all, beside everything else. Where the run has begun anew meanwhile, or somebody else has learned,
 * what was learned is let go.
 */
export async function learnForRun(context: ValueContext, workspaceId: string, signal?: AbortSignal): Promise<void> {
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inWorkspace(context.db, workspaceId, work)
  const begun = await read(async tx => {
    const valuing = await readValuing(tx, workspaceId)
    return valuing === undefined ? undefined : { valuing, basis: await loadBasis(tx, context, valuing) }
  })
  if (begun?.valuing.run_step !== 'learn') return
  const learned = await learnFromAll(read, begun.basis, signal)
  if (learned === null) return
  await read(async tx => {
    const { run_at, run_step } = await waitForValuing(tx, workspaceId, context.clock.now())
    if (run_at !== begun.valuing.run_at || run_step !== 'learn') return
    await saveValuing(tx, workspaceId, { ...learned, newcomers: 0, run_step: 'alone', run_after: null })
  })
}

/**
 * A further step of a run over all: value those without a household, then households as a whole, then see for whom there is room under
 * the ceiling. What is done is noted with it, so that a run goes on where it was interrupted.
 */
export async function stepRun(tx: Tx, context: ValueContext, valuing: Valuing): Promise<void> {
  const { workspace_id: workspaceId, run_step: step } = valuing
  const basis = await loadBasis(tx, context, valuing)
  if (step === 'alone' || step === 'households') {
    const { ids, last } = await nextToValue(tx, workspaceId, step, valuing.run_after, customersAtOnce)
    await valueCustomers(tx, basis, ids)
    const next = step === 'alone' ? 'households' : 'grant'
    await saveValuing(tx, workspaceId, last === null ? { run_step: next, run_after: null } : { run_after: last })
    return
  }
  const granting = await grantLevels(tx, basis)
  await saveValuing(tx, workspaceId, {
    ...granting,
    run_at: null,
    run_is_nightly: false,
    run_step: null,
    finished_at: basis.now,
  })
}
