import type { Affected, Subject } from '@evenhand/domain/facts/need.ts'
import { judge } from './judgement.ts'
import { guessLanguage } from './language.ts'
import type { MatterSignal } from './lexicon/lexicon.ts'
import { quote, read } from './reading.ts'
import type { MatterFound, Reading } from './reading.ts'
import { findReferences } from './references.ts'
import { findDangers, risksOf } from './risks.ts'
import { standing } from './signals.ts'
import { tokenise } from './tokens.ts'
import { toneOf } from './tone.ts'
import type { Evidence, MessageContext, Understanding } from './understanding.ts'

/** Signals that are reasons; the rest only helps to read them. */
const reasonless: ReadonlySet<MatterSignal> = new Set([
  'child',
  'frail',
  'peril',
  'deadline',
  'past',
  'question',
  'medicine',
  'disability',
])

const mostEvidence = 12
const pressHandle =
  /bbc|cnn|guardian|nytimes|reuters|watchdog|spiegel|bild|tagesschau|lemonde|lefigaro|bfm|elpais|elmundo|journalist|press|news|times/

function subjectOf(all: readonly MatterFound[], reading: Reading, isProblem: boolean): Subject {
  if (reading.voice.some(found => found.signal === 'threat')) return 'threat'
  const said = new Set(all.map(found => found.signal))
  if (said.has('data-request')) return 'data-request'
  if (said.has('press-enquiry')) return 'press-enquiry'
  if (said.has('legal')) return 'legal'
  if (isProblem) return 'ordinary'
  if (said.has('sales')) return 'sales'
  return said.has('job') ? 'job' : 'ordinary'
}

function affectedOf(all: readonly MatterFound[]): Affected {
  if (all.some(found => found.signal === 'many')) return 'many'
  return all.some(found => found.signal === 'other-person') ? 'other' : 'author'
}

function evidenceOf(text: string, reading: Reading, all: readonly MatterFound[]): Evidence[] {
  const evidence = new Map<string, Evidence>()
  for (const { signal, words } of reading.voice) {
    if (signal !== 'look-alike' && signal !== 'politeness') evidence.set(`${signal} ${words}`, { signal, words })
  }
  for (const found of all) {
    if (evidence.size >= mostEvidence) break
    if (reasonless.has(found.signal)) continue
    const words = quote(text, reading.tokens, found)
    evidence.set(`${found.signal} ${words}`, { signal: found.signal, words })
  }
  return [...evidence.values()].slice(0, mostEvidence)
}

function asksForReference(context: MessageContext | undefined): boolean {
  const last = context?.earlier.at(-1)
  if (last === undefined || last.direction !== 'out') return false
  return /number|reference|nummer|num[eé]ro|n[uú]mero|code|order|bestell|commande|pedido/i.test(last.text)
}

/**
 * What one message says, read with the lexicons of `lexicon/`. Deaf to volume: capitals, emoji, insults, politeness and
 * publicity are taken out before type and severity are judged. Never throws; time grows linearly with the text.
 * @example understand('my charger is smoking').severity // 'critical'
 */
export function understand(text: string, context?: MessageContext): Understanding {
  const message = tokenise(text)
  const reading = read(message)
  const all = standing(reading)
  const dangers = findDangers(all)
  const references = findReferences(message.text, asksForReference(context))
  const { type, severity, needsReply } = judge(all, dangers, {
    hasQuestionMark: message.questionMarks > 0,
    hasReference: references.length > 0,
    wordCount: reading.tokens.length,
  })
  const heard = new Set(reading.voice.map(found => found.signal))
  const said = new Set(all.map(found => found.signal))
  const threatens = heard.has('threat')
  return {
    language: guessLanguage(message.words),
    type,
    needsReply,
    severity,
    subject: subjectOf(all, reading, type === 'problem'),
    risks: threatens ? [...risksOf(dangers), { kind: 'threat-to-others', now: true }] : risksOf(dangers),
    affected: affectedOf(all),
    claimsEarlierContact: said.has('earlier-contact'),
    complaint: said.has('complaint'),
    tone: toneOf(message, reading, type, type === 'problem' || said.has('remark')),
    abusive: heard.has('insult') || threatens,
    publicityThreat: heard.has('publicity') || message.mentions.some(mention => pressHandle.test(mention)),
    references,
    evidence: evidenceOf(message.text, reading, all),
  }
}
