import type { MessageType } from '../facts/need.ts'
import type { CaseStatus } from '../facts/relationship.ts'
import type { Policy } from '../policy/policy.ts'
import { daysBefore, type Instant } from '../time/instant.ts'

/** A message that asks where it belongs. */
export type IncomingMatter = {
  conversationId: string
  /** The customer where known, otherwise the profile. */
  authorKey: string
  /** Orders, bookings and tickets in the words, normalised to digits and capital letters. */
  references: readonly string[]
  at: Instant
  type: MessageType
  needsReply: boolean
  /** Cases whose words are alike, with how much. They are suggested and never joined. */
  similarTo: readonly SimilarCase[]
}

export type SimilarCase = { caseId: string; score: number }

/** A case that the message may belong to. */
export type CandidateCase = {
  caseId: string
  conversationIds: readonly string[]
  /** Whose problem it is; of a case that others were joined into, also whose they were. */
  authorKeys: readonly string[]
  references: readonly string[]
  status: CaseStatus
  resolvedAt: Instant | null
  joinedAt: Instant
}

/** Where a message belongs. `reopen`: the case was resolved and has to open again. */
export type Match =
  | { join: string; because: 'thread' | 'reference'; reopen: boolean }
  | { suggest: readonly SimilarCase[] }
  | { open: true }

/**
 * Says whether a message is about a matter that already has a case.
 *
 * Same matter is the same author in the same thread, or the same customer with the same reference, in a case that is not
 * resolved or was resolved less than `sameMatterDays` ago. Somebody else in the thread never joins another person's case, and
 * likeness only suggests. A message that needs no reply ("thanks") is attached but never reopens.
 *
 * Of several: one that is not resolved before a resolved one, the same reference before the same thread (a private thread
 * carries one matter after the other), then the one that joined last.
 * @example matchMatter(post, [openCase], defaultPolicy) // { join: openCase.caseId, because: 'reference', reopen: false }
 */
export function matchMatter(incoming: IncomingMatter, candidates: readonly CandidateCase[], policy: Policy): Match {
  const alive = candidates.filter(candidate => isAlive(candidate, incoming.at, policy))
  let best: Evidence | null = null
  for (const candidate of alive) {
    const evidence = evidenceFor(incoming, candidate)
    if (evidence !== null && (best === null || compareEvidence(evidence, best) < 0)) best = evidence
  }
  if (best !== null) {
    const { caseId, status } = best.candidate
    return { join: caseId, because: best.because, reopen: status === 'resolved' && asksForMore(incoming) }
  }
  const suggested = suggestions(incoming.similarTo, alive)
  return suggested.length > 0 ? { suggest: suggested } : { open: true }
}

type Evidence = { candidate: CandidateCase; because: 'thread' | 'reference'; sameReference: boolean }

function evidenceFor(incoming: IncomingMatter, candidate: CandidateCase): Evidence | null {
  if (!candidate.authorKeys.includes(incoming.authorKey)) return null
  const sameReference = candidate.references.some(reference => incoming.references.includes(reference))
  if (candidate.conversationIds.includes(incoming.conversationId)) return { candidate, because: 'thread', sameReference }
  return sameReference ? { candidate, because: 'reference', sameReference } : null
}

function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    Number(a.candidate.status === 'resolved') - Number(b.candidate.status === 'resolved') ||
    Number(b.sameReference) - Number(a.sameReference) ||
    b.candidate.joinedAt - a.candidate.joinedAt ||
    Number(b.because === 'thread') - Number(a.because === 'thread') ||
    compareText(a.candidate.caseId, b.candidate.caseId)
  )
}

function isAlive(candidate: CandidateCase, at: Instant, policy: Policy): boolean {
  if (candidate.status !== 'resolved') return true
  return candidate.resolvedAt !== null && candidate.resolvedAt > daysBefore(at, policy.sameMatterDays)
}

function asksForMore(incoming: IncomingMatter): boolean {
  return incoming.needsReply && incoming.type !== 'praise'
}

function suggestions(similarTo: readonly SimilarCase[], alive: readonly CandidateCase[]): readonly SimilarCase[] {
  return similarTo
    .filter(similar => alive.some(candidate => candidate.caseId === similar.caseId))
    .toSorted((a, b) => b.score - a.score || compareText(a.caseId, b.caseId))
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
