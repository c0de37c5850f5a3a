import { lexicons } from './lexicon/lexicons.ts'
import { foldWord } from './normalise.ts'
import type { Token } from './tokens.ts'

const votes = new Map<string, readonly string[]>()
for (const { language, common } of lexicons) {
  for (const word of new Set(common.split(/\s+/).map(foldWord))) {
    if (word !== '') votes.set(word, [...(votes.get(word) ?? []), language])
  }
}

/** More words would not change the vote of a text this long. */
const enoughWords = 400

/**
 * The language of the words by a vote of frequent small words: a BCP 47 primary tag, or 'und' without a clear winner.
 * A word that several languages share gives each a part of its vote.
 * @example guessLanguage(tokenise('wo ist mein Paket').words) // 'de'
 */
export function guessLanguage(words: readonly Token[]): string {
  const count = new Map<string, number>()
  for (const { word } of words.slice(0, enoughWords)) {
    const languages = votes.get(word)
    if (languages === undefined) continue
    for (const language of languages) count.set(language, (count.get(language) ?? 0) + 1 / languages.length)
  }
  const [first, second] = [...count].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < 0.5) return 'und'
  return second !== undefined && first[1] < second[1] * 1.2 ? 'und' : first[0]
}
