import type { Word } from '../words.ts'
import { hashPair, hashText, spaces } from './hash.ts'
import type { ConceptNames } from '../concepts/known-concepts.ts'

/** One message as the model sees it: what is said, and apart from that how it is said. */
export type Seen = {
  /** Words without voice, in order, as the model knows them. */
  words: readonly Word[]
  /** For each word: whether a sentence begins with it. */
  begins: readonly boolean[]
  /** For each word what it means in any of nine languages: the number of a concept, or -1. */
  concepts: Int16Array
  /** Names of what lexicons, question marks and earlier turns tell. */
  signals: readonly string[]
  /** Words that are voice: only tone and abuse see them. */
  voiceWords: readonly Word[]
  voice: readonly string[]
}

/** Parts of words are this long. */
const shortestPart = 3
const longestPart = 5
/** A word by itself weighs less than what it means. */
const wordValue = 0.9
/** All parts of a word together weigh as much as so many words. */
const partsWeight = 1.25

/** Adds one feature with its weight in the message. */
export type AddFeature = (hash: number, value: number) => void
/** The same with the place of the word that the feature ends with. */
export type AddPlaced = (hash: number, value: number, at: number) => void

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

/** Pairs of words in a row, and how sentences begin. `hashes` are those of the words, so many of them. */
export function eachOfRow(hashes: Uint32Array, count: number, begins: readonly boolean[], add: AddPlaced): void {
  for (let at = 0; at < count; at++) {
    const own = hashes[at] ?? 0
    if (begins[at] === true) add(hashPair(0, own, spaces.opening), 1, at)
    if (at >= 1) add(hashPair(hashes[at - 1] ?? 0, own, spaces.pair), 1, at)
  }
}

/** How far apart two concepts may stand, counted in concepts, to be heard together. */
const reach = 3
const conceptValue = { alone: 1.5, group: 1, together: 0.7, groups: 0.5 }

/** Concepts in a row, of which the last text filled so many places. */
let row = new Uint16Array(256)
/** The place of the word that means each of them. */
let places = new Uint32Array(256)

/** Concepts without words that mean none and without what was said just before. @returns how many */
function fillRow(concepts: Int16Array): number {
  if (concepts.length > row.length) {
    row = new Uint16Array(concepts.length)
    places = new Uint32Array(concepts.length)
  }
  let count = 0
  for (let at = 0; at < concepts.length; at++) {
    const concept = concepts[at] as number
    if (concept < 0 || isAmong(concept, Math.max(0, count - reach), count)) continue
    places[count] = at
    row[count++] = concept
  }
  return count
}

function isAmong(concept: number, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (row[at] === concept) return true
  return false
}

function isGroupAmong(group: number, groups: Uint32Array, to: number): boolean {
  for (let at = 0; at < to; at++) if (groups[row[at] as number] === group) return true
  return false
}

function pairName(one: number, other: number, space: typeof spaces.concepts | typeof spaces.groups): number {
  return one < other ? hashPair(one, other, space) : hashPair(other, one, space)
}

/** What the words mean, alone and near one another: the same features in nine languages, so that each learns from the others. */
export function eachConcept(concepts: Int16Array, names: ConceptNames, add: AddPlaced): void {
  const count = fillRow(concepts)
  for (let at = 0; at < count; at++) {
    const place = places[at] as number
    const concept = row[at] as number
    const group = names.group[concept] as number
    if (!isAmong(concept, 0, at)) add(names.concept[concept] as number, conceptValue.alone, place)
    if (!isGroupAmong(group, names.group, at)) add(group, conceptValue.group, place)
    for (let before = Math.max(0, at - reach); before < at; before++) {
      const other = row[before] as number
      const otherGroup = names.group[other] as number
      const pair = pairName(names.concept[concept] as number, names.concept[other] as number, spaces.concepts)
      add(pair, conceptValue.together, place)
      if (otherGroup !== group) add(pairName(group, otherGroup, spaces.groups), conceptValue.groups, place)
    }
  }
}
