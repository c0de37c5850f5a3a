import { identifyLanguage } from '../../language.ts'
import { tokenise } from '../../tokens.ts'
import type { Tokens } from '../../tokens.ts'
import { meaningsOf } from '../../meanings.ts'
import { isSmallWord } from './small-words.ts'
import { stem } from './stem.ts'

/** A word to find by, how it was written, and what it means in any of nine languages, as far as that is written down. */
export type Word = { stem: string; written: string; meaning: string | null }

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
 * The words of a text that carry its matter, in order: small words of all languages go, and those that people speak with and not about, unless
 * there are no others.
 * @example wordsOf(tokenise('Where is my parcel?'), 'en').map(word => word.written) // ['parcel']
 */
export function wordsOf({ words, text }: Tokens, language: string): Word[] {
  const read = words.slice(0, mostWords)
  const meanings = meaningsOf(read.map(({ written }) => written.word.plain))
  const all = read.map(({ word, start, end }, at) => ({
    word,
    isSmall: meanings[at] === null,
    found: { stem: stem(word, language), written: text.slice(start, end), meaning: meanings[at] ?? null },
  }))
  const long = all.filter(({ word }) => !isSmallWord(word))
  const telling = long.filter(({ isSmall }) => !isSmall)
  return [telling, long, all].find(({ length }) => length > 0)?.map(({ found }) => found) ?? []
}

/** The same of a plain text. */
export function wordsOfText(text: string, language: string): Word[] {
  return wordsOf(tokenise(text), language)
}
