import { meaningsOf } from '../meanings.ts'
import type { Meaning } from '../meanings.ts'
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
  /** What it means, the same in nine languages, where that is known. */
  meaning: string | null
}

const shortest = 3
/** Cutting words after six letters is the stemming that works in all nine languages. */
const longestKey = 6
const stopWords = new Set(
  [...lexicons.map(({ fillers, common }) => `${fillers} ${common}`), 'whoever whatever whichever wherever whenever however']
    .flatMap(words => foldWord(words).split(/\s+/))
    .map(word => word.replaceAll("'", '')),
)

/**
 * The words of a message that tell what it is about, each once, in order: without insults, anger, politeness, talk of publicity, numbers,
 * the words that stand in every message, and those that people speak with and not about. A model's name (X200) is one word.
 * @example tellingWords('THE X200 charger hums!!!').map(word => word.key) // ['x200', 'charge', 'hums']
 */
export function tellingWords(raw: string): TellingWord[] {
  const message = tokenise(raw)
  const found = new Map<string, TellingWord>()
  for (const { word, start, end, meaning } of withModelNames(meant(read(message).content))) {
    if (meaning === null || word.length < shortest || stopWords.has(word) || !/[a-z]/.test(word)) continue
    const key = word.slice(0, longestKey)
    if (!found.has(key)) found.set(key, { key, written: message.text.slice(start, end), meaning: meaning ?? null })
  }
  return [...found.values()]
}

type Meant = Pick<Token, 'word' | 'start' | 'end'> & { meaning: Meaning }

function meant(tokens: readonly Token[]): Meant[] {
  const meanings = meaningsOf(tokens.map(({ written }) => written.word.plain))
  return tokens.map(({ word, start, end }, at) => ({ word, start, end, meaning: meanings[at] }))
}

/** Letters with digits right behind them are one name. */
function withModelNames(tokens: readonly Meant[]): Meant[] {
  const named: Meant[] = []
  for (const token of tokens) {
    const last = named.at(-1)
    if (last?.end === token.start && /^[a-z]/.test(last.word) && /^\d/.test(token.word)) {
      named[named.length - 1] = { ...last, word: last.word + token.word, end: token.end, meaning: undefined }
    } else named.push(token)
  }
  return named
}
