import { checkValuePolicy } from '@evenhand/domain/value/check-value-policy.ts'
import type { Granting } from '@evenhand/domain/value/assess.ts'
import type { MarginRate } from '@evenhand/domain/value/margin-rates.ts'
import { defaultValuePolicy, type ValuePolicy } from '@evenhand/domain/value/value-policy.ts'
import type { ValuedBy } from '@evenhand/domain/value/worth-of-orders.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../../db/database.ts'
import { loadRules } from '../../db/queries/deciding.ts'
import { ratesTo, type Valuing } from '../../db/queries/value.ts'
import { EvenhandError } from '../../errors.ts'
import type { Context } from '../context.ts'

/** What valuing stands on. */
export type ValueContext = Pick<Context, 'db' | 'clock'>

/** By what a workspace values its customers now. */
export type Basis = ValuedBy & {
  workspaceId: string
  now: Instant
  margins: readonly MarginRate[]
  granting: Granting
  /** The nightly run that is under way, which alone lets levels fall. */
  night: Instant | null
}

/** @throws EvenhandError `policy-refused` for numbers that the law does not allow: better the levels of yesterday than unfair ones */
export async function loadBasis(tx: Tx, { clock }: ValueContext, valuing: Valuing): Promise<Basis> {
  const { policy } = await loadRules(tx)
  const value: ValuePolicy = policy.value ?? defaultValuePolicy
  const refusals = [...checkValuePolicy(value)]
  if (refusals.length > 0) {
    const reasons = refusals.map(({ path, message }) => `${path}: ${message}`)
    throw new EvenhandError('policy-refused', `Policy ${policy.version} is refused. ${reasons.join(' ')}`)
  }
  return {
    ...(await ratesTo(tx, valuing.workspace_id)),
    workspaceId: valuing.workspace_id,
    now: clock.now(),
    model: valuing.model,
    churn: { ended: valuing.ended, monthsAtRisk: valuing.months_at_risk },
    policy: value,
    granting: { from: valuing.granted_from, mayAccelerate: valuing.may_accelerate },
    night: valuing.run_is_nightly ? valuing.run_at : null,
  }
}
