import { hashes, readGrams, tellingWords } from '../src/letters/ngrams.ts'
import { slots } from '../src/letters/table.ts'
import { tokenise } from '../src/tokens.ts'
import { draws } from './draws.ts'
import type { LanguageText } from './language-texts.ts'

/** N-grams of one text with how often each stands in it, and its language. `grams` counts them all. */
export type Lesson = { hashes: Uint32Array; times: Float32Array; grams: number; language: number; weight: number }

const seed = 20_260_601
/** Messages of two languages that are put together from two halves. */
const halves = 500
/** A small language teaches as much as this share of a large one. */
const evenness = 0.6

/** The n-grams of one text. */
export function lessonOf(text: string, language: number, weight: number): Lesson {
  const tokens = tokenise(text)
  const times = new Map<number, number>()
  let grams = 0
  for (const word of tellingWords(tokens.text, tokens.words)) {
    const count = readGrams(word)
    grams += count
    for (let at = 0; at < count; at++) times.set(hashes[at] ?? 0, (times.get(hashes[at] ?? 0) ?? 0) + 1)
  }
  return { hashes: Uint32Array.from(times.keys()), times: Float32Array.from(times.values()), grams, language, weight }
}

const marks = /[\u0300-\u036f]/g
const withoutAccents = (text: string): string => text.normalize('NFD').replace(marks, '')

/** A piece of `least` to `most` words, or undefined when the text is no longer than that. */
function pieceOf(words: string[], least: number, most: number, draw: () => number): string | undefined {
  const size = least + Math.floor(draw() * (most - least + 1))
  if (words.length <= size) return undefined
  const from = Math.floor(draw() * (words.length - size + 1))
  return words.slice(from, from + size).join(' ')
}

/** Lengths of pieces in words; a shorter piece of a mixed message may be of one language alone. */
const mixedPieces: readonly (readonly [number, number])[] = [[6, 9]]
const ordinaryPieces: readonly (readonly [number, number])[] = [
  [1, 2],
  [3, 4],
  [5, 8],
]

/** One text in the lengths and spellings in which people write: whole, in pieces, without accents. */
function shapesOf({ tag, text }: LanguageText, draw: () => number): string[] {
  const words = text.split(/\s+/)
  const sizes = tag === 'und' ? mixedPieces : ordinaryPieces
  const pieces = sizes.map(([least, most]) => pieceOf(words, least, most, draw)).filter(piece => piece !== undefined)
  const plain = withoutAccents(text)
  return [text, ...pieces, ...(plain === text ? [] : [plain])]
}

function mixedTexts(taught: readonly LanguageText[], draw: () => number): string[] {
  const pick = (): LanguageText => taught[Math.floor(draw() * taught.length)] as LanguageText
  const english = taught.filter(({ tag }) => tag === 'en')
  const mixed: string[] = []
  while (mixed.length < halves) {
    const [one, other] =
      mixed.length % 2 === 0 ? [pick(), pick()] : [english[Math.floor(draw() * english.length)] as LanguageText, pick()]
    const [first, second] = [one.text.split(/\s+/), other.text.split(/\s+/)]
    if (one.tag === other.tag || one.tag === 'und' || other.tag === 'und' || first.length < 6 || second.length < 6) continue
    const size = Math.min(first.length, second.length) / 2
    mixed.push([...first.slice(0, size), ...second.slice(-size)].join(' '))
  }
  return mixed
}

/** Everything that is taught, in a fixed order. */
export function lessonsOf(taught: readonly LanguageText[], tags: readonly string[]): Lesson[] {
  const draw = draws(seed)
  const texts = taught.flatMap(one => shapesOf(one, draw).map(text => ({ tag: one.tag, text })))
  texts.push(...mixedTexts(taught, draw).map(text => ({ tag: 'und', text })))
  const sizes = new Map([...Map.groupBy(texts, ({ tag }) => tag)].map(([tag, own]) => [tag, own.length]))
  const mean = texts.length / sizes.size
  return texts
    .map(({ tag, text }) => lessonOf(text, tags.indexOf(tag), (mean / (sizes.get(tag) ?? mean)) ** evenness))
    .filter(({ grams }) => grams > 0)
}

/** The n-grams that stand in enough texts, numbered. Of two that share a place only the more frequent one is kept. */
export function chooseGrams(lessons: readonly Lesson[], leastSeen: number): Map<number, number> {
  const seen = new Map<number, number>()
  for (const lesson of lessons) for (const hash of lesson.hashes) seen.set(hash, (seen.get(hash) ?? 0) + 1)
  const atSlot = new Map<number, number>()
  for (const [hash, count] of seen) {
    const other = atSlot.get(hash & (slots - 1))
    if (count >= leastSeen && (other === undefined || count > (seen.get(other) ?? 0))) atSlot.set(hash & (slots - 1), hash)
  }
  return new Map([...atSlot.values()].map((hash, at) => [hash, at]))
}
