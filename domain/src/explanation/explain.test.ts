import { describe, expect, it } from 'vitest'
import { decideBy } from '../decision/laws.fixture.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import type { Instant } from '../time/instant.ts'
import { explain } from './explain.ts'
import { render } from './render.ts'

const at = (text: string): Instant => Date.parse(`${text}Z`)
const wednesday10 = at('2026-03-04T10:00')
const monday9 = at('2026-03-02T09:00')
const hour = 3_600_000

function words(facts: ServiceFacts, decidedAt: Instant, readAt = decidedAt, timeZone = 'UTC') {
  const { sentence, sentenceForCustomer, reasons, arithmetic } = explain(facts, decideBy(facts, decidedAt), defaultPolicy)
  const options = { timeZone, now: readAt }
  return {
    agent: render(sentence, options),
    customer: render(sentenceForCustomer, options),
    reasons: reasons.map(reason => render(reason, options)),
    arithmetic: arithmetic.map(sum => render(sum, options)),
  }
}

describe('mail, then post', () => {
  const facts = freshFacts(wednesday10, 'medium', {
    need: { topic: 'refund' },
    relationship: { earlierContacts: [{ at: monday9, channel: 'email', outcome: 'unanswered' }] },
    clock: { waitingSince: monday9 },
  })

  it('tells the agent since when the mail has waited', () => {
    expect(words(facts, wednesday10).agent).toBe(
      'Answer by 11:00 today: there is a problem with a refund (medium), and the first mail about it has waited since Monday 09:00.',
    )
  })

  it('tells the customer that their place is held', () => {
    expect(words(facts, wednesday10).customer).toBe(
      'We will answer by 11:00 today. Your place is held since your mail of Monday 09:00; you need not write again.',
    )
  })

  it('shows the sums that lead there', () => {
    expect(words(facts, wednesday10).arithmetic).toEqual([
      'First answer: Monday 09:00 + 4 hours = Monday 13:00',
      'First answer, not before the class above: 10:00 today + 1 hour = 11:00 today',
      'Due: 11:00 today (first answer)',
    ])
  })

  it('names days as they are for whoever reads, whenever and wherever they do', () => {
    const { agent } = words(facts, wednesday10, at('2026-03-03T12:00'), 'Europe/Berlin')
    expect(agent).toContain('Answer by 12:00 tomorrow')
    expect(words(facts, wednesday10, monday9, 'Asia/Tokyo').agent).toContain('Answer by 20:00 on Wednesday')
    expect(words(facts, wednesday10, at('2027-03-20T12:00')).agent).toContain('by 11:00 on 4 March 2026')
  })

  it('counts days by the calendar and not by 24 hours when the clocks change', () => {
    const sunday = freshFacts(at('2026-03-28T22:30'), 'high')
    expect(words(sunday, at('2026-03-28T22:30'), at('2026-03-28T22:30'), 'Europe/Berlin').agent).toContain('by 00:30 tomorrow')
  })
})

it('offers Bob, of whose mail there is no record, a search', () => {
  const { agent, reasons } = words(freshFacts(wednesday10, 'medium', { need: { claimsEarlierContact: true } }), wednesday10)
  expect(agent).toBe('Answer by 14:00 today: there is a problem (medium), and medium matters are answered within 4 hours.')
  expect(reasons).toContain(
    'The author says they were in touch before, and no record shows it yet. Look for it: once it is linked, the wait counts from it.',
  )
})

it('names the departure to the agent and to the customer', () => {
  const deadline = { at: at('2026-03-04T14:05'), kind: 'departure', source: 'records' } as const
  const facts = freshFacts(at('2026-03-04T13:10'), 'low', { need: { type: 'question', deadline } })
  expect(words(facts, at('2026-03-04T13:10'))).toMatchObject({
    agent: 'Answer by 13:45 today: there is a question (low), and the departure is at 14:05.',
    customer: 'We will answer by 13:45 today, before your departure at 14:05.',
  })
})

it('does not pretend to be in time for a departure that comes sooner than any answer', () => {
  const deadline = { at: at('2026-03-04T13:20'), kind: 'departure', source: 'records' } as const
  const facts = freshFacts(at('2026-03-04T13:10'), 'low', { need: { type: 'question', deadline } })
  const { customer, reasons } = words(facts, at('2026-03-04T13:10'))
  expect(customer).toBe('We will answer by 13:25 today, as fast as we can; we know that your departure is at 13:20.')
  expect(reasons).toContain('Nobody is promised an answer sooner than within 15 minutes, not even in a critical matter.')
})

it('says what the danger is to the agent, and only that it comes first to the customer', () => {
  const facts = freshFacts(wednesday10, 'critical', { need: { risks: [{ kind: 'self-harm', now: true }] } })
  expect(words(facts, wednesday10)).toMatchObject({
    agent:
      'Answer by 10:15 today: the author may be thinking of harming themselves (critical), and critical matters are answered within 15 minutes.',
    customer: 'We will answer by 10:15 today. What you describe comes first for us.',
  })
})

it('admits a broken promise once the reader is past it', () => {
  const facts = freshFacts(wednesday10, 'medium')
  expect(words(facts, wednesday10, wednesday10 + 5 * hour)).toMatchObject({
    agent:
      'This should have been answered by 14:00 today: there is a problem (medium), and medium matters are answered within 4 hours.',
    customer: 'We should have answered by 14:00 today and have not. We are sorry. Your message is not forgotten.',
  })
})

it('admits that somebody was left waiting too long, and says what happens now', () => {
  expect(words(freshFacts(wednesday10, 'medium'), wednesday10 + 8 * hour)).toMatchObject({
    agent:
      'Answer by 19:00 today: there is a problem (medium), and it has been left waiting so long (it was due by 14:00 today) that it now stands with the high matters.',
    customer:
      'You have waited far too long, and we are sorry: our answer was due by 14:00 today. We have moved your message forward and will answer by 19:00 today.',
  })
})

it('says that a person looks first, and promises the customer what they are promised anyway', () => {
  const facts = freshFacts(wednesday10, 'medium', { need: { doubts: [{ at: wednesday10, severity: 'critical' }] } })
  const { agent, customer, reasons, arithmetic } = words(facts, wednesday10)
  expect(agent).toBe(
    'It may be critical: a person looks within 5 minutes, by 10:05 today. As it was read, there is a problem (medium).',
  )
  expect(customer).toBe('We will answer by 14:00 today.')
  expect(reasons).toContain(
    'What was written may mean something critical (10:00 today): a person looks within 5 minutes. Until then its own promises stay those of medium matters.',
  )
  expect(arithmetic).toEqual(['Look by a person: 10:00 today + 5 minutes = 10:05 today', 'Due: 10:05 today (look by a person)'])
  expect(words(facts, wednesday10, wednesday10 + hour).agent).toBe(
    'It may be critical, and nobody has looked yet: somebody should have by 10:05 today. As it was read, there is a problem (medium).',
  )
})

it('says that a lead has judged it, and not that a new fact has, once a raise was taken back in part', () => {
  const opened = { at: wednesday10, severity: 'low', source: 'message' } as const
  const raised = { at: wednesday10 + hour, severity: 'high', source: 'person' } as const
  const lowered = { at: wednesday10 + 2 * hour, severity: 'medium', source: 'person' } as const
  const before = words(freshFacts(wednesday10, 'low', { need: { severity: [opened, raised] } }), wednesday10 + hour)
  expect(before.agent).toBe('Answer by 12:00 today: there is a problem (high), and a new fact raised it at 11:00 today.')
  expect(before.reasons).toContain('A new fact at 11:00 today has made it high; from then on the promise to high matters counts.')
  const after = words(freshFacts(wednesday10, 'low', { need: { severity: [opened, raised, lowered] } }), wednesday10 + 2 * hour)
  expect(after.agent).toBe('Answer by 15:00 today: there is a problem (medium), and a lead judged it medium at 12:00 today.')
  expect(after.reasons).toContain(
    'A lead judged it medium at 12:00 today; the promise to medium matters counts from 11:00 today, when it had been raised.',
  )
  expect(after.reasons.join(' ')).not.toContain('new fact')
})

it('says which fact is missing while it waits for the customer', () => {
  const pauses = [{ from: wednesday10 + hour, to: null, fact: 'order number' }]
  const clock = { status: 'pending', firstResponseAt: wednesday10 + hour, pauses } as const
  expect(words(freshFacts(wednesday10, 'medium', { clock }), wednesday10 + 2 * hour)).toMatchObject({
    agent: 'We are waiting for the customer to tell us one thing: order number. The case comes back with their reply.',
    customer: 'We need one thing from you to go on: order number. Your place is kept until you reply.',
  })
})

it('speaks of the solution once the answer is given, and of the wait that moved it', () => {
  const pauses = [{ from: wednesday10 + hour, to: wednesday10 + 3 * hour, fact: 'order number' }]
  const facts = freshFacts(wednesday10, 'medium', { clock: { firstResponseAt: wednesday10 + hour, pauses } })
  const { agent, customer, reasons } = words(facts, wednesday10 + 3 * hour)
  expect(agent).toBe('Solve this by 04:00 tomorrow: there is a problem (medium), and medium matters are solved within 16 hours.')
  expect(customer).toBe('We have answered you and will have this solved by 04:00 tomorrow.')
  expect(reasons).toContain('We waited 2 hours for the customer; the due time has moved by as much.')
})

it('reminds of what an agent has promised', () => {
  const fixedDates = [{ at: at('2026-03-05T15:00'), kind: 'commitment', met: false }] as const
  const facts = freshFacts(wednesday10, 'low', { clock: { firstResponseAt: wednesday10 + hour, fixedDates } })
  expect(words(facts, wednesday10 + hour)).toMatchObject({
    agent: 'Do what we promised by 15:00 tomorrow: there is a problem (low).',
    customer: 'We promised to be in touch by 15:00 tomorrow, and we will be.',
  })
})

it.each([
  [{ status: 'resolved' }, 'Resolved: nothing is owed any more.'],
  [{ status: 'snoozed', snoozedUntil: at('2026-03-06T09:00') }, 'Put aside until 09:00 on Friday.'],
] as const)('says why a case is out of the queue: %o', (clock, sentence) => {
  const facts = freshFacts(wednesday10, 'medium', { clock: { ...clock, firstResponseAt: wednesday10 } })
  expect(words(facts, wednesday10).agent).toBe(sentence)
})

it('says what a new fact has done', () => {
  const severity = [
    { at: wednesday10, severity: 'low', source: 'message' },
    { at: wednesday10 + hour, severity: 'high', source: 'records' },
  ] as const
  const { agent, reasons } = words(freshFacts(wednesday10, 'low', { need: { severity } }), wednesday10 + hour)
  expect(agent).toBe('Answer by 12:00 today: there is a problem (high), and a new fact raised it at 11:00 today.')
  expect(reasons).toContain('The records show that it is high (11:00 today).')
})
