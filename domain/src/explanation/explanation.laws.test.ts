import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideBy } from '../decision/laws.fixture.ts'
import { anyFacts, anyInstant } from '../facts/facts.arbitrary.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { explain } from './explain.ts'
import { promisedTo } from './promised.ts'
import { render } from './render.ts'

const anyNow = anyInstant(1, 8)
const anyZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia')
/** How a company sorts its work is nothing a customer should have to read. */
const internal =
  /\b(critical|high|medium|low|lane|level|good|excellent|exceptional|severity|class|queue|policy|matters?|promotion|value|followers?|other (people|customers))\b/i

describe('an explanation', { timeout: 30_000 }, () => {
  it('can be said of every decision, in whole sentences and without a gap', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyNow, anyZone, (facts, now, readAt, timeZone) => {
        const { sentence, sentenceForCustomer, reasons, arithmetic } = explain(facts, decideBy(facts, now), defaultPolicy)
        for (const message of [sentence, sentenceForCustomer, ...reasons]) {
          expect(render(message, { timeZone, now: readAt })).toMatch(/^[A-Z].*\.$/)
        }
        for (const message of [sentence, sentenceForCustomer, ...reasons, ...arithmetic]) {
          expect(render(message, { timeZone, now: readAt })).not.toMatch(/undefined|null|NaN|Infinity|Invalid|\[object| {2}/)
        }
      }),
    )
  })

  it('tells the customer nothing of how the company sorts its work', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyNow, (facts, now, readAt) => {
        const { sentenceForCustomer } = explain(facts, decideBy(facts, now), defaultPolicy)
        expect(render(sentenceForCustomer, { timeZone: 'UTC', now: readAt })).not.toMatch(internal)
      }),
      { numRuns: 300 },
    )
  })

  it('says sorry to the customer whenever what they were promised was missed', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const decision = decideBy(facts, now)
        const { due } = promisedTo(decision)
        fc.pre(due !== null && due < now)
        const { sentenceForCustomer } = explain(facts, decision, defaultPolicy)
        expect(render(sentenceForCustomer, { timeZone: 'UTC', now })).toMatch(/sorry/)
      }),
    )
  })

  it('has a reason for every case, and its sums end at the due time', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const decision = decideBy(facts, now)
        const { reasons, arithmetic } = explain(facts, decision, defaultPolicy)
        expect(reasons.length).toBeGreaterThan(0)
        expect(arithmetic.at(-1)?.values.at.instant ?? null).toBe(decision.due)
      }),
    )
  })

  it('survives being stored: explaining the stored decision later says the same', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const decision = decideBy(facts, now)
        const stored = JSON.parse(JSON.stringify({ facts, decision }))
        expect(explain(stored.facts, stored.decision, defaultPolicy)).toEqual(explain(facts, decision, defaultPolicy))
      }),
    )
  })
})
