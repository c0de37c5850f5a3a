import { findReferences } from './references.ts'
import { tokenise } from './tokens.ts'

/** Shorter words carry no matter: articles, pronouns, in every language. */
const shortestWord = 3
/** A shared order number says more than any words. */
const sharedReference = 0.9

function wordsOf(text: string): Set<string> {
  return new Set(
    tokenise(text)
      .words.map(token => token.word)
      .filter(word => word.length >= shortestWord || /\d/.test(word)),
  )
}

/**
 * How much two messages speak of the same, in [0, 1]: shared words by Dice, at least .9 when they name the same reference.
 * Symmetric; 0 when one says nothing. It only suggests the same matter, it never joins by itself.
 * @example similarity('refund 4471', 'still no refund 4471') // 0.9 or more
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  if (first.size === 0 || second.size === 0) return 0
  const shared = first.intersection(second).size
  const dice = (2 * shared) / (first.size + second.size)
  const references = new Set(findReferences(tokenise(b).text, false))
  const hasSameReference = findReferences(tokenise(a).text, false).some(reference => references.has(reference))
  return hasSameReference ? Math.max(sharedReference, dice) : dice
}
