import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideBy, differing, dueOf, obligationOf } from '../decision/laws.fixture.ts'
import { anyFacts, anyInstant, anyLevel, anySeverity, monday9 } from '../facts/facts.arbitrary.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { aroundTheClock, type Instant } from '../time/instant.ts'
import { officeHours } from '../time/office-hours.fixture.ts'

const minute = 60_000
const anyNow = anyInstant(1, 8)
const anyCalendar = fc.constantFrom(aroundTheClock, officeHours)
/** Without doubts, whose laws are in triage.laws.test.ts. */
const certain = anyFacts.map(facts => differing(facts, { need: { doubts: [] } }))
/** Any facts of a matter that is owed an answer. */
const owed = certain.map(facts => differing(facts, { need: { type: 'problem', needsReply: true } }))
const soonestFor = (facts: ServiceFacts): Instant =>
  facts.relationship.clock.joinedAt + defaultPolicy.promises.critical.firstResponse * minute

describe('waiting for the customer', { timeout: 30_000 }, () => {
  const plain = fc
    .record({ severity: anySeverity, from: fc.integer({ min: 1, max: 9000 }), minutes: fc.nat(6000), calendar: anyCalendar })
    .map(({ severity, from, minutes, calendar }) => {
      const pause = { from: monday9 + from * minute, to: monday9 + (from + minutes) * minute, fact: 'order number' }
      return { severity, pause, calendar, now: pause.to }
    })

  it('moves the resolution by exactly the working time we waited, unless it was broken before', () => {
    fc.assert(
      fc.property(plain, ({ severity, pause, calendar, now }) => {
        const facts = freshFacts(monday9, severity, { clock: { firstResponseAt: monday9 + minute } })
        const before = dueOf(decideBy(facts, now, calendar), 'resolution') ?? 0
        const after = dueOf(decideBy(differing(facts, { clock: { pauses: [pause] } }), now, calendar), 'resolution') ?? 0
        const waited = calendar.between(pause.from, pause.to)
        expect(calendar.between(before, after)).toBe(before < pause.from ? 0 : waited)
      }),
    )
  })

  it('moves the next response in the same way', () => {
    fc.assert(
      fc.property(plain, ({ severity, pause, calendar, now }) => {
        const clock = { firstResponseAt: monday9, customerWaitingSince: monday9 + minute }
        const facts = freshFacts(monday9, severity, { clock })
        const before = dueOf(decideBy(facts, now, calendar), 'next-response') ?? 0
        const after = dueOf(decideBy(differing(facts, { clock: { pauses: [pause] } }), now, calendar), 'next-response') ?? 0
        expect(calendar.between(before, after)).toBe(before < pause.from ? 0 : calendar.between(pause.from, pause.to))
      }),
    )
  })

  it('never moves a first response', () => {
    fc.assert(
      fc.property(owed, anyNow, (facts, now) => {
        const without = dueOf(decideBy(differing(facts, { clock: { pauses: [] } }), now), 'first-response')
        expect(dueOf(decideBy(facts, now), 'first-response')).toBe(without)
      }),
    )
  })

  it('never pauses for a stranger who is asked who they are', () => {
    const asks = fc.record({ from: anyInstant(0, 8), minutes: fc.option(fc.nat(6000)) })
    fc.assert(
      fc.property(owed, asks, anyNow, (facts, { from, minutes }, now) => {
        const stranger = differing(facts, { relationship: { known: false }, clock: { status: 'open', pauses: [] } })
        const pause = { from, to: minutes === null ? null : from + minutes * minute, fact: 'full name', asksWho: true }
        const asked = differing(stranger, { clock: { status: minutes === null ? 'pending' : 'open', pauses: [pause] } })
        expect(decideBy(asked, now)).toEqual(decideBy(stranger, now))
      }),
    )
  })

  it('pauses for somebody we know who is asked the same', () => {
    fc.assert(
      fc.property(plain, ({ severity, pause, calendar, now }) => {
        const clock = { firstResponseAt: monday9, pauses: [pause] }
        const known = freshFacts(monday9, severity, { relationship: { known: true }, clock })
        const asked = differing(known, { clock: { pauses: [{ ...pause, asksWho: true }] } })
        expect(decideBy(asked, now, calendar)).toEqual(decideBy(known, now, calendar))
      }),
    )
  })

  it('counts once per fact', () => {
    fc.assert(
      fc.property(plain, ({ severity, pause, calendar, now }) => {
        const later = { ...pause, from: pause.to + minute, to: pause.to + 60 * minute }
        const once = freshFacts(monday9, severity, { clock: { firstResponseAt: monday9, pauses: [pause] } })
        const twice = differing(once, { clock: { pauses: [pause, later] } })
        expect(decideBy(twice, later.to, calendar)).toEqual(decideBy(once, later.to, calendar))
        expect(now).toBeLessThan(later.to)
      }),
    )
  })

  it('takes a case out of the queue, but not while a first response or a fixed date is owed', () => {
    fc.assert(
      fc.property(owed, anyNow, (facts, now) => {
        const decision = decideBy(differing(facts, { clock: { status: 'pending' } }), now)
        const running = decision.obligations.filter(({ state }) => state === 'running').map(({ kind }) => kind)
        expect(running.some(kind => kind === 'next-response' || kind === 'resolution')).toBe(false)
        expect(decision.due === null).toBe(running.length === 0)
      }),
    )
  })
})

describe('starvation', { timeout: 30_000 }, () => {
  it('ends after two full promises: the case moves to lane 2 with the promise of a high matter that opens then', () => {
    fc.assert(
      fc.property(fc.constantFrom('medium', 'low'), anyLevel, anyCalendar, (severity, level, calendar) => {
        const facts = freshFacts(monday9, severity, { relationship: { level } })
        const { promoteAt } = decideBy(facts, monday9, calendar)
        const minutes = defaultPolicy.promises[severity].firstResponse * defaultPolicy.levelMultipliers[level]
        expect(calendar.between(monday9, promoteAt ?? 0)).toBeCloseTo(2 * minutes)
        const starved = decideBy(facts, promoteAt ?? 0, calendar)
        const high = decideBy(freshFacts(promoteAt ?? 0, 'high'), promoteAt ?? 0, calendar)
        expect(starved).toMatchObject({ lane: 2, due: high.due, promoteAt: null, severity })
      }),
    )
  })

  it('wakes at its instant and not before', () => {
    fc.assert(
      fc.property(owed, anyNow, (facts, now) => {
        const settled = differing(facts, { need: { risks: [] }, clock: { pauses: [], status: 'open' } })
        const { promoteAt, lane, severity } = decideBy(settled, now)
        fc.pre(promoteAt !== null)
        expect(promoteAt).toBeGreaterThan(now)
        expect([lane, severity === 'medium' || severity === 'low']).toEqual([3, true])
        expect(decideBy(settled, promoteAt - 1).lane).toBe(3)
        expect(decideBy(settled, promoteAt)).toMatchObject({ lane: 2, promoteAt: null })
      }),
    )
  })

  it('touches nobody who has been answered and waits for nothing', () => {
    fc.assert(
      fc.property(owed, anyNow, (facts, now) => {
        const { joinedAt } = facts.relationship.clock
        const answered = differing(facts, { clock: { firstResponseAt: joinedAt, customerWaitingSince: null } })
        const decision = decideBy(answered, now)
        expect(decision.promoteAt).toBeNull()
        expect(decision.lane === 2).toBe(decision.severity === 'high')
      }),
    )
  })
})

describe('the due time', { timeout: 30_000 }, () => {
  it('is the earliest thing that still runs, for an open case that has not starved', () => {
    fc.assert(
      fc.property(certain, anyNow, (facts, now) => {
        const decision = decideBy(differing(facts, { clock: { status: 'open' } }), now)
        fc.pre(!decision.rules.some(({ rule }) => rule === 'starving-moves-lane'))
        const running = decision.obligations.filter(({ state }) => state === 'running').map(({ due }) => due)
        expect(decision.due).toBe(running.length === 0 ? null : Math.min(...running))
      }),
    )
  })

  it('keeps its instant when it is broken: later moments change nothing but what starves or wakes', () => {
    fc.assert(
      fc.property(certain, anyNow, fc.nat(9999), (facts, now, minutes) => {
        const settled = differing(facts, { clock: { pauses: [], status: 'open' } })
        const [before, after] = [decideBy(settled, now), decideBy(settled, now + minutes * minute)]
        fc.pre(before.lane === after.lane)
        expect(after.due).toBe(before.due)
      }),
    )
  })

  it('of a resolved case is none, whatever it owed', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const decision = decideBy(differing(facts, { clock: { status: 'resolved' } }), now)
        expect([decision.due, decision.dueObligation, decision.promoteAt]).toEqual([null, null, null])
        expect(decision.obligations.every(({ state }) => state === 'met' || state === 'void')).toBe(true)
      }),
    )
  })

  it('of a snoozed case is kept for critical matters and for people who have not been answered', () => {
    fc.assert(
      fc.property(owed, anyNow, (facts, now) => {
        const snoozed = differing(facts, { clock: { status: 'snoozed', snoozedUntil: now + minute, fixedDates: [] } })
        const decision = decideBy(snoozed, now)
        const isUnanswered = obligationOf(decision, 'first-response')?.state === 'running'
        expect(decision.due !== null).toBe(decision.severity === 'critical' || isUnanswered)
        expect(decideBy(snoozed, now + minute).due).not.toBeNull()
      }),
    )
  })

  it('is always a whole millisecond, and the resolution never comes before the first response', () => {
    fc.assert(
      fc.property(owed, anyNow, anyCalendar, (facts, now, calendar) => {
        const decision = decideBy(facts, now, calendar)
        for (const { due } of decision.obligations) expect(Number.isInteger(due)).toBe(true)
        expect(dueOf(decision, 'resolution')).toBeGreaterThanOrEqual(dueOf(decision, 'first-response') ?? 0)
      }),
    )
  })

  it('of a first response is never earlier than the promise of critical', () => {
    fc.assert(
      fc.property(owed, anyNow, (facts, now) => {
        expect(dueOf(decideBy(facts, now), 'first-response')).toBeGreaterThanOrEqual(soonestFor(facts))
      }),
    )
  })
})
