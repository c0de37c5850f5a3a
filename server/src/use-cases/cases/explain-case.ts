import { counterfactuals, type Counterfactual } from '@evenhand/domain/explanation/counterfactuals.ts'
import { explain, type Explanation } from '@evenhand/domain/explanation/explain.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { alwaysAroundTheClock } from '@evenhand/domain/time/instant.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { findCase, readDecision } from '../../db/queries/cases/case-detail.ts'
import { readNoteBodies } from '../../db/queries/notes.ts'
import { loadPolicyVersion } from '../../db/queries/policies.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { noSuchCase } from './load-case.ts'
import { isNoteId } from './status-change.ts'

export type ExplainedCase = {
  case: RowOf<'cases'>
  decision: RowOf<'decisions'>
  explanation: Explanation
  counterfactuals: readonly Counterfactual[] | null
}

/** Why a case is due when it is, from the facts and the policy version that its decision stored: as it was, not as it would be today. */
export function explainCase(
  context: Context,
  actor: Actor,
  idOrNumber: string,
  { counterfactuals: wanted }: { counterfactuals: boolean },
): Promise<ExplainedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await findCase(tx, idOrNumber)
    if (!found) throw noSuchCase(idOrNumber)
    const decision = await readDecision(tx, found.decision_id)
    if (!decision) throw new EvenhandError('broken-invariant', `Case ${found.id} has lost its decision.`)
    const policy = await loadPolicyVersion(tx, decision.policy_version)
    const facts = await withWordsOfFacts(tx, decision.facts)
    return {
      case: found,
      decision,
      explanation: explain(facts, decision.outcome, policy),
      counterfactuals: wanted ? counterfactuals(facts, policy, alwaysAroundTheClock, decision.decided_at, 'all') : null,
    }
  })
}

/** History keeps the ids of missing facts; their words are read where they can be erased. */
async function withWordsOfFacts(tx: Tx, facts: ServiceFacts): Promise<ServiceFacts> {
  const { clock } = facts.relationship
  const ids = clock.pauses.map(({ fact }) => fact).filter(isNoteId)
  if (ids.length === 0) return facts
  const bodies = await readNoteBodies(tx, ids)
  const pauses = clock.pauses.map(pause => ({ ...pause, fact: bodies.get(pause.fact) ?? pause.fact }))
  return { ...facts, relationship: { ...facts.relationship, clock: { ...clock, pauses } } }
}
