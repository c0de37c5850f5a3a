import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../decision/decide.ts'
import type { Decision } from '../decision/decision.ts'
import { decideBy, differing, outcomeOf, queueKeyOf } from '../decision/laws.fixture.ts'
import { compareQueue } from '../decision/queue-order.ts'
import { anyConduct, anyDoubt, anyFacts, anyInstant, anyLevel } from '../facts/facts.arbitrary.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import type { Doubt } from '../facts/need.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { isMoreSevere } from '../severity/severity.ts'
import { alwaysAroundTheClock } from '../time/instant.ts'
import { laneOf } from './lanes.ts'

const minute = 60_000
const { triageMinutes } = defaultPolicy
const anyNow = anyInstant(1, 8)
const owed = anyFacts.map(facts => differing(facts, { need: { type: 'problem', needsReply: true } }))
const someDoubts = fc.array(anyDoubt, { minLength: 1, maxLength: 3 }).map(doubts => doubts.toSorted((a, b) => a.at - b.at))
const withDoubts = (facts: ServiceFacts, doubts: readonly Doubt[]): ServiceFacts => differing(facts, { need: { doubts } })
const lookOf = ({ obligations }: Decision) => obligations.filter(({ kind, state }) => kind === 'triage' && state === 'running')
const promisesOf = ({ obligations }: Decision) => obligations.filter(({ kind }) => kind !== 'triage')

describe('a triage', { timeout: 30_000 }, () => {
  it('leaves severity, promises, desk and steps as they are without it', () => {
    fc.assert(
      fc.property(owed, someDoubts, anyNow, (facts, doubts, now) => {
        const [a, b] = [decideBy(withDoubts(facts, doubts), now), decideBy(withDoubts(facts, []), now)]
        expect(promisesOf(a)).toEqual(promisesOf(b))
        expect([a.severity, a.desk, a.steps, a.promoteAt, a.waitingSince, a.tracks]).toEqual([
          b.severity,
          b.desk,
          b.steps,
          b.promoteAt,
          b.waitingSince,
          b.tracks,
        ])
      }),
    )
  })

  it('stands in the lane it might belong to, by five minutes from the words and by nothing older', () => {
    fc.assert(
      fc.property(owed, someDoubts, anyNow, (facts, doubts, now) => {
        const [a, b] = [decideBy(withDoubts(facts, doubts), now), decideBy(withDoubts(facts, []), now)]
        expect(a.lane).toBeLessThanOrEqual(b.lane)
        if (a.lane === b.lane) return
        expect(a.dueObligation).toBe('triage')
        const at = (a.due ?? 0) - triageMinutes * minute
        expect(doubts.some(doubt => doubt.at === at && laneOf(doubt.severity, false) === a.lane)).toBe(true)
      }),
    )
  })

  it('lets no milder matter pass one that is truly graver, unless that one has more than five minutes left when the words arrive', () => {
    const anyGrave = fc.constantFrom('critical', 'high')
    fc.assert(
      fc.property(owed, anyGrave, fc.integer({ min: 1, max: 9999 }), anyNow, (facts, severity, later, now) => {
        const { joinedAt } = facts.relationship.clock
        const grave = decideBy(freshFacts(joinedAt, severity), now)
        const left = defaultPolicy.promises[severity].firstResponse - triageMinutes
        const at = joinedAt + (left + later) * minute
        const milder = withDoubts(facts, [])
        fc.pre(decideBy(milder, now).lane > grave.lane)
        const perhaps = decideBy(withDoubts(facts, [{ at, severity }]), now)
        expect(isMoreSevere(grave.severity, perhaps.severity)).toBe(true)
        expect(compareQueue(queueKeyOf(grave, joinedAt, 'b'), queueKeyOf(perhaps, joinedAt, 'a'))).toBeLessThan(0)
      }),
    )
  })

  it('passes one that is truly graver while that one has longer to wait than the look takes', () => {
    const at = Date.UTC(2026, 2, 2, 9)
    const critical = decideBy(freshFacts(at, 'critical'), at)
    const perhaps = decideBy(
      freshFacts(at + minute, 'medium', { need: { doubts: [{ at: at + minute, severity: 'critical' }] } }),
      at,
    )
    expect(compareQueue(queueKeyOf(perhaps, at, 'b'), queueKeyOf(critical, at, 'a'))).toBeLessThan(0)
  })

  it('is over once a person has said how severe it is, and nothing is left of it', () => {
    fc.assert(
      fc.property(owed, someDoubts, fc.nat(999), (facts, doubts, minutes) => {
        const last = Math.max(...doubts.map(({ at }) => at), ...facts.need.severity.map(({ at }) => at))
        const at = last + minutes * minute
        const { severity } = decideBy(withDoubts(facts, []), at)
        const judged = differing(facts, { need: { severity: [...facts.need.severity, { at, severity, source: 'person' }] } })
        const after = decideBy(withDoubts(judged, doubts), at)
        expect(lookOf(after)).toEqual([])
        const { obligations: _a, ...outcome } = outcomeOf(after)
        const { obligations: _b, ...certain } = outcomeOf(decideBy(withDoubts(judged, []), at))
        expect(outcome).toEqual(certain)
      }),
    )
  })

  it('is over once somebody has answered what was asked', () => {
    fc.assert(
      fc.property(owed, someDoubts, anyNow, (facts, doubts, now) => {
        const { joinedAt } = facts.relationship.clock
        const clock = { firstResponseAt: joinedAt, customerWaitingSince: null }
        expect(lookOf(decideBy(differing(withDoubts(facts, doubts), { clock }), now))).toEqual([])
      }),
    )
  })

  it('is over when a further fact makes it certain', () => {
    fc.assert(
      fc.property(owed, someDoubts, anyNow, (facts, doubts, now) => {
        const severity = [...facts.need.severity, { at: now, severity: 'critical', source: 'message' }] as const
        const certain = decideBy(differing(withDoubts(facts, doubts), { need: { severity } }), now)
        fc.pre(certain.severity === 'critical')
        expect(lookOf(certain)).toEqual([])
      }),
    )
  })

  it('cannot be reached by conduct, level or who it is', () => {
    fc.assert(
      fc.property(owed, someDoubts, anyConduct, anyLevel, anyNow, (facts, doubts, conduct, level, now) => {
        const doubtful = withDoubts(facts, doubts)
        const other = { ...differing(doubtful, { relationship: { level, known: !facts.relationship.known } }), conduct }
        expect(lookOf(decideBy(other, now))).toEqual(lookOf(decideBy(doubtful, now)))
      }),
    )
  })

  it('is not put aside by a snooze', () => {
    const at = Date.UTC(2026, 2, 2, 9)
    const clock = { status: 'snoozed', snoozedUntil: null, firstResponseAt: at - minute, customerWaitingSince: at } as const
    const facts = freshFacts(at - 2 * minute, 'medium', { need: { doubts: [{ at, severity: 'critical' }] }, clock })
    expect(decideBy(facts, at)).toMatchObject({ lane: 1, due: at + 5 * minute, dueObligation: 'triage', severity: 'medium' })
  })

  it('is no doubt between low and medium, which stand in one lane', () => {
    const at = Date.UTC(2026, 2, 2, 9)
    const facts = freshFacts(at, 'low', { need: { doubts: [{ at, severity: 'medium' }] } })
    expect(decideBy(facts, at)).toEqual(decideBy(freshFacts(at, 'low'), at))
  })

  it('opens a case where nothing else would: somebody has to look', () => {
    const at = Date.UTC(2026, 2, 2, 9)
    const need = { type: 'other', needsReply: false, severity: [], doubts: [{ at, severity: 'critical' }] } as const
    expect(decideBy(freshFacts(at, 'low', { need }), at)).toMatchObject({ tracks: ['service'], lane: 1, dueObligation: 'triage' })
  })

  it('takes its length from the policy', () => {
    const at = Date.UTC(2026, 2, 2, 9)
    const facts = freshFacts(at, 'medium', { need: { doubts: [{ at, severity: 'high' }] } })
    const decision = decide(facts, { ...defaultPolicy, triageMinutes: 3 }, alwaysAroundTheClock, at)
    expect([decision.lane, decision.due]).toEqual([2, at + 3 * minute])
  })
})
