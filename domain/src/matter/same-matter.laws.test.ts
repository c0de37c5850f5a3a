import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageTypes } from '../facts/need.ts'
import { caseStatuses } from '../facts/relationship.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { matchMatter, type CandidateCase, type IncomingMatter } from './same-matter.ts'

const day = 86_400_000
const now = 1000 * day
const few = fc.constantFrom('a', 'b', 'c')
const anyIncoming: fc.Arbitrary<IncomingMatter> = fc.record({
  conversationId: few,
  authorKey: few,
  references: fc.uniqueArray(few, { maxLength: 2 }),
  at: fc.constant(now),
  type: fc.constantFrom(...messageTypes),
  needsReply: fc.boolean(),
  similarTo: fc.uniqueArray(fc.record({ caseId: few, score: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    selector: ({ caseId }) => caseId,
  }),
})
const anyCandidate: fc.Arbitrary<Omit<CandidateCase, 'caseId'>> = fc.record({
  conversationIds: fc.uniqueArray(few, { maxLength: 2 }),
  authorKeys: fc.uniqueArray(few, { minLength: 1, maxLength: 2 }),
  references: fc.uniqueArray(few, { maxLength: 2 }),
  status: fc.constantFrom(...caseStatuses),
  resolvedAt: fc.option(fc.nat(20).map(days => now - days * day)),
  joinedAt: fc.nat(40).map(days => now - days * day),
})
const anyCandidates = fc
  .array(anyCandidate, { maxLength: 5 })
  .map(candidates => candidates.map((candidate, i): CandidateCase => ({ ...candidate, caseId: 'abcde'.charAt(i) })))
const isAlive = ({ status, resolvedAt }: CandidateCase): boolean =>
  status !== 'resolved' || (resolvedAt !== null && now - resolvedAt < 14 * day)

describe('matchMatter', { timeout: 30_000 }, () => {
  it('joins only a live case of the same author, by thread or reference', () => {
    fc.assert(
      fc.property(anyIncoming, anyCandidates, (incoming, candidates) => {
        const match = matchMatter(incoming, candidates, defaultPolicy)
        fc.pre('join' in match)
        const joined = candidates.filter(({ caseId }) => caseId === match.join)
        expect(joined).toHaveLength(1)
        for (const candidate of joined) {
          expect(candidate.authorKeys).toContain(incoming.authorKey)
          expect(isAlive(candidate)).toBe(true)
          const isThread = candidate.conversationIds.includes(incoming.conversationId)
          expect(match.because).toBe(isThread ? 'thread' : 'reference')
          expect(isThread || candidate.references.some(reference => incoming.references.includes(reference))).toBe(true)
          expect(match.reopen).toBe(candidate.status === 'resolved' && incoming.needsReply && incoming.type !== 'praise')
        }
      }),
    )
  })

  it('always joins where the author has a live case with this thread or reference', () => {
    fc.assert(
      fc.property(anyIncoming, anyCandidates, (incoming, candidates) => {
        const own = candidates.filter(candidate => candidate.authorKeys.includes(incoming.authorKey) && isAlive(candidate))
        const isSame = own.some(
          ({ conversationIds, references }) =>
            conversationIds.includes(incoming.conversationId) || references.some(each => incoming.references.includes(each)),
        )
        expect('join' in matchMatter(incoming, candidates, defaultPolicy)).toBe(isSame)
      }),
    )
  })

  it('never joins for likeness, however great', () => {
    fc.assert(
      fc.property(anyIncoming, anyCandidates, (incoming, candidates) => {
        const match = matchMatter(incoming, candidates, defaultPolicy)
        const without = matchMatter({ ...incoming, similarTo: [] }, candidates, defaultPolicy)
        expect('join' in match ? match : null).toEqual('join' in without ? without : null)
      }),
    )
  })

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(anyIncoming, anyCandidates, (incoming, candidates) => {
        expect(matchMatter(incoming, candidates.toReversed(), defaultPolicy)).toEqual(
          matchMatter(incoming, candidates, defaultPolicy),
        )
      }),
    )
  })

  it('joins the same case again when the same author posts again about it', () => {
    fc.assert(
      fc.property(anyIncoming, anyCandidates, fc.nat(13), (incoming, candidates, days) => {
        const match = matchMatter(incoming, candidates, defaultPolicy)
        fc.pre('join' in match && candidates.every(({ status }) => status !== 'resolved'))
        const again = { ...incoming, at: now + days * day }
        expect(matchMatter(again, candidates, defaultPolicy)).toEqual(match)
      }),
    )
  })
})
