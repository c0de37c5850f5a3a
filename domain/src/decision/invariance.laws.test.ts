import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Audience } from '../facts/audience.ts'
import { anyConduct, anyFacts, anyInstant, anyNeed } from '../facts/facts.arbitrary.ts'
import type { Conduct } from '../facts/conduct.ts'
import type { Need } from '../facts/need.ts'
import type { Clock, Relationship } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { decideBy, differing, outcomeOf } from './laws.fixture.ts'
import { tracksOf } from './tracks.ts'

const anyNow = anyInstant(1, 8)
const anyAudience: fc.Arbitrary<Audience> = fc.record({
  followers: fc.option(fc.nat()),
  reach: fc.option(fc.nat()),
  relevantShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  spreadRate: fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
  press: fc.boolean(),
  publicityThreat: fc.boolean(),
})

describe('a service decision is deaf to the audience', { timeout: 30_000 }, () => {
  it('has no fact of the audience in any closet that it is given', () => {
    type Seen = keyof ServiceFacts | keyof Need | keyof Relationship | keyof Conduct | keyof Clock
    expectTypeOf<Extract<Seen, keyof Audience | 'audience'>>().toEqualTypeOf<never>()
    expectTypeOf<keyof ServiceFacts>().toEqualTypeOf<'need' | 'relationship' | 'conduct'>()
  })

  it('is the same to the byte when audience facts are slipped into every closet', () => {
    fc.assert(
      fc.property(anyFacts, anyAudience, anyNow, (facts, audience, now) => {
        const smuggled = {
          need: { ...facts.need, ...audience },
          relationship: { ...facts.relationship, ...audience, clock: { ...facts.relationship.clock, ...audience } },
          conduct: { ...facts.conduct, ...audience },
          audience,
          ...audience,
        }
        expect(JSON.stringify(decideBy(smuggled, now))).toBe(JSON.stringify(decideBy(facts, now)))
      }),
    )
  })

  it('opens the same service case in public and in private, and only reputation differs', () => {
    fc.assert(
      fc.property(anyNeed, need => {
        expect(tracksOf(need, 'public').filter(track => track !== 'reputation')).toEqual(tracksOf(need, 'private'))
      }),
    )
  })

  it('treats an earlier contact alike on every channel', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('email', 'phone', 'chat', 'social'), anyNow, (facts, channel, now) => {
        const earlierContacts = facts.relationship.earlierContacts.map(contact => ({ ...contact, channel }))
        expect(decideBy(differing(facts, { relationship: { earlierContacts } }), now)).toEqual(decideBy(facts, now))
      }),
    )
  })
})

describe('a service decision', { timeout: 30_000 }, () => {
  it('is the same for ever for the same facts, and leaves them as they were', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const before = JSON.stringify(facts)
        expect(decideBy(facts, now)).toEqual(decideBy(JSON.parse(before), now))
        expect(JSON.stringify(facts)).toBe(before)
      }),
    )
  })

  it('does not depend on tone, abuse or warnings', () => {
    fc.assert(
      fc.property(anyFacts, anyConduct, anyNow, (facts, conduct, now) => {
        expect(decideBy({ ...facts, conduct }, now)).toEqual(decideBy(facts, now))
      }),
    )
  })

  it('moves nothing for a bare claim of an earlier contact', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const claim = decideBy(differing(facts, { need: { claimsEarlierContact: true } }), now)
        const none = decideBy(differing(facts, { need: { claimsEarlierContact: false } }), now)
        expect(outcomeOf(claim)).toEqual(outcomeOf(none))
      }),
    )
  })

  it('moves nothing for a threat to others, which is a matter of security', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const owed = differing(facts, { need: { type: 'problem', needsReply: true } })
        const risks = [...owed.need.risks, { kind: 'threat-to-others', now: true } as const]
        const threat = decideBy(differing(owed, { need: { risks } }), now)
        expect(outcomeOf(threat)).toEqual(outcomeOf(decideBy(owed, now)))
        expect(threat.steps).toContain('security')
      }),
    )
  })

  it('moves nothing when the customer posts again before we have answered', () => {
    fc.assert(
      fc.property(anyFacts, anyInstant(0, 4), anyNow, (facts, again, now) => {
        const unanswered = differing(facts, { clock: { firstResponseAt: null, customerWaitingSince: null } })
        const posted = differing(unanswered, { clock: { customerWaitingSince: again } })
        expect(decideBy(posted, now)).toEqual(decideBy(unanswered, now))
      }),
    )
  })

  it('moves nothing when words or records repeat what is known, or say less', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('message', 'records'), anyNow, (any, source, now) => {
        // A risk that no fact states would count from the opening; words that name one state it.
        const facts = differing(any, { need: { risks: [] } })
        const last = facts.need.severity.at(-1)
        fc.pre(last !== undefined)
        const { severity } = decideBy(facts, now)
        const severer = ['critical', 'high', 'medium', 'low'].indexOf(severity)
        for (const said of (['critical', 'high', 'medium', 'low'] as const).slice(severer)) {
          const repeated = [...facts.need.severity, { at: Math.max(last.at, now), severity: said, source }]
          const again = decideBy(differing(facts, { need: { severity: repeated } }), now)
          expect(again.due).toBe(decideBy(facts, now).due)
          expect(again.severity).toBe(severity)
        }
      }),
    )
  })
})
