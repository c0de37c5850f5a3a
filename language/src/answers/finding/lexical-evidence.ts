import type { Word } from './words.ts'
import type { Found, Passages, Term } from './passages.ts'
import { lexicalConfidence } from './evidence.ts'

/** A document that the words of a question found: its best passage, how probable, and what each word gave. */
export type FoundByWords = { document: number; passage: number; confidence: number; parts: readonly number[] }

/** Longer questions tell a story around what they ask; their rarest words ask. */
const mostWords = 40
const wordsThatAsk = 7
/** A word is found for good from this part of its weight on. */
const fullPart = 0.45
/** A word that is there needs its likes less. */
const besideItself = 0.5
/** What means the same in another word, or in another language, is less than the word itself. */
const sameMeaning = 0.6
const wrongLanguage = 0.75
const rightTopic = 1.15
/** A title without a text names a matter; whether it answers, only earlier questions know. */
const byTitleOnly = 0.15
/** One word of a longer question, or alike in another language, is in many texts by chance, unless the text has its name from it. */
const byOneWord = 0.5
const ownTitle = 0.5
const heardPart = 0.5
/** So many of the best are read with all words, and so many of those are kept. */
const mostRead = 200
const mostFound = 50

/** How a document fits what is known of the question besides its words. */
export type Fit = { isOtherLanguage: boolean; hasTopic: boolean; titleWords: readonly Word[]; isTitleOnly: boolean }

/** Documents that share words with a question, those that may answer first. */
export function askWords(words: readonly Word[], passages: Passages, fitOf: (document: number) => Fit | null): FoundByWords[] {
  const asked = telling(words, passages)
  const terms = asked.flatMap((word, of) => termsOf(word, of, passages))
  const rarities = asked.map(word => passages.rarityOf(word))
  const enough = sum(rarities.toSorted((a, b) => b - a).slice(0, wordsThatAsk))
  const heard = new Map<string, number>()
  for (const { stem, weight } of terms) heard.set(stem, Math.max(weight, heard.get(stem) ?? 0))
  const fitting: { found: Found; fit: Fit; parts: Float32Array; score: number }[] = []
  for (const found of passages.find(terms, rarities).toSorted((a, b) => b.score - a.score || a.document - b.document)) {
    if (fitting.length === mostRead) break
    const fit = fitOf(found.document)
    if (fit === null) continue
    const parts = passages.partsOf(found.slot, terms, asked.length)
    const score = factor(fit) * parts.reduce((total, part, of) => total + part * (rarities[of] ?? 0), 0)
    fitting.push({ found, fit, parts, score })
  }
  fitting.sort((a, b) => b.score - a.score || a.found.document - b.found.document).splice(mostFound)
  const best = fitting[0]?.score ?? 0
  return fitting.map(({ found, fit, parts: own, score }) => {
    const parts = Array.from(own, (part, of) => Math.min(1, part / fullPart) * (rarities[of] ?? 0))
    const coverage = enough > 0 ? Math.min(1, sum(parts) / enough) : 0
    const title = titleCover(fit.titleWords, heard, passages)
    const evidence = lexicalConfidence({ coverage, title, share: best > 0 ? score / best : 0 })
    const heardWords = parts.filter((part, of) => part > 0 && part >= heardPart * (rarities[of] ?? 0)).length
    const isChance = heardWords < 2 && title < ownTitle && (asked.length > 1 || fit.isOtherLanguage)
    const confidence = evidence * factor(fit) * (isChance ? byOneWord : 1) * (fit.isTitleOnly ? byTitleOnly : 1)
    return { document: found.document, passage: found.passage, confidence: Math.min(0.99, confidence), parts }
  })
}

/** Each word once, the rarest ones of a long message. */
export function telling(words: readonly Word[], passages: Passages): Word[] {
  const once = [...new Map(words.toReversed().map(word => [word.stem, word])).values()].toReversed()
  if (once.length <= mostWords) return once
  const rarest = new Set(once.toSorted((a, b) => passages.rarity(b.stem) - passages.rarity(a.stem)).slice(0, mostWords))
  return once.filter(word => rarest.has(word))
}

function termsOf({ stem, meaning }: Word, of: number, passages: Passages): Term[] {
  const isKnown = passages.vocabulary.has(stem)
  const near = passages.vocabulary.near(stem).map(({ word, likeness }) => ({
    stem: word,
    weight: likeness * (isKnown ? besideItself : 1),
    of,
  }))
  const meant = meaning === null ? [] : [{ stem: meaning, weight: sameMeaning * (isKnown ? besideItself : 1), of }]
  return [{ stem, weight: 1, of }, ...near, ...meant]
}

function factor({ isOtherLanguage, hasTopic }: Fit): number {
  return (isOtherLanguage ? wrongLanguage : 1) * (hasTopic ? rightTopic : 1)
}

function titleCover(words: readonly Word[], heard: ReadonlyMap<string, number>, passages: Passages): number {
  let all = 0
  let covered = 0
  for (const { stem, meaning } of new Map(words.map(word => [word.stem, word])).values()) {
    const rarity = passages.rarity(stem)
    all += rarity
    covered += rarity * Math.max(heard.get(stem) ?? 0, meaning === null ? 0 : (heard.get(meaning) ?? 0))
  }
  return all > 0 ? covered / all : 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
