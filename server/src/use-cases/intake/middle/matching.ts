import { matchMatter } from '@evenhand/domain/matter/same-matter.ts'
import type { CandidateCase, Match } from '@evenhand/domain/matter/same-matter.ts'
import type { Need } from '@evenhand/domain/facts/need.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { customerOf } from './customer-facts.ts'
import { casesOfAuthor } from './world.ts'
import type { OpenCase, Profile, World } from './world.ts'

export type Matter = {
  profile: Profile
  conversationId: string
  references: readonly string[]
  need: Need
  isMatter: boolean
  at: Instant
}

/** The case that a message belongs to, if there is one. */
export function findCase(
  world: World,
  matter: Matter,
): { found: OpenCase; because: 'thread' | 'reference'; reopen: boolean } | null {
  const candidates = casesOfAuthor(world, matter.profile)
  if (candidates.length === 0) return null
  const { need, isMatter } = matter
  const match: Match = matchMatter(
    {
      conversationId: matter.conversationId,
      authorKey: authorKey(customerOf(world, matter.profile)?.id ?? null, matter.profile.row.id),
      references: matter.references,
      at: matter.at,
      // What needs an answer is never mere praise, whatever else it says.
      type: isMatter && need.type === 'praise' ? 'other' : need.type,
      needsReply: isMatter,
      similarTo: [],
    },
    candidates.map(candidateOf),
    world.basis.policy,
  )
  if (!('join' in match)) return null
  const found = world.cases.get(match.join)
  return found === undefined ? null : { found, because: match.because, reopen: match.reopen }
}

function candidateOf({ record, conversationIds, references }: OpenCase): CandidateCase {
  const { status, joinedAt } = record.facts.relationship.clock
  return {
    caseId: record.id,
    conversationIds: [...conversationIds],
    authorKey: authorKey(record.customerId, record.profileId),
    references: [...references],
    status,
    resolvedAt: record.resolvedAt,
    joinedAt,
  }
}

/** Somebody who is known is the same person on every channel. */
function authorKey(customerId: string | null, profileId: string): string {
  return customerId ?? profileId
}
