import { checkPolicy } from '@evenhand/domain/policy/check-policy.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import type { DatedRate } from '@evenhand/domain/value/money.ts'
import { defaultValuePolicy, type ValuePolicy } from '@evenhand/domain/value/value-policy.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { loadRules } from '../../db/queries/deciding.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import * as queries from '../../db/queries/value.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { beginRun } from './run-all.ts'

export type LoadedValuing = {
  policy: Policy
  value: ValuePolicy
  valuing: queries.Valuing | undefined
  currency: string
  rates: readonly DatedRate[]
  margins: queries.Rates['margins']
}

/** By which numbers customers are valued, and what the last run over all found. */
export function loadValuing(context: Pick<Context, 'db'>, { workspaceId }: Actor): Promise<LoadedValuing> {
  return inWorkspace(context.db, workspaceId, tx => valuingIn(tx, workspaceId))
}

/** The same inside somebody's transaction. */
export async function valuingIn(tx: Tx, workspaceId: string): Promise<LoadedValuing> {
  const { policy } = await loadRules(tx)
  return {
    policy,
    value: policy.value ?? defaultValuePolicy,
    valuing: await queries.readValuing(tx, workspaceId),
    ...(await queries.ratesTo(tx, workspaceId)),
  }
}

export type LevelsChange = {
  [Name in LevelsNumber]?: ValuePolicy['levels'][Name] | undefined
} & { deedsCap?: number | undefined }
type LevelsNumber = 'mode' | 'influence' | 'person' | 'household' | 'ceiling' | 'keptDownTo' | 'nightsBelow'

/**
 * Other numbers for the levels, or none: a new version of the policy, and everybody is looked at again. The same again changes nothing.
 * @throws EvenhandError `policy-refused` with every reason, where the law does not allow it
 */
export function chooseLevels(context: Pick<Context, 'db' | 'clock'>, actor: Actor, change: LevelsChange): Promise<LoadedValuing> {
  const { workspaceId, userId } = actor
  return inWorkspace(context.db, workspaceId, async tx => {
    const { policy } = await loadRules(tx)
    const value = policy.value ?? defaultValuePolicy
    const { deedsCap = value.advocacy.cap, ...numbers } = change
    const said = Object.fromEntries(Object.entries(numbers).filter(([, one]) => one !== undefined))
    const levels: ValuePolicy['levels'] = { ...value.levels, ...said }
    const wanted: ValuePolicy = { ...value, levels, advocacy: { ...value.advocacy, cap: deedsCap } }
    if (JSON.stringify(wanted) === JSON.stringify(value)) return valuingIn(tx, workspaceId)
    const next: Policy = { ...policy, version: policy.version + 1, value: wanted }
    refuse(next)
    const at = context.clock.now()
    await insertRows(tx, 'policy_versions', [
      { workspace_id: workspaceId, version: next.version, policy: next, created_at: at, created_by: userId },
    ])
    const target = { kind: 'workspace', id: workspaceId } as const
    await noteAudit(tx, {
      workspaceId,
      at,
      userId,
      action: 'levels.chosen',
      target,
      data: {
        version: next.version,
        mode: levels.mode,
        changed: [...Object.keys(said), ...(change.deedsCap === undefined ? [] : ['deedsCap'])],
      },
    })
    await valueAllAgain(tx, workspaceId, at)
    return valuingIn(tx, workspaceId)
  })
}

function refuse(policy: Policy): void {
  const checked = checkPolicy(policy)
  if (checked.ok) return
  const sentences = checked.refusals.map(({ message }) => message)
  throw new EvenhandError('policy-refused', sentences.join(' '), { details: { refusals: checked.refusals } })
}

/** By other numbers, whatever was worked out before is of no use. The night is not counted by it. */
export async function valueAllAgain(tx: Tx, workspaceId: string, at: number): Promise<void> {
  const valuing = await queries.waitForValuing(tx, workspaceId, at)
  await beginRun(tx, valuing, at, false)
  await enqueue(tx, { task: 'customers', workspaceId })
}
