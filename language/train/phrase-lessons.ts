import type { MessageType } from '@evenhand/domain/facts/need.ts'
import { lexicons } from '../src/lexicon/lexicons.ts'
import type { MatterSignal } from '../src/lexicon/lexicon.ts'
import { columns, heads, learnedRisks, severityScale } from '../src/model/heads.ts'
import type { LearnedRisk } from '../src/model/heads.ts'
import { look } from '../src/look.ts'
import { parsePhrases } from '../src/phrases.ts'
import type { Phrase } from '../src/phrases.ts'
import { exampleOf } from './examples.ts'
import type { Example } from './examples.ts'
import { draws } from './draws.ts'

type Lesson = { type: MessageType; severity: (typeof severityScale)[number]; risk?: LearnedRisk; past?: boolean }

/** What a phrase of a lexicon means when it stands by itself. */
const lessons: Partial<Record<MatterSignal, Lesson>> = {
  'self-harm': { type: 'problem', severity: 'critical', risk: 'self-harm' },
  'unsafe-product': { type: 'problem', severity: 'critical', risk: 'injury' },
  injury: { type: 'problem', severity: 'critical', risk: 'injury' },
  fraud: { type: 'problem', severity: 'critical', risk: 'fraud' },
  coercion: { type: 'problem', severity: 'critical', risk: 'coercion' },
  harassment: { type: 'problem', severity: 'critical' },
  stranded: { type: 'problem', severity: 'critical' },
  'minor-in-danger': { type: 'problem', severity: 'critical', risk: 'minor-in-danger' },
  'no-medicine': { type: 'problem', severity: 'critical', risk: 'injury' },
  bereavement: { type: 'problem', severity: 'high', risk: 'bereavement', past: true },
  hardship: { type: 'problem', severity: 'high', risk: 'hardship', past: true },
  blocked: { type: 'problem', severity: 'high' },
  loss: { type: 'problem', severity: 'high' },
  cancelled: { type: 'problem', severity: 'high' },
  problem: { type: 'problem', severity: 'medium' },
  'no-answer': { type: 'problem', severity: 'medium' },
  question: { type: 'question', severity: 'low' },
  request: { type: 'request', severity: 'low' },
  suggestion: { type: 'suggestion', severity: 'low' },
  praise: { type: 'praise', severity: 'none' },
  spam: { type: 'other', severity: 'none' },
}

/** A phrase teaches less than what a person wrote. */
const weight = 0.4
const readings = 2

function sayOnce(phrase: Phrase, draw: () => number): string {
  if (phrase.kind === 'row') return phrase.parts.map(part => sayOnce(part, draw)).join(' ')
  if (phrase.kind === 'choice') {
    const option = phrase.options[Math.floor(draw() * phrase.options.length)]
    return option === undefined ? '' : sayOnce(option, draw)
  }
  if ('text' in phrase.step) return phrase.step.text
  return phrase.step.kind === 'gap' ? '' : '4'
}

/** Only type, severity, risks and whether an answer is owed are taught; phrases know nothing of tone. */
function targetsOf({ type, severity, risk, past }: Lesson): Float32Array {
  const targets = new Float32Array(columns).fill(Number.NaN)
  targets.fill(0, heads.type.first, heads.now.first)
  targets[heads.type.first + heads.type.labels.indexOf(type)] = 1
  severityScale.slice(1, severityScale.indexOf(severity) + 1).forEach((_, at) => (targets[heads.severity.first + at] = 1))
  targets[heads.needsReply.first] = Number(severity !== 'none')
  if (risk !== undefined) {
    targets[heads.risks.first + learnedRisks.indexOf(risk)] = 1
    targets[heads.now.first] = Number(past !== true)
  }
  return targets
}

/** Every phrase of the lexicons as a short message, so that what they state plainly is understood also where the corpus is thin. */
export function phraseLessons(seed: number): Example[] {
  const draw = draws(seed)
  const spelling = { fold: (word: string) => word, isFiller: () => false }
  const examples: Example[] = []
  for (const { phrases } of lexicons) {
    for (const [signal, lesson] of Object.entries(lessons)) {
      for (const phrase of parsePhrases(phrases[signal as MatterSignal] ?? '', spelling)) {
        const texts = new Set(Array.from({ length: readings }, () => sayOnce(phrase, draw).replace(/\s+/g, ' ').trim()))
        for (const text of texts) if (text !== '') examples.push(exampleOf(look(text).seen, targetsOf(lesson), weight))
      }
    }
  }
  return examples
}
