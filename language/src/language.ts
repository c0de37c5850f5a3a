import { lexicons } from './lexicon/lexicons.ts'
import { foldWord } from './normalise.ts'
import type { Token } from './tokens.ts'

const votes = new Map<string, number[]>()
lexicons.forEach(({ common }, language) => {
  for (const word of new Set(common.split(/\s+/).map(foldWord))) {
    if (word !== '') votes.set(word, [...(votes.get(word) ?? []), language])
  }
})

/**
 * True for a small word that tells a language.
 * @example isCommonWord('und') // true
 */
export function isCommonWord(word: string): boolean {
  return votes.has(word)
}

/** More words would not change the vote of a text this long. */
const enoughWords = 400
/** One vote of a word that three languages share is not enough. */
const leastVote = 0.5
const clearLead = 1.2

/**
 * The language of the words by a vote of frequent small words: a BCP 47 primary tag, or 'und' without a clear winner.
 * A word that several languages share gives each a part of its vote.
 * @example guessLanguage(tokenise('wo ist mein Paket').words) // 'de'
 */
export function guessLanguage(words: readonly Token[]): string {
  const count = lexicons.map(() => 0)
  for (let at = 0; at < words.length && at < enoughWords; at++) {
    const languages = votes.get(words[at]?.word ?? '')
    if (languages === undefined) continue
    for (const language of languages) count[language] = (count[language] ?? 0) + 1 / languages.length
  }
  const most = Math.max(...count)
  const winner = count.indexOf(most)
  const isClear = most >= leastVote && count.every((each, language) => language === winner || each * clearLead <= most)
  return isClear ? (lexicons[winner]?.language ?? 'und') : 'und'
}
