import { identifyLanguage, isCommonWord } from '../../language.ts'
import { tokenise } from '../../tokens.ts'
import type { Tokens } from '../../tokens.ts'
import { stem } from './stem.ts'

/** A word to find by, and how it was written. */
export type Word = { stem: string; written: string }

/** More words of one message or passage are not read. */
const mostWords = 400

/** "de-AT" and "de_at" are "de"; an unknown language is "und". */
export function primaryTag(language: string | null | undefined): string {
  return language?.toLowerCase().split(/[-_]/)[0] || 'und'
}

/** The language that is stated, else that of the text. */
export function languageOf(stated: string | null | undefined, tokens: Tokens): string {
  const tag = primaryTag(stated)
  return tag === 'und' ? identifyLanguage(tokens).tag : tag
}

/**
 * The words of a text that carry its matter, in order: small words of all languages go, unless there are no others.
 * @example wordsOf(tokenise('Where is my parcel?'), 'en').map(word => word.written) // ['parcel']
 */
export function wordsOf({ words, text }: Tokens, language: string): Word[] {
  const read = words.slice(0, mostWords)
  const telling = read.filter(({ word }) => !isCommonWord(word) && (word.length > 1 || /\d|[^\p{Script=Latin}]/u.test(word)))
  return (telling.length > 0 ? telling : read).map(({ word, start, end }) => ({
    stem: stem(word, language),
    written: text.slice(start, end),
  }))
}

/** The same of a plain text. */
export function stemsOf(text: string, language: string): string[] {
  return wordsOf(tokenise(text), language).map(word => word.stem)
}
