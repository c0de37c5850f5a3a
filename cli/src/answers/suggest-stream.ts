import { whyNoJson } from '@evenhand/contract/why-no-json.ts'
import { mendedText } from '@evenhand/files/content/as-utf8.ts'
import { scanLine } from '@evenhand/files/rows/scan-line.ts'
import { splitRows } from '@evenhand/files/rows/split-rows.ts'
import type { AnswerIndex, Suggestion } from '@evenhand/language/answers/answer.ts'

type Id = string | number
type Offered = {
  source: string
  kind: Suggestion['kind']
  title: string
  passage: string
  headings: readonly string[]
  confidence: number
  why: readonly string[]
  url?: string
}
/** What is offered for one message, or why it could not be read. */
export type SuggestedLine =
  | { id?: Id; suggestions: Offered[]; answer: Offered | null }
  | { id?: Id; error: { code: 'malformed-json' | 'unknown-shape'; message: string } }

type Asked = { id?: Id; text: string; language?: string; topic?: string }

/** Suggestions for a stream of lines, in their order, each as soon as its line is there. Blank lines give nothing; bytes that are no UTF-8 are read as old letters. */
export async function* suggestStream(input: AsyncIterable<Buffer>, index: AnswerIndex): AsyncGenerator<SuggestedLine> {
  for await (const row of splitRows(input, scanLine, mendedText)) {
    if (!row.ok) yield { error: { code: 'malformed-json', message: row.reason } }
    else if (row.value.trim() !== '') yield suggestLine(row.value, index)
  }
}

function suggestLine(line: string, index: AnswerIndex): SuggestedLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { error: { code: 'malformed-json', message: whyNoJson('The line', line, error) } }
  }
  const asked = askedOf(value)
  if (asked === null) {
    return {
      ...idOf(value),
      error: { code: 'unknown-shape', message: 'A line is { "id", "text", "language"?, "topic"? }, all texts but the id.' },
    }
  }
  return suggest(asked, index)
}

function idOf(value: unknown): { id?: Id } {
  if (typeof value !== 'object' || value === null || !('id' in value)) return {}
  return typeof value.id === 'string' || typeof value.id === 'number' ? { id: value.id } : {}
}

function askedOf(value: unknown): Asked | null {
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return null
  const language = 'language' in value && typeof value.language === 'string' ? { language: value.language } : {}
  const topic = 'topic' in value && typeof value.topic === 'string' ? { topic: value.topic } : {}
  return { ...idOf(value), text: value.text, ...language, ...topic }
}

/** What is offered for one message. Confidence has three decimals. */
export function suggest({ id, ...question }: Asked, index: AnswerIndex): SuggestedLine & { suggestions: Offered[] } {
  const { suggestions, answer } = index.ask(question)
  return { ...(id !== undefined && { id }), suggestions: suggestions.map(offered), answer: answer && offered(answer) }
}

function offered({ documentId, kind, title, text, headings, confidence, why, url }: Suggestion): Offered {
  return {
    source: documentId,
    kind,
    title,
    passage: text,
    headings,
    confidence: Math.round(confidence * 1000) / 1000,
    why,
    ...(url !== undefined && { url }),
  }
}
