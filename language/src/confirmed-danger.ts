import { knownConcepts } from './concepts/known-concepts.ts'
import { look } from './look.ts'
import type { Look } from './look.ts'
import type { MessageContext } from './understanding.ts'

/** A longer answer says by itself what has happened. */
const mostWords = 6
/** An answer says yes or no with its first words. */
const answerWords = 3

const groupOf = (concept: number): string => knownConcepts.names[concept]?.split('.')[0] ?? ''
const names = (concept: number, ...wanted: readonly string[]): boolean => wanted.includes(knownConcepts.names[concept] ?? '')

function denies(concept: number): boolean {
  return groupOf(concept) === 'refuse' || names(concept, 'neg.not', 'neg.none', 'neg.without', 'reply.no-not', 'end.all-well')
}

function asksForSafety(concept: number): boolean {
  return names(concept, 'danger.safe')
}

/** The questions of a text, without what is told between them. */
function questionsIn(text: string): string {
  return text
    .split(/(?<=[.!?…])\s+/)
    .filter(sentence => /\?\s*$/.test(sentence))
    .join(' ')
}

/**
 * True where we asked whether somebody is in danger and the answer does not say no, or whether they are safe and it does: "yes" may be the
 * gravest word of a conversation, and read by itself it says nothing.
 * @param isGrave whether words by themselves may tell of a danger; asked only about a question of ours that has a short answer
 * @example confirmsDanger(look('yes'), { earlier: [{ direction: 'out', text: 'Is anybody hurt?' }] }, () => true) // true
 */
export function confirmsDanger({ seen }: Look, context: MessageContext | undefined, isGrave: (text: string) => boolean): boolean {
  const last = context?.earlier.at(-1)
  if (last?.direction !== 'out' || seen.words.length === 0 || seen.words.length > mostWords) return false
  const asked = questionsIn(last.text)
  if (asked === '') return false
  const isDenied = [...seen.concepts.subarray(0, answerWords)].some(denies)
  return isDenied ? [...look(asked).seen.concepts].some(asksForSafety) : isGrave(asked)
}
