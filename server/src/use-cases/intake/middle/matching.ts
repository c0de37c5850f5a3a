import { matchMatter } from '@evenhand/domain/matter/same-matter.ts'
import type { CandidateCase, Match } from '@evenhand/domain/matter/same-matter.ts'
import type { Need } from '@evenhand/domain/facts/need.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { CaseRecord } from '../../deciding/case-record.ts'
import { provenCustomerOf } from './customer-facts.ts'
import { isKept } from './history.ts'
import { casesOfAuthor } from './world.ts'
import type { OpenCase, Profile, World } from './world.ts'

export type Matter = {
  profile: Profile
  conversationId: string
  references: readonly string[]
  need: Need
  isMatter: boolean
  at: Instant
  /** It comes from an import of history. */
  isHistory: boolean
}

/** The case that a message belongs to, if there is one. */
export function findCase(
  world: World,
  matter: Matter,
): { found: OpenCase; because: 'thread' | 'reference'; reopen: boolean } | null {
  const candidates = casesOfAuthor(world, matter.profile)
  if (candidates.length === 0) return null
  const { need, isMatter } = matter
  const own = ownKeys(world, matter.profile)
  const match: Match = matchMatter(
    {
      conversationId: matter.conversationId,
      authorKey: own.key,
      references: matter.references,
      at: matter.at,
      // What needs an answer is never mere praise, whatever else it says.
      type: isMatter && need.type === 'praise' ? 'other' : need.type,
      needsReply: isMatter,
      similarTo: [],
    },
    candidates.map(candidate => candidateOf(candidate, own, matter, world.basis.policy.sameMatterDays)),
    world.basis.policy,
  )
  if (!('join' in match)) return null
  const found = world.cases.get(match.join)
  return found === undefined ? null : { found, because: match.because, reopen: match.reopen }
}

type OwnKeys = { key: string; all: readonly string[] }

function ownKeys(world: World, profile: Profile): OwnKeys {
  const customerId = provenCustomerOf(world, profile)?.id ?? null
  return { key: authorKey(customerId, profile.row.id), all: [profile.row.id, ...(customerId === null ? [] : [customerId])] }
}

/** Whose case was joined into another one is an author of that one, whoever they have turned out to be since. */
function candidateOf(
  { record, conversationIds, references, absorbed }: OpenCase,
  own: OwnKeys,
  matter: Matter,
  sameMatterDays: number,
): CandidateCase {
  const { assurance, clock } = record.facts.relationship
  const { status, joinedAt } = clock
  const key = authorKey(assurance === 'verified' ? record.customerId : null, record.profileId)
  const isOwn = own.all.some(each => each === record.profileId || absorbed.has(each))
  return {
    caseId: record.id,
    conversationIds: [...conversationIds],
    authorKeys: isOwn ? [key, own.key] : [key],
    references: [...references],
    ...(isKept(record) ? asItWas(record, matter, sameMatterDays) : { status, resolvedAt: record.resolvedAt }),
    joinedAt,
  }
}

/** A matter of history ended with its last word; until the usual time had passed after that, its own history goes on with it. */
function asItWas({ lastMessageAt }: CaseRecord, { at, isHistory }: Matter, sameMatterDays: number) {
  const goesOn = isHistory && at - lastMessageAt <= sameMatterDays * dayMs
  return { status: goesOn ? ('open' as const) : ('resolved' as const), resolvedAt: lastMessageAt }
}

const dayMs = 86_400_000

/** Somebody who is known is the same person on every channel. */
function authorKey(customerId: string | null, profileId: string): string {
  return customerId ?? profileId
}
