import { levels } from '../facts/relationship.ts'
import { levelApplies, promiseKinds, type PromiseKind } from '../promise/promised-minutes.ts'
import { nextMoreSevere, severities, type Severity } from '../severity/severity.ts'
import { workingDay } from '../time/instant.ts'
import { checkValuePolicy } from '../value/check-value-policy.ts'
import { findAudienceNames } from './audience-names.ts'
import type { Policy } from './policy.ts'

export type PolicyRefusalCode =
  | 'not-a-positive-number'
  | 'reaches-next-class'
  | 'critical-too-slow'
  | 'level-out-of-bounds'
  | 'starves-before-promise'
  | 'triage-too-slow'
  | 'value-out-of-bounds'
  | 'names-the-audience'

/** Why a policy is not accepted, and where: `path` as in `promises.medium.resolution`, so that a loader can point at the line. */
export type PolicyRefusal = { code: PolicyRefusalCode; path: string; message: string }

export type CheckedPolicy = { ok: true } | { ok: false; refusals: readonly PolicyRefusal[] }

/**
 * Checks a policy before it may decide anything. All refusals are returned, not only the first.
 *
 * - Per kind of promise and neighbouring classes: `promise(s) × greatest multiplier < promise(next) × smallest multiplier`, so that no
 *   level lifts a matter into the class above. Only medium and low are multiplied.
 * - Whether something is critical is known before its answer would be due.
 * - Critical has upper bounds of its own; every length is positive; levels only shorten, the better the level the more.
 * - The numbers by which customers are valued keep their bounds (`check-value-policy.ts`).
 * - Nothing may name the audience closet.
 *
 * @example checkPolicy(defaultPolicy) // { ok: true }
 */
export function checkPolicy(policy: Policy): CheckedPolicy {
  const numbers = [...notPositive(policy)]
  // Comparing promises that are no numbers would only repeat the same refusal.
  const refusals =
    numbers.length > 0
      ? [...numbers, ...valuing(policy), ...audience(policy)]
      : [
          ...promiseOrder(policy),
          ...criticalBounds(policy),
          ...levelBounds(policy),
          ...starvation(policy),
          ...triage(policy),
          ...valuing(policy),
          ...audience(policy),
        ]
  return refusals.length === 0 ? { ok: true } : { ok: false, refusals }
}

function* notPositive(policy: Policy): Iterable<PolicyRefusal> {
  for (const severity of severities) {
    for (const kind of promiseKinds) yield* positive(`promises.${severity}.${kind}`, policy.promises[severity][kind])
  }
  for (const level of levels) yield* positive(`levelMultipliers.${level}`, policy.levelMultipliers[level])
  for (const name of counted) yield* positive(name, policy[name])
}

const counted = [
  'version',
  'deadlineLeadMinutes',
  'earlierContactDays',
  'sameMatterDays',
  'starvationPromises',
  'triageMinutes',
] as const satisfies readonly (keyof Policy)[]

function* positive(path: string, value: number): Iterable<PolicyRefusal> {
  if (Number.isFinite(value) && value > 0) return
  yield { code: 'not-a-positive-number', path, message: `${path} is ${value}; it has to be a number greater than 0.` }
}

function* promiseOrder(policy: Policy): Iterable<PolicyRefusal> {
  for (const kind of promiseKinds) {
    for (const severity of severities) {
      const above = nextMoreSevere(severity)
      if (above === null) continue
      const slowestAbove = slowest(policy, kind, above)
      const fastest = policy.promises[severity][kind] * (levelApplies(severity) ? Math.min(...multipliers(policy)) : 1)
      if (slowestAbove < fastest) continue
      const message =
        `The ${nameOf[kind]} of ${above} can take ${slowestAbove} minutes and that of ${severity} only ${fastest}. ` +
        `A level would lift a ${severity} matter into the class ${above}; leave room between the two.`
      yield { code: 'reaches-next-class', path: `promises.${severity}.${kind}`, message }
    }
  }
}

function slowest(policy: Policy, kind: PromiseKind, severity: Severity): number {
  return policy.promises[severity][kind] * (levelApplies(severity) ? Math.max(...multipliers(policy)) : 1)
}

function multipliers(policy: Policy): readonly number[] {
  return levels.map(level => policy.levelMultipliers[level])
}

const nameOf: Readonly<Record<PromiseKind, string>> = {
  firstResponse: 'first response',
  nextResponse: 'next response',
  resolution: 'resolution',
}

/** The longest that a company may call critical, in minutes. Beyond it the class would protect nobody. */
const longestForCritical: Readonly<Record<PromiseKind, number>> = { firstResponse: 60, nextResponse: 60, resolution: workingDay }

function* criticalBounds(policy: Policy): Iterable<PolicyRefusal> {
  for (const kind of promiseKinds) {
    const minutes = policy.promises.critical[kind]
    const longest = longestForCritical[kind]
    if (minutes <= longest) continue
    const message = `The ${nameOf[kind]} of critical is ${minutes} minutes; somebody in danger cannot be asked to wait longer than ${longest}.`
    yield { code: 'critical-too-slow', path: `promises.critical.${kind}`, message }
  }
}

function* levelBounds(policy: Policy): Iterable<PolicyRefusal> {
  const { good } = policy.levelMultipliers
  if (good !== 1) {
    const message = `The multiplier of good is ${good}; it is the promise to everybody and has to be 1.`
    yield { code: 'level-out-of-bounds', path: 'levelMultipliers.good', message }
  }
  for (let i = 1; i < levels.length; i += 1) {
    const [better, level] = [levels[i], levels[i - 1]]
    if (better === undefined || level === undefined) continue
    if (policy.levelMultipliers[better] <= policy.levelMultipliers[level]) continue
    const message = `The multiplier of ${better} is greater than that of ${level}; a better level never waits longer.`
    yield { code: 'level-out-of-bounds', path: `levelMultipliers.${better}`, message }
  }
}

function* starvation(policy: Policy): Iterable<PolicyRefusal> {
  if (policy.starvationPromises >= 1) return
  const message = `A case would move to lane 2 after ${policy.starvationPromises} promises, before its own promise has run out; at least 1.`
  yield { code: 'starves-before-promise', path: 'starvationPromises', message }
}

function* triage(policy: Policy): Iterable<PolicyRefusal> {
  const { firstResponse } = policy.promises.critical
  if (policy.triageMinutes < firstResponse) return
  const message = `A person would look after ${policy.triageMinutes} minutes; a critical matter has to be answered within ${firstResponse}.`
  yield { code: 'triage-too-slow', path: 'triageMinutes', message }
}

function* valuing({ value: numbers }: Policy): Iterable<PolicyRefusal> {
  if (numbers !== undefined) yield* checkValuePolicy(numbers)
}

function* audience(policy: Policy): Iterable<PolicyRefusal> {
  for (const { path, name } of findAudienceNames(policy)) {
    const message = `${path} names "${name}". How many people listen to somebody decides nothing about when they are helped.`
    yield { code: 'names-the-audience', path, message }
  }
}
