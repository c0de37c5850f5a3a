import { describe, expect, it } from 'vitest'
import { freshFacts } from '../facts/facts.fixture.ts'
import type { EarlierContact } from '../facts/relationship.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { severityRank } from '../severity/severity.ts'
import { alwaysAroundTheClock, type Instant } from '../time/instant.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { compareQueue, type QueueKey } from './queue-order.ts'

const at = (text: string): Instant => Date.parse(`${text}Z`)
const decided = (facts: Parameters<typeof decide>[0], now: Instant): Decision =>
  decide(facts, defaultPolicy, alwaysAroundTheClock, now)
const keyOf = (decision: Decision, openedAt: Instant, id: string): QueueKey => ({
  lane: decision.lane,
  due: decision.due,
  severityRank: severityRank(decision.severity),
  openedAt,
  id,
})

describe('scenario 1, smoke', () => {
  const friday10 = at('2026-03-06T10:00')
  const mails = Array.from({ length: 300 }, (_, i) => {
    const joinedAt = at('2026-03-05T09:00') + i * 60_000
    return keyOf(decided(freshFacts(joinedAt, 'medium'), friday10), joinedAt, `mail-${i}`)
  })

  it('is first in the queue before 300 overdue mails, due after a quarter of an hour', () => {
    const risks = [{ kind: 'unsafe-product', now: true }] as const
    const smoke = decided(freshFacts(friday10, 'critical', { need: { type: 'question', risks } }), friday10)
    expect(smoke.due).toBe(at('2026-03-06T10:15'))
    const queue = [...mails, keyOf(smoke, friday10, 'smoke')].toSorted(compareQueue)
    expect(queue[0]?.id).toBe('smoke')
    expect(smoke.steps).toContain('page-rota')
  })

  it('keeps its lane when the words alone were read as an ordinary question', () => {
    const risks = [{ kind: 'unsafe-product', now: true }] as const
    const smoke = decided(freshFacts(friday10, 'low', { need: { type: 'question', risks } }), friday10)
    expect(smoke).toMatchObject({ lane: 1, severity: 'critical', due: at('2026-03-06T10:15') })
  })
})

describe('scenario 2, twins', () => {
  it('gives two customers of one level the same due time in the same second', () => {
    const now = at('2026-03-04T10:00')
    const twin = () => decided(freshFacts(now, 'medium', { relationship: { known: true, level: 'excellent' } }), now)
    expect(twin()).toEqual(twin())
    expect(twin().due).toBe(at('2026-03-04T13:00'))
  })
})

describe('scenario 3, mail, then post', () => {
  const monday9 = at('2026-03-02T09:00')
  const wednesday10 = at('2026-03-04T10:00')
  const mail: EarlierContact = { at: monday9, channel: 'email', outcome: 'unanswered' }

  it('gains the one class that the unanswered mail has earned', () => {
    const facts = freshFacts(wednesday10, 'medium', {
      relationship: { known: true, earlierContacts: [mail] },
      clock: { waitingSince: monday9 },
    })
    const decision = decided(facts, wednesday10)
    expect(decision).toMatchObject({ waitingSince: monday9, due: at('2026-03-04T11:00'), severity: 'medium', lane: 3 })
    expect(decision.obligations).toContainEqual({
      kind: 'resolution',
      since: monday9,
      due: at('2026-03-04T17:00'),
      state: 'running',
    })
  })

  it('stays behind any critical case', () => {
    const facts = freshFacts(wednesday10, 'medium', { relationship: { earlierContacts: [mail] } })
    const later = at('2026-03-04T16:00')
    const critical = keyOf(decided(freshFacts(later, 'critical'), later), later, 'critical')
    expect(compareQueue(critical, keyOf(decided(facts, later), wednesday10, 'post'))).toBeLessThan(0)
  })

  it('is due like any other for Bob, whose mail is not on record, with a step to find it', () => {
    const bob = freshFacts(wednesday10, 'medium', { need: { claimsEarlierContact: true } })
    expect(decided(bob, wednesday10)).toMatchObject({ due: at('2026-03-04T14:00'), steps: ['find-earlier-contact'] })
  })

  it('is due at 11:00 for Bob too once his mail of three weeks ago is linked', () => {
    const earlierContacts = [{ at: at('2026-02-11T09:00'), channel: 'email', outcome: 'unanswered' }] as const
    const bob = freshFacts(wednesday10, 'medium', { need: { claimsEarlierContact: true }, relationship: { earlierContacts } })
    expect(decided(bob, wednesday10)).toMatchObject({ due: at('2026-03-04T11:00'), steps: [] })
  })
})

describe('scenario 4, quiet despair', () => {
  const now = at('2026-03-04T10:00')

  it('pages the rota and asks for the welfare step', () => {
    const risks = [
      { kind: 'hardship', now: false },
      { kind: 'self-harm', now: true },
    ] as const
    const decision = decided(freshFacts(now, 'critical', { need: { risks } }), now)
    expect(decision).toMatchObject({ lane: 1, due: at('2026-03-04T10:15'), steps: ['page-rota', 'welfare'] })
  })

  it('sends a threat to security and leaves the service due time unmoved', () => {
    const risks = [{ kind: 'threat-to-others', now: true }] as const
    const calm = decided(freshFacts(now, 'medium'), now)
    const threat = decided(freshFacts(now, 'medium', { need: { subject: 'threat', risks } }), now)
    expect(threat).toMatchObject({ desk: 'security', steps: ['security'], due: calm.due, lane: calm.lane })
  })
})

describe('scenario 5, gate', () => {
  const asked = at('2026-03-04T13:10')

  it('is due before the departure that the booking records', () => {
    const deadline = { at: at('2026-03-04T14:05'), kind: 'departure', source: 'records' } as const
    const decision = decided(freshFacts(asked, 'low', { need: { type: 'question', deadline } }), asked)
    expect(decision).toMatchObject({ due: at('2026-03-04T13:45'), severity: 'low', lane: 3 })
  })

  it('is an ordinary question without a booking, whatever the author demands', () => {
    expect(decided(freshFacts(asked, 'low', { need: { type: 'question' } }), asked).due).toBe(at('2026-03-04T23:10'))
  })
})
