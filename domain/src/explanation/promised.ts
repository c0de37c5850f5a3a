import type { Decision } from '../decision/decision.ts'
import type { Instant } from '../time/instant.ts'

/**
 * A decision as far as it is a promise to the customer: without the look that a person of ours takes first, which promises them
 * nothing.
 */
export function promisedTo(decision: Decision): Decision {
  if (decision.dueObligation !== 'triage') return decision
  const owed = decision.obligations
    .filter(({ kind, state }) => kind !== 'triage' && state === 'running')
    .map(({ kind, due }) => ({ kind, due: starvedDue(decision, kind) ?? due }))
    .toSorted((a, b) => a.due - b.due)
  const [next] = owed
  return { ...decision, due: next?.due ?? null, dueObligation: next?.kind ?? null }
}

/** By when the answer is owed since the case has waited too long. */
function starvedDue({ arithmetic }: Decision, kind: Decision['dueObligation']): Instant | null {
  return arithmetic.find(line => line.term === 'starving' && line.obligation === kind)?.at ?? null
}
