import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideBy, differing, dueOf, outcomeOf, queueKeyOf } from '../decision/laws.fixture.ts'
import { compareQueue } from '../decision/queue-order.ts'
import { anyContact, anyDeadline, anyFacts, anyInstant, anyLevel, anySeverity, monday9 } from '../facts/facts.arbitrary.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import { levels } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { demandedByRisk } from '../severity/severity-history.ts'
import { isMoreSevere, nextMoreSevere, severityRank } from '../severity/severity.ts'
import { aroundTheClock, type Instant } from '../time/instant.ts'
import { officeHours } from '../time/office-hours.fixture.ts'

const minute = 60_000
const anyNow = anyInstant(1, 8)
const anyCalendar = fc.constantFrom(aroundTheClock, officeHours)
/** Without doubts, whose laws are in triage.laws.test.ts. */
const certain = anyFacts.map(facts => differing(facts, { need: { doubts: [] } }))
/** Any facts of a matter that is owed an answer. */
const owed = certain.map(facts => differing(facts, { need: { type: 'problem', needsReply: true } }))
const unanswered = owed.map(facts => differing(facts, { clock: { status: 'open', firstResponseAt: null, fixedDates: [] } }))
const soonestFor = (facts: ServiceFacts): Instant =>
  facts.relationship.clock.joinedAt + defaultPolicy.promises.critical.firstResponse * minute

describe('between classes', { timeout: 30_000 }, () => {
  it('promises the more severe of two matters that open together sooner, at whatever levels', () => {
    fc.assert(
      fc.property(anySeverity, anySeverity, anyLevel, anyLevel, anyCalendar, (severe, mild, level, better, calendar) => {
        fc.pre(isMoreSevere(severe, mild))
        const a = decideBy(freshFacts(monday9, severe, { relationship: { level } }), monday9, calendar)
        const b = decideBy(freshFacts(monday9, mild, { relationship: { level: better } }), monday9, calendar)
        for (const kind of ['first-response', 'resolution'] as const) {
          expect(dueOf(a, kind) ?? Infinity).toBeLessThan(dueOf(b, kind) ?? -Infinity)
        }
        expect(a.lane).toBeLessThanOrEqual(b.lane)
      }),
    )
  })

  it('keeps the same order for the next response', () => {
    fc.assert(
      fc.property(anySeverity, anySeverity, anyLevel, anyLevel, anyCalendar, (severe, mild, level, better, calendar) => {
        fc.pre(isMoreSevere(severe, mild))
        const clock = { firstResponseAt: monday9 + minute, customerWaitingSince: monday9 + 60 * minute }
        const a = decideBy(freshFacts(monday9, severe, { relationship: { level }, clock }), monday9, calendar)
        const b = decideBy(freshFacts(monday9, mild, { relationship: { level: better }, clock }), monday9, calendar)
        expect(dueOf(a, 'next-response') ?? Infinity).toBeLessThan(dueOf(b, 'next-response') ?? -Infinity)
      }),
    )
  })

  it('puts whatever is critical, and every risk that is happening, into the first lane', () => {
    fc.assert(
      fc.property(certain, anyNow, (facts, now) => {
        const decision = decideBy(facts, now)
        const isAtRisk = demandedByRisk(facts.need.risks) === 'critical'
        expect(decision.severity === 'critical' || !isAtRisk).toBe(true)
        expect(decision.lane === 1).toBe(decision.severity === 'critical')
      }),
    )
  })
})

describe('an earlier contact', { timeout: 30_000 }, () => {
  it('gains one class at most, and never harms', () => {
    fc.assert(
      fc.property(anySeverity, anyLevel, fc.array(anyContact), anyCalendar, (severity, level, earlierContacts, calendar) => {
        const without = freshFacts(monday9, severity, { relationship: { level } })
        const above = freshFacts(monday9, nextMoreSevere(severity) ?? severity)
        const due = dueOf(
          decideBy(differing(without, { relationship: { earlierContacts } }), monday9, calendar),
          'first-response',
        )
        expect(due).toBeLessThanOrEqual(dueOf(decideBy(without, monday9, calendar), 'first-response') ?? 0)
        expect(due).toBeGreaterThanOrEqual(
          Math.min(
            dueOf(decideBy(above, monday9, calendar), 'first-response') ?? 0,
            dueOf(decideBy(without, monday9, calendar), 'first-response') ?? 0,
          ),
        )
      }),
    )
  })

  it('changes neither lane nor severity', () => {
    fc.assert(
      fc.property(unanswered, fc.array(anyContact), (facts, earlierContacts) => {
        const { joinedAt } = facts.relationship.clock
        const a = decideBy(facts, joinedAt)
        const b = decideBy(differing(facts, { relationship: { earlierContacts } }), joinedAt)
        expect([b.lane, b.severity]).toEqual([a.lane, a.severity])
      }),
    )
  })

  it('counts only when it failed and is on record within the limit, and is shown even when it is too old', () => {
    fc.assert(
      fc.property(unanswered, fc.integer({ min: 31, max: 400 }), (facts, days) => {
        const { joinedAt } = facts.relationship.clock
        const fresh = differing(facts, { relationship: { earlierContacts: [] }, clock: { waitingSince: joinedAt } })
        const at = joinedAt - days * 1440 * minute
        const tooOld = decideBy(
          differing(fresh, { relationship: { earlierContacts: [{ at, channel: 'email', outcome: 'unanswered' }] } }),
          joinedAt,
        )
        expect(tooOld.due).toBe(decideBy(fresh, joinedAt).due)
        expect(tooOld.waitingSince).toBe(at)
      }),
    )
  })

  it('counts nothing when it was answered or resolved', () => {
    fc.assert(
      fc.property(unanswered, anyContact, fc.constantFrom('answered', 'resolved'), anyNow, (facts, contact, outcome, now) => {
        const earlierContacts = [...facts.relationship.earlierContacts, { ...contact, outcome }]
        expect(decideBy(differing(facts, { relationship: { earlierContacts } }), now).due).toBe(decideBy(facts, now).due)
      }),
    )
  })
})

describe('a deadline', { timeout: 30_000 }, () => {
  it('that had passed when the promise began hides no later one', () => {
    fc.assert(
      fc.property(unanswered, anyDeadline, fc.nat(9999), (facts, later, minutes) => {
        const { joinedAt } = facts.relationship.clock
        fc.pre(later.at > joinedAt)
        const past = { ...later, at: joinedAt - minutes * minute }
        const alone = decideBy(differing(facts, { need: { deadline: later } }), joinedAt)
        expect(decideBy(differing(facts, { need: { deadline: past, laterDeadlines: [later] } }), joinedAt)).toEqual(alone)
      }),
    )
  })

  it('is met by the due time, unless even a critical matter could not be answered before it', () => {
    fc.assert(
      fc.property(unanswered, anyDeadline, (facts, deadline) => {
        const { joinedAt } = facts.relationship.clock
        fc.pre(deadline.at > joinedAt)
        const { due } = decideBy(differing(facts, { need: { deadline } }), joinedAt)
        const lead = defaultPolicy.deadlineLeadMinutes * minute
        expect(due).toBeLessThanOrEqual(Math.max(deadline.at - lead, soonestFor(facts)))
      }),
    )
  })

  it('only ever pulls, and never before the promise of critical', () => {
    fc.assert(
      fc.property(unanswered, anyDeadline, (facts, deadline) => {
        const { joinedAt } = facts.relationship.clock
        const pulled = dueOf(decideBy(differing(facts, { need: { deadline } }), joinedAt), 'first-response') ?? 0
        const without = dueOf(decideBy(differing(facts, { need: { deadline: null } }), joinedAt), 'first-response')
        expect(pulled).toBeLessThanOrEqual(without ?? 0)
        expect(pulled).toBeGreaterThanOrEqual(soonestFor(facts))
      }),
    )
  })

  it('that had passed when the matter joined pulls nothing', () => {
    fc.assert(
      fc.property(unanswered, anyDeadline, fc.nat(9999), (facts, deadline, minutes) => {
        const { joinedAt } = facts.relationship.clock
        const past = { ...deadline, at: joinedAt - minutes * minute }
        const without = decideBy(differing(facts, { need: { deadline: null } }), joinedAt)
        expect(decideBy(differing(facts, { need: { deadline: past } }), joinedAt).due).toBe(without.due)
      }),
    )
  })
})

describe('a new fact', { timeout: 30_000 }, () => {
  /** Risks are stated by a fact of their own class, as words that name a risk do. */
  const stated = owed.map(facts => differing(facts, { need: { risks: [] } }))

  it('that raises never makes anything due later, and never puts the case further back', () => {
    fc.assert(
      fc.property(stated, anySeverity, anyNow, anyInstant(0, 8), anyCalendar, (facts, severity, now, at, calendar) => {
        const last = facts.need.severity.at(-1)?.at ?? facts.relationship.clock.joinedAt
        fc.pre(facts.need.severity.length > 0)
        const raised = { at: Math.max(at, last), severity, source: 'message' } as const
        const before = decideBy(facts, now, calendar)
        const after = decideBy(differing(facts, { need: { severity: [...facts.need.severity, raised] } }), now, calendar)
        for (const obligation of before.obligations) {
          const later = after.obligations.find(({ kind, due }) => kind === obligation.kind && due <= obligation.due)
          expect(later).toBeDefined()
        }
        expect(compareQueue(queueKeyOf(after, 0, 'case'), queueKeyOf(before, 0, 'case'))).toBeLessThanOrEqual(0)
        expect(severityRank(after.severity)).toBe(Math.min(severityRank(before.severity), severityRank(severity)))
      }),
      { numRuns: 500 },
    )
  })

  it('by which a lead lowers a matter never makes it due earlier', () => {
    fc.assert(
      fc.property(stated, anySeverity, anyInstant(0, 8), (facts, severity, at) => {
        const last = facts.need.severity.at(-1)?.at ?? facts.relationship.clock.joinedAt
        const now = facts.relationship.clock.joinedAt
        const before = decideBy(facts, now)
        fc.pre(facts.need.severity.length > 0 && isMoreSevere(before.severity, severity))
        const lowered = { at: Math.max(at, last), severity, source: 'person' } as const
        const after = decideBy(differing(facts, { need: { severity: [...facts.need.severity, lowered] } }), now)
        expect(after.severity).toBe(severity)
        expect(dueOf(after, 'first-response')).toBeGreaterThanOrEqual(dueOf(before, 'first-response') ?? 0)
        expect(after.lane).toBeGreaterThanOrEqual(before.lane)
      }),
    )
  })

  it('cannot lower a matter while a risk is happening', () => {
    fc.assert(
      fc.property(owed, anySeverity, anyNow, (facts, severity, now) => {
        const risks = [{ kind: 'self-harm', now: true }] as const
        const last = facts.need.severity.at(-1)?.at ?? 0
        const lowered = [...facts.need.severity, { at: last, severity, source: 'person' } as const]
        expect(decideBy(differing(facts, { need: { risks, severity: lowered } }), now)).toMatchObject({
          lane: 1,
          severity: 'critical',
        })
      }),
    )
  })
})

describe('a level', { timeout: 30_000 }, () => {
  it('changes nothing for critical and high', () => {
    fc.assert(
      fc.property(owed, anyLevel, anyNow, anyCalendar, (facts, level, now, calendar) => {
        const decision = decideBy(facts, now, calendar)
        fc.pre(decision.lane === 1 || decision.severity === 'high')
        // A fact that raised the class later leaves the shorter promise of the milder class behind it.
        fc.pre(facts.need.severity.every(fact => isMoreSevere(fact.severity, 'medium')))
        const other = decideBy(differing(facts, { relationship: { level } }), now, calendar)
        expect(outcomeOf(other)).toEqual(outcomeOf(decision))
      }),
    )
  })

  it('shortens the promise of medium and low, by its multiplier', () => {
    for (const level of levels) {
      const facts = freshFacts(monday9, 'medium', { relationship: { level } })
      expect(dueOf(decideBy(facts, monday9), 'first-response')).toBe(
        monday9 + 240 * defaultPolicy.levelMultipliers[level] * minute,
      )
    }
  })

  it('changes neither lane nor severity of a matter that has just opened', () => {
    fc.assert(
      fc.property(unanswered, anyLevel, (facts, level) => {
        const { joinedAt } = facts.relationship.clock
        const [a, b] = [facts, differing(facts, { relationship: { level } })].map(each => decideBy(each, joinedAt))
        expect([b?.lane, b?.severity]).toEqual([a?.lane, a?.severity])
      }),
    )
  })
})
