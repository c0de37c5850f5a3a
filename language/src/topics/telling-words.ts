import { lexicons } from '../lexicon/lexicons.ts'
import { foldWord } from '../normalise.ts'
import { read } from '../reading.ts'
import { tokenise } from '../tokens.ts'
import type { Token } from '../tokens.ts'

/** A word that tells what a message is about. */
export type TellingWord = {
  /** What it is compared by: the folded beginning, for "charging" and "charger" are about the same. */
  key: string
  /** As it was written. */
  written: string
}

const shortest = 3
/** Cutting words after six letters is the stemming that works in all nine languages. */
const longestKey = 6
const stopWords = new Set(
  lexicons.flatMap(({ fillers, common }) => foldWord(`${fillers} ${common}`).split(/\s+/)).map(word => word.replaceAll("'", '')),
)

/**
 * The words of a message that tell what it is about, each once, in order: without insults, anger, politeness, talk of publicity, numbers,
 * and the words that stand in every message. A model's name (X200) is one word.
 * @example tellingWords('THE X200 charger hums!!!').map(word => word.key) // ['x200', 'charge', 'hums']
 */
export function tellingWords(raw: string): TellingWord[] {
  const message = tokenise(raw)
  const found = new Map<string, TellingWord>()
  for (const { word, start, end } of withModelNames(read(message).content)) {
    if (word.length < shortest || stopWords.has(word) || !/[a-z]/.test(word)) continue
    const key = word.slice(0, longestKey)
    if (!found.has(key)) found.set(key, { key, written: message.text.slice(start, end) })
  }
  return [...found.values()]
}

/** Letters with digits right behind them are one name. */
function withModelNames(tokens: readonly Token[]): Token[] {
  const named: Token[] = []
  for (const token of tokens) {
    const last = named.at(-1)
    if (last?.end === token.start && /^[a-z]/.test(last.word) && /^\d/.test(token.word)) {
      named[named.length - 1] = { ...last, word: last.word + token.word, end: token.end }
    } else named.push(token)
  }
  return named
}
