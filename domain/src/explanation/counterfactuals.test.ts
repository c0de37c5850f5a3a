import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideBy, differing } from '../decision/laws.fixture.ts'
import { anyFacts, anyInstant } from '../facts/facts.arbitrary.ts'
import { freshFacts } from '../facts/facts.fixture.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { alwaysAroundTheClock, type Instant } from '../time/instant.ts'
import { counterfactuals, type Counterfactual } from './counterfactuals.ts'
import type { ChangeId, Message } from './message.ts'
import { render } from './render.ts'

const at = (text: string): Instant => Date.parse(`${text}Z`)
const wednesday10 = at('2026-03-04T10:00')
const monday9 = at('2026-03-02T09:00')
const options = { timeZone: 'UTC', now: wednesday10 }
const all = (facts: ServiceFacts, now: Instant): readonly Counterfactual[] =>
  counterfactuals(facts, defaultPolicy, alwaysAroundTheClock, now, 'all')

describe('counterfactuals of a mail and then a post', () => {
  const facts = freshFacts(wednesday10, 'medium', {
    relationship: { earlierContacts: [{ at: monday9, channel: 'email', outcome: 'unanswered' }] },
    clock: { waitingSince: monday9 },
  })

  it('names what would change it', () => {
    const found = counterfactuals(facts, defaultPolicy, alwaysAroundTheClock, wednesday10, 'those-that-change')
    expect(found.map(({ message }) => render(message, options))).toEqual([
      'If it were high: due by 10:15 today, in lane 2.',
      'If it were low: due by 14:00 today, in lane 3.',
      'Without the mail of Monday 09:00: due by 14:00 today, in lane 3.',
    ])
  })

  it('names on request what would not: loudness', () => {
    const unchanged = all(facts, wednesday10)
      .filter(({ changes }) => !changes)
      .map(({ message }) => render(message, options))
    expect(unchanged).toEqual([
      'At the level excellent: no change.',
      'At the level exceptional: no change.',
      'Had the author been abusive: no change.',
      'With 1,000,000 followers: no change.',
      'Had the author threatened to go public: no change.',
      'Had it been said in public, or in private: no change.',
    ])
  })
})

it('says what the danger has done', () => {
  const smoke = freshFacts(wednesday10, 'critical', { need: { risks: [{ kind: 'unsafe-product', now: true }] } })
  expect(all(smoke, wednesday10).map(({ message }) => render(message, options))).toContain(
    'Without the unsafe product, as a high matter: due by 11:00 today, in lane 2.',
  )
})

it('says what a person’s word would do to a matter that may be graver', () => {
  const perhaps = freshFacts(wednesday10, 'medium', { need: { doubts: [{ at: wednesday10, severity: 'critical' }] } })
  const said = all(perhaps, wednesday10).map(({ message }) => render(message, options))
  expect(said).toContain('If a person confirms that it is critical: due by 10:15 today, in lane 1.')
  expect(said).toContain('If a person says that it is medium: due by 14:00 today, in lane 3.')
})

it('tells Bob what finding his mail would do', () => {
  const bob = freshFacts(wednesday10, 'medium', { need: { claimsEarlierContact: true } })
  expect(all(bob, wednesday10).map(({ message }) => render(message, options))).toContain(
    'If a record shows that an earlier contact failed long enough ago: due by 11:00 today, in lane 3.',
  )
})

describe('a counterfactual', { timeout: 30_000 }, () => {
  const anyNow = anyInstant(1, 8)

  it('is true: with that fact changed by hand, this is what is decided', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        for (const { message, due, lane } of all(facts, now)) {
          const changed = changedByHand(facts, message.values.change)
          if (changed === null) continue
          const decision = decideBy(changed, now)
          expect([decision.due, decision.lane]).toEqual([due, lane])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('says that something changes exactly when due time or lane do', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const actual = decideBy(facts, now)
        for (const { due, lane, changes, message } of all(facts, now)) {
          expect(changes).toBe(due !== actual.due || lane !== actual.lane)
          expect(message.id).toBe(changes ? 'outcome.changed' : 'outcome.unchanged')
        }
      }),
    )
  })

  it('about loudness or conduct never changes anything', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const loud = new Set<ChangeId>(['change.abuse', 'change.followers', 'change.publicity-threat', 'change.in-public'])
        const found = all(facts, now).filter(({ message }) => loud.has(message.values.change.id))
        expect(found.map(({ changes }) => changes)).toEqual([false, false, false, false])
      }),
    )
  })

  it('can always be said', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        for (const { message } of all(facts, now)) expect(render(message, { timeZone: 'UTC', now })).toMatch(/^[A-Z].*: .*\.$/)
      }),
    )
  })
})

/** The change as its words say it; null where the words leave open how. */
function changedByHand(facts: ServiceFacts, change: Message<ChangeId>): ServiceFacts | null {
  const { clock, earlierContacts } = facts.relationship
  if (change.id === 'change.without-deadline') return differing(facts, { need: { deadline: null } })
  if (change.id === 'change.level') return differing(facts, { relationship: { level: change.values.level } })
  if (change.id === 'change.without-pauses') return differing(facts, { clock: { pauses: [] } })
  if (change.id === 'change.without-earlier-wait') return differing(facts, { clock: { waitingSince: clock.joinedAt } })
  if (change.id === 'change.abuse') return differing(facts, { conduct: { abusive: change.values.abusive } })
  if (change.id === 'change.without-contact') {
    const others = earlierContacts.filter(({ at: when }) => when !== change.values.at.instant)
    return clock.waitingSince === change.values.at.instant || others.length !== earlierContacts.length - 1
      ? null
      : differing(facts, { relationship: { earlierContacts: others } })
  }
  if (change.id === 'change.severity') {
    // Only where one fact stands alone is it plain which fact the words mean.
    const [only, ...others] = facts.need.severity
    const isPlain = only !== undefined && others.length === 0
    return isPlain ? differing(facts, { need: { severity: [{ ...only, severity: change.values.severity }] } }) : null
  }
  if (change.id === 'change.doubt-confirmed' || change.id === 'change.doubt-dispelled') {
    const [only, ...others] = facts.need.doubts ?? []
    if (only === undefined || others.length > 0) return null
    const judged = { at: only.at, severity: change.values.severity, source: 'person' } as const
    return differing(facts, { need: { severity: [...facts.need.severity, judged] } })
  }
  const isUnseen = ['change.followers', 'change.publicity-threat', 'change.in-public'].includes(change.id)
  return isUnseen ? facts : null
}
