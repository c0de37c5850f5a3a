import { squeeze } from '../normalise.ts'
import { hashPair, hashText, spaces } from './hash.ts'
import type { ConceptNames } from '../concepts/known-concepts.ts'

/** One message as the model sees it: what is said, and apart from that how it is said. */
export type Seen = {
  /** Words without voice, in order, as `plainWord` gives them. */
  words: readonly string[]
  /** For each word: whether a sentence begins with it. */
  begins: readonly boolean[]
  /** For each word what it means in any of nine languages: the number of a concept, or -1. */
  concepts: Int16Array
  /** Names of what lexicons, question marks and earlier turns tell. */
  signals: readonly string[]
  /** Words that are voice: only tone and abuse see them. */
  voiceWords: readonly string[]
  voice: readonly string[]
}

/** Parts of words are this long. */
const shortestPart = 3
const longestPart = 5
/** A word by itself weighs less than what it means. */
const wordValue = 0.9
/** All parts of a word together weigh as much as so many words. */
const partsWeight = 1.25

/**
 * A word as the model knows it: without stretched letters, numbers by their length only.
 * @example plainWord('refuuund') // 'refund'
 */
export function plainWord(folded: string): string {
  const first = folded.charCodeAt(0)
  if (first >= 48 && first <= 57) return `#${Math.min(folded.length, 6)}`
  for (let at = 1; at < folded.length; at++) {
    if (folded.charCodeAt(at) === folded.charCodeAt(at - 1)) return squeeze(folded)
  }
  return folded
}

/** Adds one feature with its weight in the message. */
export type AddFeature = (hash: number, value: number) => void

/** The word itself and its parts of three to five letters, so that unknown forms of known words are understood. */
export function eachOfWord(word: string, add: AddFeature): void {
  add(hashText(word, spaces.word), wordValue)
  if (word.length < 3) return
  const framed = `<${word.slice(0, 24)}>`
  const count = partsOf(framed)
  const value = partsWeight / Math.sqrt(count)
  for (let length = shortestPart; length <= longestPart; length++) {
    for (let at = 0; at + length <= framed.length; at++) add(hashText(framed, spaces.part, at, at + length), value)
  }
}

function partsOf(framed: string): number {
  let count = 0
  for (let length = shortestPart; length <= longestPart; length++) count += Math.max(0, framed.length - length + 1)
  return count
}

/** How much a signal counts in a message. */
export const signalValue = 0.6

/** How much one word counts in a message of so many. */
export function wordScale(words: number): number {
  return 1 / Math.sqrt(Math.max(4, words))
}

/** Pairs of words in a row, and how sentences begin. `hashes` are those of the words. */
export function eachOfRow(hashes: ArrayLike<number>, begins: readonly boolean[], add: AddFeature): void {
  for (let at = 0; at < hashes.length; at++) {
    const own = hashes[at] ?? 0
    if (begins[at] === true) add(hashPair(0, own, spaces.opening), 1)
    if (at >= 1) add(hashPair(hashes[at - 1] ?? 0, own, spaces.pair), 1)
  }
}

/** How far apart two concepts may stand, counted in concepts, to be heard together. */
const reach = 3
const conceptValue = { alone: 1.5, group: 1, together: 0.7, groups: 0.5 }

/** What the words mean, alone and near one another: the same features in nine languages, so that each learns from the others. */
export function eachConcept(concepts: ArrayLike<number>, names: ConceptNames, add: AddFeature): void {
  const row: number[] = []
  for (let at = 0; at < concepts.length; at++) {
    const concept = concepts[at] as number
    if (concept >= 0 && !row.includes(concept, Math.max(0, row.length - reach))) row.push(concept)
  }
  const alone = new Set<number>()
  for (let at = 0; at < row.length; at++) {
    const concept = names.concept[row[at] as number] as number
    const group = names.group[row[at] as number] as number
    if (!alone.has(concept)) add(concept, conceptValue.alone)
    if (!alone.has(group)) add(group, conceptValue.group)
    alone.add(concept).add(group)
    for (let before = Math.max(0, at - reach); before < at; before++) {
      const other = names.concept[row[before] as number] as number
      const otherGroup = names.group[row[before] as number] as number
      add(hashPair(Math.min(concept, other), Math.max(concept, other), spaces.concepts), conceptValue.together)
      if (otherGroup !== group)
        add(hashPair(Math.min(group, otherGroup), Math.max(group, otherGroup), spaces.groups), conceptValue.groups)
    }
  }
}
