import { tones } from '@evenhand/domain/facts/conduct.ts'
import { messageTypes } from '@evenhand/domain/facts/need.ts'
import { severityScale } from '../src/model/heads.ts'
import type { Understand } from '../src/understand.ts'
import { measureChoice, quadraticKappa } from './metrics.ts'
import type { ChoiceMeasure, Compared } from './metrics.ts'
import { spokenLanguages, transformationsOf } from './transformations.ts'

/** One message with the labels of docs/understanding.md. */
export type Gold = {
  id: string
  text: string
  type: string
  needsReply: boolean
  severity: string
  tone: string
  abusive: boolean
}

export type Invariance = { transformation: string; messages: number; typeKept: number; severityKept: number }
export type Report = {
  messages: number
  type: ChoiceMeasure
  severity: ChoiceMeasure & { quadraticKappa: number; graveRecall: number | null; gravePrecision: number | null }
  needsReply: ChoiceMeasure
  tone: ChoiceMeasure
  abusive: ChoiceMeasure
  invariance: readonly Invariance[]
}

const grave = new Set(['high', 'critical'])

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** Every message in each of its louder and politer forms: how often type and severity stay. */
function invarianceOf(texts: readonly string[], understand: Understand): Invariance[] {
  const found = new Map<string, { messages: number; typeKept: number; severityKept: number }>()
  for (const text of texts) {
    const plain = understand(text)
    const language = spokenLanguages.includes(plain.language) ? plain.language : 'en'
    for (const { name, change } of transformationsOf(language)) {
      const changed = change(text)
      if (changed === text) continue
      const other = understand(changed)
      const count = found.get(name) ?? { messages: 0, typeKept: 0, severityKept: 0 }
      count.messages += 1
      count.typeKept += Number(other.type === plain.type)
      count.severityKept += Number(other.severity === plain.severity)
      found.set(name, count)
    }
  }
  return [...found].map(([transformation, { messages, typeKept, severityKept }]) => ({
    transformation,
    messages,
    typeKept: typeKept / messages,
    severityKept: severityKept / messages,
  }))
}

/**
 * Compares what is understood with labels given by people.
 * @param louder the messages on which changes of manner are tried, which takes a dozen times as long as everything else
 */
export function evaluate(gold: readonly Gold[], understand: Understand, louder: readonly Gold[] = gold): Report {
  const read = gold.map(message => ({ message, said: understand(message.text) }))
  const compare = (of: (at: (typeof read)[number]) => Compared): Compared[] => read.map(of)
  const severities = compare(({ message, said }) => ({
    right: message.severity,
    said: said.severity,
    confidence: said.confidence.severity,
  }))
  const both = severities.filter(({ right, said }) => grave.has(right) && grave.has(said)).length
  return {
    messages: gold.length,
    type: measureChoice(
      compare(({ message, said }) => ({ right: message.type, said: said.type, confidence: said.confidence.type })),
      messageTypes,
    ),
    severity: {
      ...measureChoice(severities, severityScale),
      quadraticKappa: quadraticKappa(severities, severityScale),
      graveRecall: share(both, severities.filter(({ right }) => grave.has(right)).length),
      gravePrecision: share(both, severities.filter(({ said }) => grave.has(said)).length),
    },
    needsReply: measureChoice(
      compare(({ message, said }) => ({
        right: String(message.needsReply),
        said: String(said.needsReply),
        confidence: said.confidence.needsReply,
      })),
      ['true', 'false'],
    ),
    tone: measureChoice(
      compare(({ message, said }) => ({ right: message.tone, said: said.tone, confidence: said.confidence.tone })),
      tones,
    ),
    abusive: measureChoice(
      compare(({ message, said }) => ({
        right: String(message.abusive),
        said: String(said.abusive),
        confidence: said.confidence.abusive,
      })),
      ['true', 'false'],
    ),
    invariance: invarianceOf(
      louder.map(({ text }) => text),
      understand,
    ),
  }
}
