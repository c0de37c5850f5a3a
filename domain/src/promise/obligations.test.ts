import { describe, expect, it } from 'vitest'
import { decide } from '../decision/decide.ts'
import { decideBy, dueOf, obligationOf } from '../decision/laws.fixture.ts'
import { monday9 } from '../facts/facts.arbitrary.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { alwaysAroundTheClock } from '../time/instant.ts'

const minute = 60_000
const hour = 60 * minute
const raisedAt = (at: number) =>
  [
    { at: monday9, severity: 'medium', source: 'message' },
    { at, severity: 'high', source: 'records' },
  ] as const
const answered = { firstResponseAt: monday9 + minute }

describe('the next response', () => {
  it('is promised from the customer’s message by what was known when they wrote', () => {
    const clock = { ...answered, customerWaitingSince: monday9 + 3 * hour }
    const facts = freshFacts(monday9, 'medium', { need: { severity: raisedAt(monday9 + hour) }, clock })
    expect(dueOf(decideBy(facts, monday9 + 3 * hour), 'next-response')).toBe(monday9 + 3 * hour + 30 * minute)
  })

  it('counts from a new fact that became known after they wrote', () => {
    const clock = { ...answered, customerWaitingSince: monday9 + 3 * hour }
    const facts = freshFacts(monday9, 'medium', { need: { severity: raisedAt(monday9 + 4 * hour) }, clock })
    expect(dueOf(decideBy(facts, monday9 + 4 * hour), 'next-response')).toBe(monday9 + 4 * hour + 30 * minute)
  })

  it('is pulled by a deadline like the first', () => {
    const deadline = { at: monday9 + 3 * hour, kind: 'departure', source: 'records' } as const
    const clock = { ...answered, customerWaitingSince: monday9 + 2 * hour }
    const facts = freshFacts(monday9, 'low', { need: { deadline }, clock })
    expect(decideBy(facts, monday9 + 2 * hour).due).toBe(monday9 + 3 * hour - 20 * minute)
  })
})

describe('a matter that came back', () => {
  it('is owed a first response again: the answer from before belongs to the earlier round', () => {
    const clock = { waitingSince: monday9 - 48 * hour, firstResponseAt: monday9 - 47 * hour }
    const decision = decideBy(freshFacts(monday9, 'medium', { clock }), monday9)
    expect(decision).toMatchObject({ due: monday9 + hour, dueObligation: 'first-response', waitingSince: monday9 - 48 * hour })
  })

  it('moves its solution by the waits of the earlier round too', () => {
    const pauses = [{ from: monday9 - 15 * hour, to: monday9 - 5 * hour, fact: 'photo' }]
    const clock = { waitingSince: monday9 - 16 * hour, pauses }
    const decision = decideBy(freshFacts(monday9, 'medium', { clock }), monday9)
    expect(dueOf(decision, 'resolution')).toBe(monday9 + 10 * hour)
  })
})

describe('a deadline', () => {
  it('pulls the solution too, once somebody has answered: help that comes after it comes too late', () => {
    const deadline = { at: monday9 + 3 * hour, kind: 'departure', source: 'records' } as const
    const decision = decideBy(freshFacts(monday9, 'low', { need: { deadline }, clock: answered }), monday9 + minute)
    expect(decision).toMatchObject({ due: monday9 + 160 * minute, dueObligation: 'resolution' })
  })
})

describe('a fixed date', () => {
  const date = { at: monday9 + 2 * hour, kind: 'commitment', met: false } as const
  const clock = { ...answered, fixedDates: [date] }

  it('is due while we wait for the customer, because nobody else can keep it', () => {
    const facts = freshFacts(monday9, 'low', { clock: { ...clock, status: 'pending' } })
    expect(decideBy(facts, monday9 + hour)).toMatchObject({ due: date.at, dueObligation: 'commitment' })
  })

  it.each([
    ['is not hidden by a snooze that ends after it', monday9 + 3 * hour, date.at],
    ['is not hidden by a snooze without an end', null, date.at],
    ['lets a snooze rest that ends before it', monday9 + hour + minute, null],
  ])('%s', (_name, snoozedUntil, due) => {
    const facts = freshFacts(monday9, 'low', { clock: { ...clock, status: 'snoozed', snoozedUntil } })
    expect(decideBy(facts, monday9 + hour).due).toBe(due)
  })

  it('is over when it was met', () => {
    const facts = freshFacts(monday9, 'low', { clock: { ...clock, fixedDates: [{ ...date, met: true }] } })
    const decision = decideBy(facts, monday9 + hour)
    expect(obligationOf(decision, 'commitment')?.state).toBe('met')
    expect(decision.dueObligation).toBe('resolution')
  })

  it('stays due first when a case has starved and its new promise ends later', () => {
    const dates = [{ ...date, at: monday9 + 8 * hour + minute }]
    const facts = freshFacts(monday9, 'medium', { clock: { fixedDates: dates } })
    expect(decideBy(facts, monday9 + 8 * hour)).toMatchObject({
      lane: 2,
      due: monday9 + 8 * hour + minute,
      dueObligation: 'commitment',
    })
  })
})

it('never promises a solution before the first response, whatever a policy says', () => {
  const medium = { firstResponse: 240, nextResponse: 120, resolution: 60 }
  const policy = { ...defaultPolicy, promises: { ...defaultPolicy.promises, medium } }
  const decision = decide(freshFacts(monday9, 'medium'), policy, alwaysAroundTheClock, monday9)
  expect(dueOf(decision, 'resolution')).toBe(dueOf(decision, 'first-response'))
})

it('opens no search for a contact when the case is known to have waited', () => {
  const facts = freshFacts(monday9, 'medium', { need: { claimsEarlierContact: true }, clock: { waitingSince: monday9 - hour } })
  expect(decideBy(facts, monday9).steps).toEqual([])
})

it('runs each class on its own calendar', () => {
  const lunchBreak = {
    add: (from: number, minutes: number) => from + (minutes + 60) * minute,
    between: (from: number, to: number) => (to - from) / minute - 60,
  }
  const calendarOf = (severity: string) => (severity === 'medium' ? lunchBreak : alwaysAroundTheClock())
  const due = (severity: 'medium' | 'high') => decide(freshFacts(monday9, severity), defaultPolicy, calendarOf, monday9).due
  expect([due('medium'), due('high')]).toEqual([monday9 + 5 * hour, monday9 + hour])
})
