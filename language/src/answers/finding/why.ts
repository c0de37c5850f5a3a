import { wordsOfText } from './words.ts'
import type { Word } from './words.ts'

const mostWords = 6

/**
 * The words of a question that led to an answer, as the customer wrote them, strongest first: those that the passage has, then those
 * that the nearest earlier question has. Nothing of that earlier question itself is shown: it is another customer's.
 */
export function why(asked: readonly Word[], parts: readonly number[], earlier: string | undefined, language: string): string[] {
  const byPassage = asked
    .map(({ written }, at) => ({ written, part: parts[at] ?? 0 }))
    .filter(({ part }) => part > 0)
    .toSorted((a, b) => b.part - a.part)
    .map(({ written }) => written)
  const shared = new Set(earlier === undefined ? [] : wordsOfText(earlier, language).map(({ stem }) => stem))
  const byQuestion = asked.filter(({ stem }) => shared.has(stem)).map(({ written }) => written)
  return [...new Set([...byPassage, ...byQuestion])].slice(0, mostWords)
}
