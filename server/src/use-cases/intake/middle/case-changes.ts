import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import { decideChange } from '../../deciding/ledger.ts'
import type { CaseChange } from '../../deciding/ledger.ts'
import type { OpenCase, World } from './world.ts'

/** Decides a case of the world anew; the world then holds the case as it is afterwards. */
export function change(world: World, found: OpenCase, what: Omit<CaseChange, 'record'>): void {
  found.record = decideChange(world.ledger, world.basis, { ...what, record: found.record })
}

export function withClock(facts: ServiceFacts, clock: Clock): ServiceFacts {
  return clock === facts.relationship.clock ? facts : { ...facts, relationship: { ...facts.relationship, clock } }
}

/** From now on the matter also runs over this conversation. */
export function addConversation(world: World, found: OpenCase, conversationId: string): void {
  if (found.conversationIds.has(conversationId)) return
  found.conversationIds.add(conversationId)
  world.fresh.caseConversations.push({
    workspace_id: world.workspaceId,
    case_id: found.record.id,
    conversation_id: conversationId,
  })
}

/** From now on the matter is also about these orders, bookings or tickets. */
export function addReferences(world: World, found: OpenCase, references: readonly string[]): void {
  for (const reference of references) {
    if (found.references.has(reference)) continue
    found.references.add(reference)
    world.fresh.caseReferences.push({ workspace_id: world.workspaceId, case_id: found.record.id, reference })
  }
}
