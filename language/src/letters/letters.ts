import type { Token } from '../tokens.ts'
import { LetterReader } from './guess.ts'
import type { Identified } from './guess.ts'
import { LetterTable } from './table.ts'
import { letterWeights } from './weights.generated.js'

const reader = new LetterReader(new LetterTable(letterWeights))

/** As `guessByLetters`, and the likeliest language where none is sure. */
export type ByLetters = { likeliest: Identified; isSure: boolean }

/**
 * The likeliest language of some words by their letters, and whether it may be named. 'und' stands for letters of no language, and for
 * two languages in one message.
 */
export function judgeLetters(text: string, words: readonly Token[]): ByLetters {
  const likeliest = reader.likeliest(text, words)
  return { likeliest, isSure: reader.isSure(likeliest) }
}

/**
 * The language of some words by their letters: a BCP 47 primary tag, or 'und' when it is not sure. Trained by
 * `language/train/languages.ts` on text written for this project.
 * @param words where the words stand in `text`, which is normalised
 * @example guessByLetters('gdzie jest paczka', tokenise('gdzie jest paczka').words).tag // 'pl'
 */
export function guessByLetters(text: string, words: readonly Token[]): Identified {
  const { likeliest, isSure } = judgeLetters(text, words)
  return isSure ? likeliest : { tag: 'und', confidence: 0.5 }
}
