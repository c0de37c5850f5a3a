import { decide } from '../decision/decide.ts'
import type { Lane } from '../decision/decision.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import type { Policy } from '../policy/policy.ts'
import type { CalendarOf, Instant } from '../time/instant.ts'
import { changesOf } from './changes.ts'
import type { Message, OutcomeMessages } from './message.ts'

/** What one other fact would have meant: where the case would then stand, and whether that differs from where it stands. */
export type Counterfactual = {
  message: Message<keyof OutcomeMessages>
  due: Instant | null
  lane: Lane
  changes: boolean
}

/**
 * Says what would have changed a decision, by deciding again with one fact changed at a time. Every answer is therefore true by
 * construction: change the fact, and this is what is decided.
 *
 * @param which `those-that-change`: what an agent needs to know. `all`: also what changes nothing, such as a million followers
 * @example counterfactuals(facts, policy, calendarOf, now, 'all').map(({ message }) => render(message, options))
 * // ['If it were high: due by 11:00 today, in lane 2.', …, 'With 1,000,000 followers: no change.']
 */
export function counterfactuals(
  facts: ServiceFacts,
  policy: Policy,
  calendarOf: CalendarOf,
  now: Instant,
  which: 'those-that-change' | 'all',
): readonly Counterfactual[] {
  const actual = decide(facts, policy, calendarOf, now)
  return changesOf(facts, policy)
    .map(({ message: change, facts: changed }): Counterfactual => {
      const { due, lane } = decide(changed, policy, calendarOf, now)
      if (due === actual.due && lane === actual.lane) {
        return { message: { id: 'outcome.unchanged', values: { change } }, due, lane, changes: false }
      }
      const values = { change, due: due === null ? null : { instant: due }, lane }
      return { message: { id: 'outcome.changed', values }, due, lane, changes: true }
    })
    .filter(({ changes }) => changes || which === 'all')
}
