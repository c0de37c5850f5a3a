import type { Tx } from '../../db/database.ts'
import { nextToValue, saveValuing, type Valuing } from '../../db/queries/value.ts'
import { grantLevels } from './grant-levels.ts'
import { learnFromAll } from './learn-base.ts'
import { valueCustomers } from './value-customers.ts'
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
 * One step of a run over all: learn from all, value those without a household, then households as a whole, then see for whom there is
 * room under the ceiling. What is done is noted with it, so that a run goes on where it was interrupted.
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
  if (step === 'grant') {
    const granting = await grantLevels(tx, basis)
    await saveValuing(tx, workspaceId, {
      ...granting,
      run_at: null,
      run_is_nightly: false,
      run_step: null,
      finished_at: basis.now,
    })
    return
  }
  const learned = await learnFromAll(tx, basis)
  await saveValuing(tx, workspaceId, { ...learned, newcomers: 0, run_step: 'alone', run_after: null })
}
