import type { ObligationKind } from '../promise/obligation.ts'
import type { Instant, WorkingMinutes } from '../time/instant.ts'
import type { ArithmeticLine, FiredRule, RuleName } from './decision.ts'

/** What a decision writes down while it is being made: the rules in the order they fired, and the sums. */
export type Trace = { rules: FiredRule[]; arithmetic: ArithmeticLine[] }

/** Notes that a rule fired. No words of a customer may stand in `values`: what is noted is kept for ever. */
export function fire(trace: Trace | null, rule: RuleName, values: Readonly<Record<string, number | string>>): void {
  trace?.rules.push({ rule, values })
}

/** Notes a sum: `at` is `from` plus `minutes`. */
export function note(
  trace: Trace | null,
  term: ArithmeticLine['term'],
  obligation: ObligationKind,
  from: Instant,
  minutes: WorkingMinutes,
  at: Instant,
): void {
  trace?.arithmetic.push({ term, obligation, from, minutes, at })
}
