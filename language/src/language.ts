import { eld } from 'eld/small'
import { lexicons } from './lexicon/lexicons.ts'
import { foldWord } from './normalise.ts'
import type { Token, Tokens } from './tokens.ts'

const votes = new Map<string, number[]>()
lexicons.forEach(({ common }, language) => {
  for (const word of new Set(common.split(/\s+/).map(foldWord))) {
    if (word !== '') votes.set(word, [...(votes.get(word) ?? []), language])
  }
})

/** Frequent words of Hindi and Urdu in Latin letters, which nobody here reads: such a text is none of the languages it resembles. */
const romanised = new Set(
  `hai hain nahi nahin kya mera meri mere aap bhai kab raha rahi rahe hua gaya gayi karo karna kar mujhe abhi paisa paise kyu kyun kaise yeh woh
  bhi kuch koi accha thik theek wapas jaldi yaar bolo dedo kiya liye tha thi hoga chahiye apna apne tumhara hamara karenge milega`.split(
    /\s+/,
  ),
)

/**
 * True for a small word that tells a language.
 * @example isCommonWord('und') // true
 */
export function isCommonWord(word: string): boolean {
  return votes.has(word)
}

/** More words would not change the vote of a text this long. */
const enoughWords = 200
const leastVote = 1.5
/** Words that vote, among all: fewer, and the text is of another language that borrows some. */
const leastShare = 0.22
const clearLead = 1.8
const enoughRomanised = 2
/** Characters handed to the n-grams. */
const enoughLetters = 300

export type Identified = { tag: string; confidence: number }
const unsure: Identified = { tag: 'und', confidence: 0.5 }

type Vote = { winner: number; most: number; second: number; romanised: number; words: number }

function vote(words: readonly Token[]): Vote {
  const count = lexicons.map(() => 0)
  let strange = 0
  let read = 0
  for (let at = 0; at < words.length && at < enoughWords; at++) {
    const word = words[at]?.word ?? ''
    if (word.charCodeAt(0) <= 57) continue
    read += 1
    const languages = votes.get(word)
    if (languages === undefined) {
      if (romanised.has(word)) strange += 1
      continue
    }
    for (const language of languages) count[language] = (count[language] ?? 0) + 1 / languages.length
  }
  let winner = 0
  for (let at = 1; at < count.length; at++) if ((count[at] ?? 0) > (count[winner] ?? 0)) winner = at
  const second = count.reduce((best, each, at) => (at === winner ? best : Math.max(best, each)), 0)
  return { winner, most: count[winner] ?? 0, second, romanised: strange, words: read }
}

/** What the n-grams of letters say about some words, or 'und'. */
export function guessByLetters(text: string, words: readonly Token[]): Identified {
  let letters = ''
  for (const { start, end } of words) {
    letters += `${text.slice(start, end)} `
    if (letters.length > enoughLetters) break
  }
  const result = eld.detect(letters)
  if (result.language === '') return unsure
  return { tag: result.language, confidence: result.isReliable() ? 0.9 : 0.6 }
}

/**
 * The language of a message: a BCP 47 primary tag, or 'und' when it is not sure. Frequent small words decide where they are clear; else n-grams of
 * letters do (eld, Apache-2.0). Mentions and links say nothing.
 * @example identifyLanguage(tokenise('wo ist mein Paket')).tag // 'de'
 */
export function identifyLanguage(message: Tokens): Identified {
  const { winner, most, second, romanised: strange, words } = vote(message.words)
  if (words === 0) return unsure
  const language = lexicons[winner]?.language ?? 'und'
  if (strange >= enoughRomanised && strange >= most) return unsure
  if (most >= leastVote && most >= clearLead * second && most >= leastShare * words) return { tag: language, confidence: 0.98 }
  const guessed = guessByLetters(message.text, message.words)
  if (guessed.tag === language && most >= 0.5) return { tag: language, confidence: 0.95 }
  if (most >= leastVote && most >= clearLead * second && guessed.confidence < 0.9) return { tag: language, confidence: 0.8 }
  return words >= 2 && guessed.confidence >= 0.9 ? guessed : unsure
}
