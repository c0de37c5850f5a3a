import { foldWord, normalise } from './normalise.ts'

/** One word: its folded form and where it stands in the normalised text. */
export type Token = {
  word: string
  start: number
  end: number
  /** What stands before it: 0 nothing or a mere exclamation, 1 a comma, 2 the end of a sentence. */
  breakBefore: 0 | 1 | 2
  /** A question mark follows. */
  asks: boolean
}

export type Tokens = {
  /** The normalised text, into which `start` and `end` point. */
  text: string
  words: readonly Token[]
  mentions: readonly string[]
  exclamationMarks: number
}

// A link, a mention, a word, an ellipsis-free stop, in this order; everything else is silence.
// Exclamation marks and emoji end no sentence: adding them must not change what is read.
const pieces = /([hH][tT]{2}[pP][sS]?:\/\/\S+|[wW]{3}\.\S+)|@([\p{L}\p{N}_.]+)|([\p{L}\p{M}]+)|(\d+)|([.;:\n]+)|(\?+)|(!+)|,/gu

type Collected = { words: Token[]; mentions: string[]; exclamationMarks: number; pending: 0 | 1 | 2 }

function collect(found: RegExpExecArray, into: Collected): void {
  const [whole, link, mention, letters, digits, stop, question, exclamation] = found
  if (link !== undefined) return
  if (mention !== undefined) {
    into.mentions.push(mention.toLowerCase())
  } else if (letters !== undefined || digits !== undefined) {
    const word = letters === undefined ? whole : foldWord(letters)
    into.words.push({ word, start: found.index, end: found.index + whole.length, breakBefore: into.pending, asks: false })
    into.pending = 0
  } else if (stop !== undefined) {
    into.pending = 2
  } else if (question !== undefined) {
    const last = into.words.at(-1)
    if (last !== undefined) last.asks = true
    into.pending = 2
  } else if (exclamation !== undefined) {
    into.exclamationMarks += exclamation.length
  } else if (into.pending === 0) {
    into.pending = 1
  }
}

/** "can't" is one word, "l'avion" and "I'll" are two: only the English n't belongs to what stands before it. */
function joinNegations(words: Token[], text: string): Token[] {
  const joined: Token[] = []
  for (const token of words) {
    const last = joined.at(-1)
    if (token.word === 't' && last?.end === token.start - 1 && text[last.end] === "'" && last.word.endsWith('n')) {
      joined[joined.length - 1] = { ...last, word: `${last.word}t`, end: token.end, asks: token.asks }
    } else {
      joined.push(token)
    }
  }
  return joined
}

/**
 * The words of a message in order, without links and mentions. Linear in its length.
 * @example tokenise("Can't log in!").words.map(t => t.word) // ['cant', 'log', 'in']
 */
export function tokenise(raw: string): Tokens {
  const text = normalise(raw)
  const into: Collected = { words: [], mentions: [], exclamationMarks: 0, pending: 0 }
  for (const found of text.matchAll(pieces)) collect(found, into)
  const words = text.includes("'") ? joinNegations(into.words, text) : into.words
  return { text, words, mentions: into.mentions, exclamationMarks: into.exclamationMarks }
}
