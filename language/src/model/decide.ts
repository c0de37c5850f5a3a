import { messageTypes } from '@evenhand/domain/facts/need.ts'
import type { Affected, MessageType, Risk, RiskKind } from '@evenhand/domain/facts/need.ts'
import { tones } from '@evenhand/domain/facts/conduct.ts'
import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import { demandedByRisk } from '@evenhand/domain/severity/severity-history.ts'
import { severityRank } from '@evenhand/domain/severity/severity.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Danger } from '../risks.ts'
import type { RecordFacts } from '../understanding.ts'
import { dangerChance } from './danger-chance.ts'
import { learnedRisks, severityScale } from './heads.ts'
import type { LearnedRisk } from './heads.ts'
import type { Thresholds } from './packed.ts'
import type { Probabilities } from './probabilities.ts'

/** Risks that no longer happen in the words, or that last. */
const lasting: ReadonlySet<RiskKind> = new Set(['bereavement', 'hardship'])

export type Decided = {
  type: MessageType
  severity: Severity | 'none'
  needsReply: boolean
  risks: readonly Risk[]
  affected: Affected
  tone: Tone
  plausible: Severity | null
}

function largestOf(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0)
}

/** What lexicons call over is critical only when the model is sure that it is not. */
const evenOdds = 0.5
const medium = severityScale.indexOf('medium')
const high = severityScale.indexOf('high')
const critical = severityScale.indexOf('critical')
/** Who asks about medicine speaks of risks where nothing has happened: the severity must at least be thinkable. */
const leastMatter = 0.1

/** From this chance of a danger on a matter is at least high: the chance of high by itself is thinned out where a danger stands beside something calm. */
const graveDanger = 0.07

/** A danger of which no head by itself is that sure is one that nobody could name. */
const leastByItself = 0.35

/** Whether a danger is said: it is likelier than not, or has two witnesses, the words that a lexicon knows and the severity. */
function isDangerSaid(p: Probabilities, chance: number, thresholds: Thresholds, dangers: readonly Danger[]): boolean {
  const likely = p.severity[critical - 1] ?? 0
  if (dangers.some(({ now }) => now) && likely >= thresholds.stated) return true
  if (Math.max(likely, likeliestRisk(p)) < leastByItself) return false
  const isOver = dangers.length > 0 && dangers.every(({ now }) => !now)
  return chance >= thresholds.danger && (!isOver || likely >= evenOdds)
}

/** Critical, or the gravest of the lesser classes whose "at least" is likely enough. */
function severityOf({ severity }: Probabilities, isSaid: boolean, chance: number, thresholds: Thresholds): Severity | 'none' {
  if (isSaid) return 'critical'
  let chosen = chance >= graveDanger ? high : 0
  // Low thresholds for grave classes are for grave words: where most likely nothing is to do, they do not hold.
  const owes = (severity[0] ?? 0) >= evenOdds
  for (const [at, threshold] of thresholds.severity.entries())
    if (owes && (severity[at] ?? 0) >= threshold) chosen = Math.max(chosen, at + 1)
  return severityScale[chosen] ?? 'none'
}

/** Praise and chatter are about nothing that would have to be done: both judgements weigh in. */
function typeOf({ type, severity }: Probabilities): MessageType {
  const atLeastLow = severity[0] ?? 0
  const atLeastMedium = severity[1] ?? 0
  const weighed = messageTypes.map((each, at) => {
    const probability = type[at] ?? 0
    if (each === 'praise') return probability * (1 - atLeastLow) ** 0.5
    if (each === 'other') return probability * (1 - atLeastMedium) ** 0.5
    return each === 'problem' ? probability * atLeastLow ** 0.5 : probability * (atLeastLow * (1 - atLeastMedium)) ** 0.25
  })
  return messageTypes[largestOf(weighed)] ?? 'other'
}

/** The corpus calls an unsafe product an injury. */
function isStated(kind: LearnedRisk, dangers: readonly Danger[]): boolean {
  return dangers.some(danger => danger.kind === kind || (kind === 'injury' && danger.kind === 'unsafe-product'))
}

/** Said whether or not a danger is: nobody has to hurry for what lasts, nothing follows of a threat, and a child is left to no second look. */
const saidAnyway: ReadonlySet<RiskKind> = new Set([...lasting, 'threat-to-others', 'minor-in-danger'])

/** A danger that is not likely enough to be said is for a person to look for. */
function risksOf(p: Probabilities, isSaid: boolean, thresholds: Thresholds, dangers: readonly Danger[]): Risk[] {
  const { risks, now } = p
  return learnedRisks.flatMap((kind, at) => {
    const stated = isStated(kind, dangers)
    const threshold = stated ? Math.min(thresholds.stated, thresholds.risks[at] ?? 1) : (thresholds.risks[at] ?? 1)
    if ((risks[at] ?? 0) < threshold) return []
    const happens = stated ? dangers.some(danger => danger.now) : now >= 0.5
    if (happens && !isSaid && !saidAnyway.has(kind)) return []
    return [{ kind, now: !lasting.has(kind) && happens }]
  })
}

export function graver(a: Severity | 'none', b: Severity | 'none' | null): Severity | 'none' {
  if (b === null || b === 'none') return a
  return a === 'none' || severityRank(b) < severityRank(a) ? b : a
}

/** What records say may raise, by being the greater of two; there is no way here in which they could lower. */
function demandedByRecords(facts: RecordFacts | undefined, asks: boolean): Severity | null {
  return asks && (facts?.orderLate === true || facts?.incidentOpen === true) ? 'medium' : null
}

/** Risks of which a person must hear within minutes, even when they are only guessed at. Who threatens buys nothing by it. */
const pressing = learnedRisks.map(kind => !lasting.has(kind) && kind !== 'threat-to-others')

function likeliestRisk({ risks }: Probabilities): number {
  return risks.reduce((most, probability, at) => (pressing[at] === true ? Math.max(most, probability) : most), 0)
}

/**
 * The graver class that a person should look for: the next one, and critical from any class, because a danger that is told sideways
 * reads like an ordinary matter.
 */
function plausibleOf(severity: Severity | 'none', p: Probabilities, danger: number, { look }: Thresholds): Severity | null {
  if (severity === 'critical') return null
  const matters = (p.severity[medium - 1] ?? 0) >= leastMatter
  const guessed = matters && p.now >= evenOdds && likeliestRisk(p) >= look.risk
  if (guessed || danger >= look.critical) return 'critical'
  return severity === 'medium' && (p.severity[critical - 2] ?? 0) >= look.high ? 'high' : null
}

/** What was read as a problem owes an answer from a smaller chance on: silence would cost its author more. */
const leastOfProblem = 2 / 3

/** Turns probabilities into judgements that fit together: what owes nothing has no severity, what is grave owes an answer. */
export function decideBy(
  p: Probabilities,
  thresholds: Thresholds,
  dangers: readonly Danger[],
  facts: RecordFacts | undefined,
): Decided {
  const danger = dangerChance(p, Math.min(likeliestRisk(p), p.now))
  const isSaid = isDangerSaid(p, danger, thresholds, dangers)
  const risks = risksOf(p, isSaid, thresholds, dangers)
  const grave = graver(
    severityOf(p, isSaid, danger, thresholds),
    demandedByRisk(risks.filter(({ kind }) => kind !== 'threat-to-others')),
  )
  const isGrave = grave === 'high' || grave === 'critical'
  const likely = typeOf(p)
  const isQuiet = likely === 'praise' || likely === 'other'
  const type = grave === 'critical' && isQuiet ? 'problem' : likely
  const owes = isGrave || p.needsReply >= thresholds.needsReply * (type === 'problem' ? leastOfProblem : 1)
  const severity = severityFor(type, grave, owes, demandedByRecords(facts, !isQuiet))
  return {
    type,
    severity,
    needsReply: owes || (severity !== 'none' && severity !== 'low'),
    risks,
    affected: affectedOf(p),
    tone: tones[largestOf(p.tone)] ?? 'calm',
    plausible: plausibleOf(severity, p, danger, thresholds),
  }
}

function severityFor(type: MessageType, grave: Severity | 'none', owes: boolean, byRecords: Severity | null): Severity | 'none' {
  if (type === 'praise') return grave === 'high' ? 'high' : 'none'
  if (type === 'other') return grave === 'high' ? 'high' : owes ? 'low' : 'none'
  return graver(grave === 'none' ? 'low' : grave, byRecords)
}

function affectedOf({ affected: [other = 0, many = 0] }: Probabilities): Affected {
  if (many >= 0.5 && many >= other) return 'many'
  return other >= 0.5 ? 'other' : 'author'
}
