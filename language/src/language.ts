import { judgeLetters } from './letters/letters.ts'
import type { Identified } from './letters/guess.ts'
import { lexicons } from './lexicon/lexicons.ts'
import { foldWord, squeeze } from './normalise.ts'
import type { Token, Tokens } from './tokens.ts'
import type { Word, WordVote } from './words.ts'

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

const votesWithoutStretching = new Map([...votes].map(([word, languages]) => [squeeze(word), languages]))

/** The places, in the list of lexicons, of the languages in which a word without stretched letters is a frequent small one. */
export function languagesOfCommonWord(word: string): readonly number[] | undefined {
  return votesWithoutStretching.get(word)
}

/** More words would not change the vote of a text this long. */
const enoughWords = 200
const leastVote = 1.5
/** Words that vote, among all: fewer, and the text is of another language that borrows some. */
const leastShare = 0.22
const clearLead = 1.8
const enoughRomanised = 2
/** One word names a language only by its script. */
const byScript = 0.95
/** From which likelihood on letters name one of the languages we read when no small word speaks against it. */
const littleDoubt = 0.7
const readHere = new Set(lexicons.map(each => each.language))
/** Letters that are less sure of a language than this do not speak against the small words of another one. */
const muchDoubt = 0.6

export { guessByLetters } from './letters/letters.ts'
export type { Identified }
const unsure: Identified = { tag: 'und', confidence: 0.5 }

type Vote = { winner: number; most: number; second: number; romanised: number; words: number }

const silent: readonly number[] = []

function voteOf(word: Word): WordVote {
  const { text } = word
  const languages = votes.get(text)
  return {
    isNumber: text.charCodeAt(0) <= 57,
    isRomanised: languages === undefined && romanised.has(text),
    languages: languages ?? silent,
  }
}

const count = new Float64Array(lexicons.length)

function vote(words: readonly Token[]): Vote {
  count.fill(0)
  let strange = 0
  let read = 0
  let left = enoughWords
  for (const { written } of words) {
    if (left-- === 0) break
    const { word } = written
    word.vote ??= voteOf(word)
    const { isNumber, isRomanised, languages } = word.vote
    if (isNumber) continue
    read += 1
    if (isRomanised) strange += 1
    for (const language of languages) count[language] = (count[language] ?? 0) + 1 / languages.length
  }
  return ahead(strange, read)
}

function ahead(strange: number, read: number): Vote {
  let winner = 0
  for (let at = 1; at < count.length; at++) if ((count[at] ?? 0) > (count[winner] ?? 0)) winner = at
  let second = 0
  for (let at = 0; at < count.length; at++) if (at !== winner) second = Math.max(second, count[at] ?? 0)
  return { winner, most: count[winner] ?? 0, second, romanised: strange, words: read }
}

function isClear({ most, second, words }: Vote): boolean {
  return most >= leastVote && most >= clearLead * second && most >= leastShare * words
}

/**
 * The language of a message: a BCP 47 primary tag, or 'und' when it is not sure. The letters decide where they are sure; else frequent
 * small words do where they are clear. Two languages in one message are none. Mentions and links say nothing.
 * @example identifyLanguage(tokenise('wo ist mein Paket')).tag // 'de'
 */
export function identifyLanguage(message: Tokens): Identified {
  const found = vote(message.words)
  const { winner, most, romanised: strange, words } = found
  if (words === 0 || (strange >= enoughRomanised && strange >= most)) return unsure
  const language = lexicons[winner]?.language ?? 'und'
  const { likeliest, isSure } = judgeLetters(message.text, message.words)
  const { tag, confidence } = likeliest
  if (isSure) return words >= 2 || confidence >= byScript ? likeliest : unsure
  if (tag === 'und' && confidence >= muchDoubt) return unsure
  if (tag === language && most >= 0.5) return { tag, confidence: Math.max(confidence, 0.9) }
  if (readHere.has(tag) && words >= 2 && confidence >= littleDoubt && most < 0.5) return likeliest
  return isClear(found) && confidence < muchDoubt && (tag === 'und' || readHere.has(tag))
    ? { tag: language, confidence: 0.9 }
    : unsure
}
