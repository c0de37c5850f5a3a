import { deadlinesOf, withDeadlines } from '../facts/deadlines.ts'
import type { Need, Risk, SeverityFact } from '../facts/need.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { levels, type Clock } from '../facts/relationship.ts'
import { needsService } from '../decision/tracks.ts'
import { isUnprovenClaim } from '../decision/steps.ts'
import type { Policy } from '../policy/policy.ts'
import { hasFailed } from '../promise/wait-start.ts'
import { openDoubts } from '../severity/doubts.ts'
import { demandedByRisk, severityHistory } from '../severity/severity-history.ts'
import { isMoreSevere, severities, severityRank, type Severity } from '../severity/severity.ts'
import { daysBefore, type Instant } from '../time/instant.ts'
import type { ChangeId, Message } from './message.ts'

/** One fact that could be otherwise, and the facts as they would then be. */
export type Change = { message: Message<ChangeId>; facts: ServiceFacts }

/**
 * The smallest changes of one fact that are worth asking about, the need first. The last ones can never change anything: their fact
 * stands in a closet that a service decision cannot open, so the facts stay the very same.
 */
export function changesOf(facts: ServiceFacts, policy: Policy): readonly Change[] {
  return [
    ...severityChanges(facts),
    ...doubtChanges(facts),
    ...riskChanges(facts),
    ...contactChanges(facts, policy),
    ...dateChanges(facts),
    ...levelChanges(facts),
    ...unseenChanges(facts),
  ]
}

function* severityChanges(facts: ServiceFacts): Iterable<Change> {
  const { need, relationship } = facts
  const holds = severityHistory(need, relationship.clock.joinedAt).at(-1)
  const index = need.severity.findLastIndex(({ at, severity }) => at === holds?.statedAt && severity === holds.severity)
  if (holds === undefined || index < 0) return
  for (const severity of neighbours(holds.severity)) {
    const stated = need.severity.map((fact, i) => (i === index ? { ...fact, severity } : fact))
    yield { message: { id: 'change.severity', values: { severity } }, facts: { ...facts, need: { ...need, severity: stated } } }
  }
}

function neighbours(severity: Severity): readonly Severity[] {
  const rank = severityRank(severity)
  return [severities[rank - 1], severities[rank + 1]].filter(found => found !== undefined)
}

/** What a person may say of the words that leave it open how grave the matter is. */
function* doubtChanges(facts: ServiceFacts): Iterable<Change> {
  const { need, relationship } = facts
  const read = severityHistory(need, relationship.clock.joinedAt).at(-1)?.severity ?? 'low'
  const doubt = openDoubts(need).findLast(({ severity }) => isMoreSevere(severity, read))
  if (doubt === undefined) return
  for (const [id, severity] of [
    ['change.doubt-confirmed', doubt.severity],
    ['change.doubt-dispelled', read],
  ] as const) {
    yield { message: { id, values: { severity } }, facts: { ...facts, need: judgedAs(need, severity, doubt.at) } }
  }
}

function judgedAs(need: Need, severity: Severity, at: Instant): Need {
  return { ...need, severity: [...need.severity, { at, severity, source: 'person' }] }
}

function* riskChanges(facts: ServiceFacts): Iterable<Change> {
  const { need } = facts
  for (const [index, risk] of need.risks.entries()) {
    const changed = { ...need, risks: need.risks.filter((_risk, i) => i !== index), severity: withoutRisk(need.severity, risk) }
    const [before, after] = [need, changed].map(each => severityHistory(each, facts.relationship.clock.joinedAt).at(-1)?.severity)
    const severity = after === undefined || after === before ? null : after
    yield { message: { id: 'change.without-risk', values: { risk: risk.kind, severity } }, facts: { ...facts, need: changed } }
  }
}

/** Words that name a risk state its class as well: without the risk, the class falls by one. */
function withoutRisk(stated: readonly SeverityFact[], risk: Risk): readonly SeverityFact[] {
  const demanded = demandedByRisk([risk])
  const below = demanded === null ? undefined : neighbours(demanded).at(-1)
  return below === undefined ? stated : stated.map(fact => (fact.severity === demanded ? { ...fact, severity: below } : fact))
}

function* contactChanges(facts: ServiceFacts, policy: Policy): Iterable<Change> {
  const { relationship, need } = facts
  const { clock, earlierContacts } = relationship
  for (const [index, contact] of earlierContacts.entries()) {
    if (!hasFailed(contact.outcome) || contact.at >= clock.joinedAt) continue
    const others = earlierContacts.filter((_contact, i) => i !== index)
    // The case waits since that contact; without it, since the next one that is known.
    const failed = others.filter(({ outcome }) => hasFailed(outcome)).map(({ at }) => at)
    const waitingSince = clock.waitingSince === contact.at ? Math.min(clock.joinedAt, ...failed) : clock.waitingSince
    const changed = { ...relationship, earlierContacts: others, clock: { ...clock, waitingSince } }
    const { channel, at } = contact
    yield {
      message: { id: 'change.without-contact', values: { channel, at: { instant: at } } },
      facts: { ...facts, relationship: changed },
    }
  }
  if (clock.waitingSince < clock.joinedAt && earlierContacts.every(({ at }) => at !== clock.waitingSince)) {
    const at = { instant: clock.waitingSince }
    yield {
      message: { id: 'change.without-earlier-wait', values: { at } },
      facts: withClock(facts, { waitingSince: clock.joinedAt }),
    }
  }
  if (isUnprovenClaim(need.claimsEarlierContact, relationship)) {
    const found = { at: daysBefore(clock.joinedAt, policy.earlierContactDays), channel: 'email', outcome: 'unanswered' } as const
    yield {
      message: { id: 'change.contact-found', values: {} },
      facts: { ...facts, relationship: { ...relationship, earlierContacts: [found] } },
    }
  }
}

function* dateChanges(facts: ServiceFacts): Iterable<Change> {
  const { need, relationship } = facts
  const { fixedDates, pauses } = relationship.clock
  for (const deadline of deadlinesOf(need)) {
    const { kind, at } = deadline
    const others = deadlinesOf(need).filter(other => other !== deadline)
    yield {
      message: { id: 'change.without-deadline', values: { kind, at: { instant: at } } },
      facts: { ...facts, need: withDeadlines(need, others) },
    }
  }
  for (const [index, { kind, at, met }] of fixedDates.entries()) {
    if (met) continue
    yield {
      message: { id: 'change.without-date', values: { kind, at: { instant: at } } },
      facts: withClock(facts, { fixedDates: fixedDates.filter((_date, i) => i !== index) }),
    }
  }
  if (pauses.length > 0) yield { message: { id: 'change.without-pauses', values: {} }, facts: withClock(facts, { pauses: [] }) }
}

function* levelChanges(facts: ServiceFacts): Iterable<Change> {
  if (!needsService(facts.need)) return
  for (const level of levels) {
    if (level === facts.relationship.level) continue
    yield {
      message: { id: 'change.level', values: { level } },
      facts: { ...facts, relationship: { ...facts.relationship, level } },
    }
  }
}

function* unseenChanges(facts: ServiceFacts): Iterable<Change> {
  const abusive = !facts.conduct.abusive
  yield { message: { id: 'change.abuse', values: { abusive } }, facts: { ...facts, conduct: { ...facts.conduct, abusive } } }
  yield { message: { id: 'change.followers', values: { followers: 1_000_000 } }, facts }
  yield { message: { id: 'change.publicity-threat', values: {} }, facts }
  yield { message: { id: 'change.in-public', values: {} }, facts }
}

function withClock(facts: ServiceFacts, changed: Partial<Clock>): ServiceFacts {
  return { ...facts, relationship: { ...facts.relationship, clock: { ...facts.relationship.clock, ...changed } } }
}
