import type { Affected, MessageType, Risk, Subject } from '@evenhand/domain/facts/need.ts'
import { confirmsDanger } from './confirmed-danger.ts'
import { addCarrying, findEvidence } from './evidence.ts'
import { identifyLanguage } from './language.ts'
import type { Identified } from './language.ts'
import { look } from './look.ts'
import type { Look } from './look.ts'
import { decideBy } from './model/decide.ts'
import type { Decided } from './model/decide.ts'
import { confidenceOf } from './model/confidence.ts'
import { sentencesHeard, together } from './model/probabilities.ts'
import type { Probabilities } from './model/probabilities.ts'
import { Scorer } from './model/scorer.ts'
import { hearLexicons } from './model/trust.ts'
import { weights } from './model/weights.generated.js'
import type { Places } from './signals.ts'
import { isForeign } from './foreign.ts'
import { quietText, quietWords } from './topics/volume.ts'
import type { MessageContext, Understanding } from './understanding.ts'

const pressHandle =
  /bbc|cnn|guardian|nytimes|reuters|watchdog|spiegel|bild|tagesschau|lemonde|lefigaro|bfm|elpais|elmundo|journalist|press|news|times/

/** A journalist who asks is for communications; the same journalist's lost bag is for care, like everybody's. */
function isPressEnquiry(said: Places, type: MessageType): boolean {
  return said.has('press-enquiry') || (said.has('journalist') && (type === 'question' || type === 'request'))
}

function subjectOf(said: Places, threatens: boolean, type: MessageType): Subject {
  if (threatens) return 'threat'
  if (said.has('data-request')) return 'data-request'
  if (isPressEnquiry(said, type)) return 'press-enquiry'
  if (said.has('legal')) return 'legal'
  if (type === 'problem') return 'ordinary'
  if (said.has('sales')) return 'sales'
  return said.has('job') ? 'job' : 'ordinary'
}

/** Lexicons name who it is; the model hears it where they do not. */
function affectedOf(said: Places, { affected }: Decided): Affected {
  if (said.has('many')) return 'many'
  return said.has('other-person') ? 'other' : affected
}

/** The model knows "injury"; the lexicons tell whether it is a product that endangers. A threat is heard in the voice. */
function risksOf({ rules }: Look, { risks }: Decided, threatens: boolean): Risk[] {
  const unsafe = rules.said.has('unsafe-product')
  const named = risks.map(risk =>
    risk.kind === 'injury' && unsafe && !rules.said.has('injury') ? { ...risk, kind: 'unsafe-product' as const } : risk,
  )
  return threatens && !named.some(({ kind }) => kind === 'threat-to-others')
    ? [...named, { kind: 'threat-to-others', now: true }]
    : named
}

/** What we cannot read may say anything: a person reads it. Only a danger that a lexicon has found counts as read. */
function unlessUnread(decided: Decided, isRead: boolean, stated: boolean): Decided {
  if (isRead || stated) return decided
  return { ...decided, type: 'request', severity: 'low', needsReply: true, risks: [], plausible: null }
}

function isGrave({ severity, plausible }: Pick<Decided, 'severity' | 'plausible'>): boolean {
  return severity === 'critical' || plausible === 'critical'
}

/** An answer that may say that somebody is in danger is for a person to look at, within minutes. */
function unlessConfirmed(decided: Decided, seen: Look, context: MessageContext | undefined, scorer: Scorer): Decided {
  if (isGrave(decided) || !confirmsDanger(seen, context, asked => isGrave(judgedBy(scorer, asked).understanding))) return decided
  return { ...decided, plausible: 'critical' }
}

function present(
  seen: Look,
  decided: Decided,
  probabilities: Probabilities,
  scorer: Scorer,
  language: Identified,
): Understanding {
  const { message, reading, rules } = seen
  const { type, severity, needsReply, tone, plausible } = decided
  const heard = new Set(reading.voice.map(found => found.signal))
  const threatens = heard.has('threat')
  const abusive = heard.has('insult') || threatens || probabilities.abusive >= scorer.packed.thresholds.abusive
  const evidence = findEvidence(message.text, reading, seen.all, type)
  addCarrying(evidence, message.text, reading, scorer, type, severity)
  return {
    language: language.tag,
    type,
    needsReply,
    severity,
    subject: subjectOf(rules.said, threatens, type),
    risks: risksOf(seen, decided, threatens),
    affected: affectedOf(rules.said, decided),
    claimsEarlierContact: rules.said.has('earlier-contact'),
    complaint: rules.said.has('complaint') || probabilities.complaint >= 0.5,
    claimsDeadline: probabilities.deadline >= 0.5,
    tone,
    abusive,
    publicityThreat: heard.has('publicity') || message.mentions.some(mention => pressHandle.test(mention)),
    references: seen.references,
    evidence,
    confidence: confidenceOf(decided, abusive, probabilities, language.confidence),
    plausible,
  }
}

/** Where no word is left there is nothing to judge: a face, a link, capitals and marks open no case. */
const nothingSaid: Decided = {
  type: 'other',
  severity: 'none',
  needsReply: false,
  risks: [],
  affected: 'author',
  tone: 'calm',
  plausible: null,
}
const silence: Probabilities = {
  type: [0, 0, 0, 0, 0, 1],
  severity: [0, 0, 0, 0],
  needsReply: 0,
  risks: [],
  now: 0,
  affected: [0, 0],
  complaint: 0,
  deadline: 0,
  tone: [0.5, 0.2, 0.1, 0.2],
  abusive: 0,
}

/** Names the topics of a message from which all volume was taken out. */
export type NamesTopics = { findInQuiet(text: string, language?: string): readonly { id: string }[] }

/** The language of what is said, and of the whole where that is not sure: an English insult makes no English message of a Spanish one. */
function languagesOf({ message, reading }: Look): { quiet: Identified; language: Identified } {
  const words = quietWords(message, reading)
  const quiet = identifyLanguage(words)
  return { quiet, language: quiet.tag === 'und' && words !== message ? identifyLanguage(message) : quiet }
}

function withTopics(said: Understanding, seen: Look, language: string, topics: NamesTopics | undefined): Understanding {
  if (topics === undefined) return said
  const found = topics.findInQuiet(quietText(seen.message, seen.reading), language)
  return { ...said, topics: found.map(({ id }) => id) }
}

export type Understand = (text: string, context?: MessageContext) => Understanding

/** What a message says, and how likely "at least low, medium, high, critical" is: four chances that never rise. */
export type Judged = { understanding: Understanding; severityChances: readonly number[] }

/**
 * Reads with other weights than those of the repository, for comparing and for weights that are given at the start; and, where a
 * catalogue of topics is given, says which of them a message is about.
 * @throws Error when the weights are of another format.
 */
export function understandingBy(scorer: Scorer, topics?: NamesTopics): Understand {
  return (text, context) => {
    const { seen, quiet, understanding } = judgedBy(scorer, text, context)
    return withTopics(understanding, seen, quiet.tag, topics)
  }
}

type Read = Judged & { seen: Look; quiet: Identified }

/** From this chance on that an answer is owed, words to another customer are heard as if they were said to us. */
const surelyOwed = 0.85

/** Who suffers may tell it to anybody: what would be a matter with little doubt if it were said to us is one. */
function isHeardAnyway({ understanding: { needsReply, severity, confidence } }: Read): boolean {
  return needsReply && confidence.needsReply >= surelyOwed && severity !== 'none' && severity !== 'low'
}

function judgedBy(scorer: Scorer, text: string, context?: MessageContext): Read {
  const read = judgedIn(scorer, text, context)
  if (context?.earlier.at(-1)?.direction !== 'other' || read.understanding.needsReply) return read
  const alone = judgedIn(scorer, text, { ...context, earlier: [] })
  return isHeardAnyway(alone) ? alone : read
}

function judgedIn(scorer: Scorer, text: string, context?: MessageContext): Read {
  const seen = look(text, context)
  const { quiet, language } = languagesOf(seen)
  if (seen.seen.words.length === 0) {
    const understanding = present(seen, nothingSaid, silence, scorer, language)
    return { understanding, severityChances: silence.severity, seen, quiet }
  }
  const pieces = scorer.score(seen.seen).map(scored => sentencesHeard(scored, scorer.packed.calibration))
  const probabilities = hearLexicons(together(pieces), seen.rules.judgement)
  const { dangers } = seen.rules
  const decided = decideBy(probabilities, scorer.packed.thresholds, dangers, context?.facts)
  const isRead = !isForeign(seen.reading.content, seen.message.text, word => scorer.knows(word))
  const judged = unlessConfirmed(unlessUnread(decided, isRead, dangers.length > 0), seen, context, scorer)
  const understanding = present(seen, judged, probabilities, scorer, language)
  return { understanding, severityChances: probabilities.severity, seen, quiet }
}

/** Asks the weights that came along. */
export const ownScorer: Scorer = new Scorer(weights)

/**
 * What one message says: read with the lexicons of `lexicon/` and judged by the model that was trained on `corpus/`. Deaf to volume: capitals,
 * emoji, insults, politeness and publicity are taken out before type and severity are judged. Never throws; time grows linearly
 * with the text.
 * @example understand('my charger is smoking').severity // 'critical'
 */
export const understand: Understand = understandingBy(ownScorer)

/**
 * The same with the chances of severity, for the fairness audit, which holds equal what the text makes likely and not one class.
 * @example judge('my charger is smoking').severityChances // [0.99, 0.99, 0.98, 0.97]
 */
export function judge(text: string): Judged {
  const { understanding, severityChances } = judgedBy(ownScorer, text)
  return { understanding, severityChances }
}
