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
}

/** By which numbers customers are valued, and what the last run over all found. */
export function loadValuing(context: Pick<Context, 'db'>, { workspaceId }: Actor): Promise<LoadedValuing> {
  return inWorkspace(context.db, workspaceId, tx => valuingIn(tx, workspaceId))
}

async function valuingIn(tx: Tx, workspaceId: string): Promise<LoadedValuing> {
  const { policy } = await loadRules(tx)
  return {
    policy,
    value: policy.value ?? defaultValuePolicy,
    valuing: await queries.readValuing(tx, workspaceId),
    ...(await queries.ratesTo(tx, workspaceId)),
  }
}

export type LevelsChange = {
  [Name in 'mode' | 'influence' | 'person' | 'household']?: ValuePolicy['levels'][Name] | undefined
}

/**
 * Other numbers for the levels, or none: a new version of the policy, and everybody is looked at again. The same again changes nothing.
 * @throws EvenhandError `policy-refused` with every reason, where the law does not allow it
 */
export function chooseLevels(context: Pick<Context, 'db' | 'clock'>, actor: Actor, change: LevelsChange): Promise<LoadedValuing> {
  const { workspaceId, userId } = actor
  return inWorkspace(context.db, workspaceId, async tx => {
    const { policy } = await loadRules(tx)
    const value = policy.value ?? defaultValuePolicy
    const said = Object.fromEntries(Object.entries(change).filter(([, one]) => one !== undefined))
    const levels: ValuePolicy['levels'] = { ...value.levels, ...said }
    if (JSON.stringify(levels) === JSON.stringify(value.levels)) return valuingIn(tx, workspaceId)
    const next: Policy = { ...policy, version: policy.version + 1, value: { ...value, levels } }
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
      data: { version: next.version, mode: levels.mode },
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

/** Rates by which other currencies are summed from now on. */
export function addRates(
  context: Pick<Context, 'db' | 'clock'>,
  actor: Actor,
  rates: readonly DatedRate[],
): Promise<LoadedValuing> {
  const { workspaceId, userId } = actor
  return inWorkspace(context.db, workspaceId, async tx => {
    const at = context.clock.now()
    const rows = new Map(
      rates.map(({ from, to, since, rate }) => [
        `${from} ${to} ${since}`,
        { workspace_id: workspaceId, from_currency: from, to_currency: to, since, rate },
      ]),
    )
    await insertRows(tx, 'currency_rates', [...rows.values()], {
      onConflict: { columns: ['workspace_id', 'from_currency', 'to_currency', 'since'], update: ['rate'] },
    })
    const target = { kind: 'workspace', id: workspaceId } as const
    await noteAudit(tx, { workspaceId, at, userId, action: 'rates.added', target, data: { rates: rows.size } })
    await valueAllAgain(tx, workspaceId, at)
    return valuingIn(tx, workspaceId)
  })
}

/** By other numbers, whatever was worked out before is of no use. The night is not counted by it. */
async function valueAllAgain(tx: Tx, workspaceId: string, at: number): Promise<void> {
  const valuing = await queries.waitForValuing(tx, workspaceId, at)
  await beginRun(tx, valuing, at, false)
  await enqueue(tx, { task: 'customers', workspaceId })
}
