/**
 * How much of an inserted answer was changed before it was sent, in [0, 1]: the share of its words that the reply does not hold in their
 * order. A greeting before it and a wish after it change nothing. 1 for an empty insertion.
 * @example howMuchChanged('You have 30 days.', 'Hello Ana, you have 30 days. Best, Amir') // 0
 */
export function howMuchChanged(inserted: string, sent: string): number {
  const ours = wordsOf(inserted)
  if (ours.length === 0) return 1
  return 1 - longestCommon(ours, wordsOf(sent)) / ours.length
}

/** Longer texts are compared by their beginning: a reply is not a book. */
const mostWords = 2000

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords)
}

/** Length of the longest common subsequence, in one row of memory. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const row = new Uint16Array(b.length + 1)
  for (const word of a) {
    let diagonal = 0
    for (let at = 1; at <= b.length; at += 1) {
      const above = row[at] ?? 0
      row[at] = word === b[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}
