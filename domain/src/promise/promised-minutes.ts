import type { Level } from '../facts/relationship.ts'
import type { Policy, SeverityPromise } from '../policy/policy.ts'
import type { Severity } from '../severity/severity.ts'
import type { WorkingMinutes } from '../time/instant.ts'

export const promiseKinds = ['firstResponse', 'nextResponse', 'resolution'] as const satisfies readonly (keyof SeverityPromise)[]
/** What is promised of every case. */
export type PromiseKind = (typeof promiseKinds)[number]

/**
 * True for the classes whose promise a service level shortens. Critical and high are the same for everyone.
 * @example levelApplies('high') // false
 */
export function levelApplies(severity: Severity): boolean {
  return severity === 'medium' || severity === 'low'
}

/**
 * The promise of a class at a service level, in working minutes.
 * @example promisedMinutes(defaultPolicy, 'firstResponse', 'medium', 'exceptional') // 144
 */
export function promisedMinutes(policy: Policy, kind: PromiseKind, severity: Severity, level: Level): WorkingMinutes {
  const minutes = policy.promises[severity][kind]
  return levelApplies(severity) ? minutes * policy.levelMultipliers[level] : minutes
}
