import { fromBase64 } from '../base64.ts'
import { lexicons } from '../lexicon/lexicons.ts'
import { mix } from '../model/hash.ts'
import { NameTable, unknown } from '../model/name-table.ts'
import { mostWords } from '../words.ts'
import type { Word } from '../words.ts'

/** Languages of the table, numbered as the lexicons are. */
export const conceptLanguages = lexicons.map(({ language }) => language)

/** The table of `corpus/concepts` as it is stored, made by `npm run train`. */
export type PackedConcepts = {
  /** `group.name` of each concept. */
  names: readonly string[]
  /** Names of entries (Uint32, little-endian, ascending), then the concept that each means (Uint16). */
  entries: string
  means: string
}

/** An entry is a whole word, the beginning of words, or the words before the last one of a phrase, of which the first may be a beginning. */
export const entryKinds = { whole: 1, beginning: 2, opening: 3 } as const
type EntryKind = (typeof entryKinds)[keyof typeof entryKinds]
/** Stands in the name of a phrase after a first word of which only the beginning counts. */
export const openEnd = '*'

/** Beginnings of fewer letters would catch anything. */
export const shortestBeginning = 3
export const mostPhraseWords = 3
const none = unknown

function seedOf(language: number): number {
  return 0x811c9dc5 ^ Math.imul(language + 1, 0x9e3779b1)
}

function goOn(state: number, text: string): number {
  let h = state
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
  return h
}

/** The 32-bit name of an entry, whose words are joined by single spaces. */
export function entryName(language: number, text: string, kind: EntryKind): number {
  return mix(goOn(seedOf(language), text) ^ Math.imul(kind, 0x85ebca6b))
}

/** A frequent small word tells more of a language than a word with a meaning does: those are borrowed. */
const commonWeight = 1.5
const languages = conceptLanguages.length

type Phrase = { concept: number; length: number }

/** Finds concepts, the same ones in nine languages, in the words of a message. */
export class ConceptTable {
  readonly names: readonly string[]
  /** What entries mean. */
  readonly #entries: NameTable
  /**
   * What words may mean, at the places of their numbers: for each language a concept or none, a bit where a phrase may begin with the word, and one and
   * the state after it where a phrase may begin as the word does; and how much it tells of the language.
   */
  readonly #of: (Word | undefined)[] = Array.from({ length: mostWords + 1 })
  readonly #senses = new Int16Array((mostWords + 1) * languages)
  readonly #opens = new Uint16Array(mostWords + 1)
  readonly #begins = new Uint16Array(mostWords + 1)
  readonly #begun = new Int32Array((mostWords + 1) * languages)
  readonly #isTelling = new Uint8Array(mostWords + 1)
  readonly #tells = new Float64Array((mostWords + 1) * languages)
  readonly #commonIn: (word: string) => readonly number[] | undefined
  readonly #scores = new Float64Array(languages)

  /** @param commonIn the languages, by number, in which a word is a frequent small one */
  constructor({ names, entries, means }: PackedConcepts, commonIn: (word: string) => readonly number[] | undefined) {
    this.#commonIn = commonIn
    this.names = names
    const stored = new DataView(fromBase64(entries).buffer)
    const concepts = new DataView(fromBase64(means).buffer)
    const count = stored.byteLength / 4
    this.#entries = new NameTable(count)
    for (let at = 0; at < count; at++) this.#entries.add(stored.getUint32(at * 4, true), concepts.getUint16(at * 2, true))
  }

  #find(name: number): number {
    return this.#entries.find(name)
  }

  /** The whole word, else its longest beginning that is an entry; `state` holds the words before it. */
  #longest(state: number, word: string): number {
    let h = state
    let found: number = none
    for (let at = 0; at < word.length; at++) {
      h = Math.imul(h ^ word.charCodeAt(at), 0x01000193)
      if (at + 1 < shortestBeginning) continue
      const concept = this.#find(mix(h ^ Math.imul(entryKinds.beginning, 0x85ebca6b)))
      if (concept !== none) found = concept
    }
    const whole = this.#find(mix(h ^ Math.imul(entryKinds.whole, 0x85ebca6b)))
    return whole === none ? found : whole
  }

  #isOpening(state: number): boolean {
    return this.#find(mix(state ^ Math.imul(entryKinds.opening, 0x85ebca6b))) !== none
  }

  /** The state after the longest beginning of a word that opens phrases, or null. */
  #beginningOf(language: number, text: string): number | null {
    let state = seedOf(language)
    let found: number | null = null
    for (let at = 0; at < text.length; at++) {
      state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
      const begun = goOn(state, openEnd)
      if (at + 1 >= shortestBeginning && this.#isOpening(begun)) found = begun
    }
    return found
  }

  #placeOf(word: Word): number {
    if (this.#of[word.number] !== word) this.#learn(word)
    return word.number
  }

  #learn(word: Word): void {
    const { number, text } = word
    const means = this.#senses.subarray(number * languages, (number + 1) * languages)
    let [opens, begins] = [0, 0]
    for (let language = 0; language < languages; language++) {
      means[language] = this.#longest(seedOf(language), text)
      if (this.#isOpening(goOn(seedOf(language), text))) opens |= 1 << language
      const begun = this.#beginningOf(language, text)
      if (begun === null) continue
      begins |= 1 << language
      this.#begun[number * languages + language] = begun
    }
    const tells = this.#tellsOf(text, means)
    this.#opens[number] = opens
    this.#begins[number] = begins
    this.#isTelling[number] = Number(tells !== null)
    if (tells !== null) this.#tells.set(tells, number * languages)
    this.#of[number] = word
  }

  /** A word that means something in few languages tells more than one that many share. */
  #tellsOf(word: string, means: Int16Array): Float64Array | null {
    const common = this.#commonIn(word) ?? []
    const count = means.reduce((sum, concept) => sum + Number(concept !== none), 0)
    if (count === 0 && common.length === 0) return null
    return Float64Array.from(
      means,
      (concept, language) => (common.includes(language) ? commonWeight / common.length : 0) + (concept === none ? 0 : 1 / count),
    )
  }

  /** The language in which most of the words mean something. */
  #languageOf(words: readonly Word[]): number {
    const scores = this.#scores.fill(0)
    const tells = this.#tells
    for (let at = 0; at < words.length; at++) {
      const place = this.#placeOf(words[at] as Word)
      if (this.#isTelling[place] === 0) continue
      const start = place * languages
      for (let language = 0; language < languages; language++)
        scores[language] = (scores[language] as number) + (tells[start + language] as number)
    }
    let best = 0
    for (let at = 1; at < scores.length; at++) if ((scores[at] as number) > (scores[best] as number)) best = at
    return best
  }

  /** The longest phrase that goes on from a state after the word at `from`. */
  #phraseAfter(opening: number, words: readonly Word[], from: number): Phrase | null {
    let state = opening
    let found: Phrase | null = null
    for (let length = 1; length < mostPhraseWords && from + length < words.length; length++) {
      if (length > 1) state = goOn(goOn(state, ' '), (words[from + length - 1] as Word).text)
      if (length > 1 && !this.#isOpening(state)) break
      const concept = this.#longest(goOn(state, ' '), (words[from + length] as Word).text)
      if (concept !== none) found = { concept, length: length + 1 }
    }
    return found
  }

  /** The longest phrase that begins with a word as it stands or, where that finds none as long, with its beginning. */
  #phrase(words: readonly Word[], from: number, place: number, language: number): Phrase | null {
    const isOpen = (bits: Uint16Array): boolean => (((bits[place] as number) >>> language) & 1) === 1
    const whole = isOpen(this.#opens) ? this.#phraseAfter(goOn(seedOf(language), (words[from] as Word).text), words, from) : null
    if (!isOpen(this.#begins)) return whole
    const begun = this.#phraseAfter(this.#begun[place * languages + language] as number, words, from)
    return begun !== null && begun.length > (whole?.length ?? 0) ? begun : whole
  }

  /**
   * For each word the number of the concept that it means, or -1; a phrase means it with its first word.
   * @param words as the model knows them
   */
  find(words: readonly Word[]): Int16Array {
    const language = this.#languageOf(words)
    const found = new Int16Array(words.length)
    for (let at = 0; at < words.length; at++) {
      const place = this.#placeOf(words[at] as Word)
      const own = this.#senses[place * languages + language] as number
      const phrase = this.#phrase(words, at, place, language)
      found[at] = phrase?.concept ?? own
      if (phrase !== null) {
        found.fill(none, at + 1, at + phrase.length)
        at += phrase.length - 1
      }
    }
    return found
  }
}
