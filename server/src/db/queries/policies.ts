import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import type { Tx } from '../database.ts'

/** The policy that a decision was made by; versions are never changed, so it is what it was. */
export async function loadPolicyVersion(tx: Tx, version: number): Promise<Policy> {
  const row = await tx.selectFrom('policy_versions').select('policy').where('version', '=', version).executeTakeFirst()
  return row?.policy ?? { ...defaultPolicy, version }
}
