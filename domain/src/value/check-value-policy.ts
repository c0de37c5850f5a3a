import type { PolicyRefusal } from '../policy/check-policy.ts'
import { greatestCap, type Thresholds, type ValuePolicy } from './value-policy.ts'

/**
 * Checks the numbers by which customers are valued; all refusals are returned, each with its path.
 * @param at the path of the value policy in the policy
 * @example [...checkValuePolicy(defaultValuePolicy)] // []
 */
export function* checkValuePolicy(policy: ValuePolicy, at = 'value'): Iterable<PolicyRefusal> {
  for (const name of ['halfLifeMonths', 'horizonMonths', 'leastCustomers', 'leastReturned'] as const) {
    yield* positive(`${at}.${name}`, policy[name])
  }
  yield* positive(`${at}.advocacy.deedsToHalf`, policy.advocacy.deedsToHalf)
  yield* cap(`${at}.advocacy.cap`, policy.advocacy.cap, 'What somebody did for others')
  const { levels } = policy
  yield* positive(`${at}.levels.nightsBelow`, levels.nightsBelow)
  yield* positive(`${at}.levels.leastCases`, levels.leastCases)
  yield* oneOf(`${at}.levels.mode`, levels.mode)
  yield* oneOf(`${at}.levels.influence.mode`, levels.influence.mode)
  if (levels.influence.mode === 'on') yield* cap(`${at}.levels.influence.cap`, levels.influence.cap, 'Loudness')
  yield* thresholds(`${at}.levels.person`, levels.person)
  yield* thresholds(`${at}.levels.household`, levels.household)
  yield* share(`${at}.levels.keptDownTo`, levels.keptDownTo, 1, 'a level is kept down to that part of its threshold')
  yield* share(`${at}.levels.ceiling`, levels.ceiling, greatestCeiling, 'the others would wait for those who are served sooner')
  yield* share(`${at}.levels.goodMayWaitMore`, levels.goodMayWaitMore, greatestWait, 'good is the promise to everybody')
}

/** What is served sooner stays the exception, and good the promise to everybody: a company may be stricter than this, and never laxer. */
const greatestCeiling = 0.15
const greatestWait = 0.05

function* positive(path: string, value: number): Iterable<PolicyRefusal> {
  if (Number.isFinite(value) && value > 0) return
  yield { code: 'not-a-positive-number', path, message: `${path} is ${value}; it has to be a number greater than 0.` }
}

function* cap(path: string, value: number, what: string): Iterable<PolicyRefusal> {
  if (Number.isFinite(value) && value >= 0 && value <= greatestCap) return
  const message = `${path} is ${value}; it has to be from 0 to ${greatestCap}. ${what} may add to what a customer is worth, and never outweigh it.`
  yield { code: 'value-out-of-bounds', path, message }
}

function* share(path: string, value: number, most: number, why: string): Iterable<PolicyRefusal> {
  if (Number.isFinite(value) && value >= 0 && value <= most) return
  yield { code: 'value-out-of-bounds', path, message: `${path} is ${value}; it has to be from 0 to ${most}: ${why}.` }
}

function* oneOf(path: string, value: string): Iterable<PolicyRefusal> {
  if (value === 'on' || value === 'off') return
  yield { code: 'value-out-of-bounds', path, message: `${path} is ${value}; it is either on or off.` }
}

function* thresholds(path: string, { excellent, exceptional }: Thresholds): Iterable<PolicyRefusal> {
  const numbers = [...positive(`${path}.excellent`, excellent), ...positive(`${path}.exceptional`, exceptional)]
  yield* numbers
  if (numbers.length > 0 || exceptional > excellent) return
  const message = `Exceptional begins at ${exceptional} and excellent at ${excellent}; the better level has to begin higher.`
  yield { code: 'value-out-of-bounds', path: `${path}.exceptional`, message }
}
