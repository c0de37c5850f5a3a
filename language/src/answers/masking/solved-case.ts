import type { AnswerDocument, UseSignals } from '../answer.ts'
import { markdownBlocks } from '../reading/markdown-blocks.ts'
import { passagesOf } from '../reading/passages.ts'
import { maskAnswer } from './mask-answer.ts'

/** A case whose answer is kept. */
export type SolvedCase = {
  id: string
  /** A few words on what it was about; left out, the beginning of the answer stands there. */
  title?: string
  /** What the customer asked, in one or more messages. They are matched and never shown. */
  questions: readonly string[]
  answer: string
  /** Names and handles of everybody in the case. */
  names: readonly string[]
  language?: string | null
  tags?: readonly string[]
  signals?: UseSignals
}

const titleLength = 80

/**
 * A kept answer as a document, without personal data in what is shown: title and answer are masked.
 * @example solvedCase({ id: 'case:7', questions: ['how do I return it?'], answer: 'Hi Anna, print the label.', names: ['Anna'] }).passages[0]?.text // 'Print the label.'
 */
export function solvedCase({ id, title, questions, answer, names, language, tags, signals }: SolvedCase): AnswerDocument {
  const { text } = maskAnswer(answer, names)
  const shown = title === undefined ? '' : maskAnswer(title, names).text
  return {
    id,
    kind: 'solved-case',
    title: shown === '' ? beginning(text) : shown,
    language: language ?? null,
    tags: tags ?? [],
    passages: passagesOf(markdownBlocks(text), ''),
    questions,
    ...(signals === undefined ? {} : { signals }),
  }
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= titleLength) return line
  const space = line.lastIndexOf(' ', titleLength)
  return `${line.slice(0, space > 0 ? space : titleLength)}…`
}
