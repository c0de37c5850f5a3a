import { fromBase64 } from '../base64.ts'
import { lexicons } from '../lexicon/lexicons.ts'
import { mix } from '../model/hash.ts'

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

/** An entry is a whole word, the beginning of words, or the words before the last one of a phrase. */
export const entryKinds = { whole: 1, beginning: 2, opening: 3 } as const
type EntryKind = (typeof entryKinds)[keyof typeof entryKinds]

/** Beginnings of fewer letters would catch anything. */
export const shortestBeginning = 3
export const mostPhraseWords = 3
const none = -1

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

/** What one word may mean, by language: its concept or none, whether a phrase may begin with it, and how much it tells of the language. */
type Senses = { means: Int16Array; opens: Uint8Array; tells: Float64Array | null }

const mostKnown = 60_000
/** A frequent small word tells more of a language than a word with a meaning does: those are borrowed. */
const commonWeight = 1.5

/** Finds concepts, the same ones in nine languages, in the words of a message. */
export class ConceptTable {
  readonly names: readonly string[]
  readonly #means: Int32Array
  readonly #entries: Uint32Array
  readonly #mask: number
  readonly #known = new Map<string, Senses>()
  readonly #commonIn: (word: string) => readonly number[] | undefined
  readonly #scores = new Float64Array(conceptLanguages.length)

  /** @param commonIn the languages, by number, in which a word is a frequent small one */
  constructor({ names, entries, means }: PackedConcepts, commonIn: (word: string) => readonly number[] | undefined) {
    this.#commonIn = commonIn
    this.names = names
    const stored = new DataView(fromBase64(entries).buffer)
    const concepts = new DataView(fromBase64(means).buffer)
    const count = stored.byteLength / 4
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)))
    this.#mask = size - 1
    this.#entries = new Uint32Array(size)
    this.#means = new Int32Array(size).fill(none)
    for (let at = 0; at < count; at++) {
      const name = stored.getUint32(at * 4, true)
      let slot = name & this.#mask
      while (this.#means[slot] !== none) slot = (slot + 1) & this.#mask
      this.#entries[slot] = name
      this.#means[slot] = concepts.getUint16(at * 2, true)
    }
  }

  #find(name: number): number {
    let slot = name & this.#mask
    for (;;) {
      const concept = this.#means[slot] as number
      if (concept === none || this.#entries[slot] === name) return concept
      slot = (slot + 1) & this.#mask
    }
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

  #learn(word: string): Senses {
    const means = new Int16Array(conceptLanguages.length).fill(none)
    const opens = new Uint8Array(conceptLanguages.length)
    for (let language = 0; language < means.length; language++) {
      means[language] = this.#longest(seedOf(language), word)
      opens[language] = Number(this.#find(entryName(language, word, entryKinds.opening)) !== none)
    }
    const senses = { means, opens, tells: this.#tellsOf(word, means) }
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(word, senses)
    return senses
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
  #languageOf(all: readonly Senses[]): number {
    const scores = this.#scores.fill(0)
    for (const { tells } of all) {
      if (tells === null) continue
      for (let language = 0; language < tells.length; language++) {
        scores[language] = (scores[language] as number) + (tells[language] as number)
      }
    }
    let best = 0
    for (let at = 1; at < scores.length; at++) if ((scores[at] as number) > (scores[best] as number)) best = at
    return best
  }

  #phrase(words: readonly string[], from: number, language: number): { concept: number; length: number } | null {
    let state = seedOf(language)
    let found: { concept: number; length: number } | null = null
    for (let length = 1; length < mostPhraseWords && from + length < words.length; length++) {
      state = goOn(goOn(state, length === 1 ? '' : ' '), words[from + length - 1] as string)
      if (length > 1 && this.#find(mix(state ^ Math.imul(entryKinds.opening, 0x85ebca6b))) === none) break
      const concept = this.#longest(goOn(state, ' '), words[from + length] as string)
      if (concept !== none) found = { concept, length: length + 1 }
    }
    return found
  }

  /**
   * For each word the number of the concept that it means, or -1; a phrase means it with its first word.
   * @param words folded, without stretched letters
   */
  find(words: readonly string[]): Int16Array {
    const senses = words.map(word => this.#known.get(word) ?? this.#learn(word))
    const language = this.#languageOf(senses)
    const found = new Int16Array(words.length).fill(none)
    for (let at = 0; at < words.length; at++) {
      const { means, opens } = senses[at] as Senses
      const phrase = opens[language] === 1 ? this.#phrase(words, at, language) : null
      found[at] = phrase?.concept ?? (means[language] as number)
      if (phrase !== null) at += phrase.length - 1
    }
    return found
  }
}
