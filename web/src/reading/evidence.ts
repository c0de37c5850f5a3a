import type { Reading } from '@evenhand/contract/understanding.ts'

const plain: ReadonlySet<string> = new Set([
  'problem',
  'question',
  'request',
  'suggestion',
  'praise',
  'other',
  'remark',
  'medium',
  'low',
  'none',
])
const fewestLetters = 4
const mostShown = 3

/**
 * The words to show for a doubt: those that speak of something grave, the longest first; where none do, the longest that carried the
 * reading at all.
 */
export function tellingWords(evidence: Reading['evidence']): readonly string[] {
  const long = evidence.filter(({ words }) => words.length >= fewestLetters)
  const grave = long.filter(({ signal }) => !plain.has(signal))
  const chosen = (grave.length > 0 ? grave : long).map(({ words }) => words).toSorted((a, b) => b.length - a.length)
  return chosen.filter((words, i) => !chosen.slice(0, i).some(longer => longer.includes(words))).slice(0, mostShown)
}

export type Piece = { text: string; marked: boolean }

/** A message in pieces, the telling words marked wherever they stand; put together the pieces are the message. */
export function markedPieces(body: string, words: readonly string[]): readonly Piece[] {
  const wanted = words.filter(word => word.trim() !== '').map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (wanted.length === 0) return [{ text: body, marked: false }]
  const found = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${wanted.join('|')})(?![\p{L}\p{N}])`, 'giu')
  const pieces: Piece[] = []
  let end = 0
  for (const match of body.matchAll(found)) {
    if (match.index > end) pieces.push({ text: body.slice(end, match.index), marked: false })
    end = match.index + match[0].length
    pieces.push({ text: match[0], marked: true })
  }
  if (end < body.length) pieces.push({ text: body.slice(end), marked: false })
  return pieces
}
