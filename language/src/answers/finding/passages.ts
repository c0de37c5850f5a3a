import type { AnswerDocument, Passage } from '../answer.ts'
import { tokenise } from '../../tokens.ts'
import { bodyOf, gone, headingsOf, packed, Posting, titleOf } from './posting.ts'
import type { Counts } from './posting.ts'
import { isMeaning } from '../../meanings.ts'
import { languageOf, wordsOfText } from './words.ts'
import type { Word } from './words.ts'
import { Vocabulary } from './vocabulary.ts'

type Slot = {
  document: number
  passage: number
  /** How often each word stands in it, packed. */
  stems: ReadonlyMap<string, number>
  lengths: readonly [number, number, number]
}

/** A word to look for, how much it counts, in (0, 1], and which word of the question it stands for. */
export type Term = { stem: string; weight: number; of: number }
/** A passage and what speaks for it: BM25F's sum over its rarer words. `slot` asks for the parts of all. */
export type Found = { document: number; passage: number; slot: number; score: number }

const weights = { title: 2.5, headings: 1.8, body: 1 } as const
/** From how many passages on a word is too frequent to find by; it still counts in what was found. */
const frequent = { least: 400, share: 0.04 } as const
const saturation = 1.2
const lengthEffect = { title: 0.4, headings: 0.4, body: 0.65 } as const

/** A word is found by itself and by what it means. */
function termsOf({ stem, meaning }: Word): string[] {
  return meaning === null ? [stem] : [stem, meaning]
}

/**
 * Passages found by their words: BM25F over title, headings and body (Robertson, Zaragoza & Taylor, 2004). One document comes and
 * goes without the others being touched.
 */
export class Passages {
  readonly vocabulary = new Vocabulary()
  readonly #postings = new Map<string, Posting>()
  readonly #slots: (Slot | undefined)[] = []
  readonly #free: number[] = []
  readonly #slotsOf = new Map<number, number[]>()
  readonly #totals = { title: 0, headings: 0, body: 0 }
  #size = 0
  // Of each slot: its sum, the word that is being added, and the part of that so far.
  #sums = new Float32Array(0)
  #words = new Int32Array(0)
  #parts = new Float32Array(0)
  // What the length of each field takes from its counts, three of a slot; made anew by the first question after a change.
  #norms = new Float64Array(0)
  #isChanged = true

  get size(): number {
    return this.#size
  }

  add(document: number, { title, tags, language, passages }: AnswerDocument): void {
    const heard = languageOf(language, tokenise([title, passages[0]?.text ?? ''].join('. ')))
    const titleWords = wordsOfText([title.replaceAll('_', ' '), ...tags].join('. '), heard)
    const slots: number[] = []
    const all: readonly Passage[] = passages.length > 0 ? passages : [{ text: '', headings: [] }]
    all.forEach(({ text, headings }, at) => {
      const fields = [titleWords, wordsOfText(headings.join('. '), heard), wordsOfText(text, heard)] as const
      slots.push(this.#addSlot(document, passages.length > 0 ? at : -1, fields))
    })
    this.#slotsOf.set(document, slots)
  }

  #addSlot(document: number, passage: number, [title, headings, body]: readonly [Word[], Word[], Word[]]): number {
    const slot = this.#free.pop() ?? this.#slots.length
    this.#size += 1
    const counted = new Map<string, Counts>()
    for (const [field, words] of [
      ['title', title],
      ['headings', headings],
      ['body', body],
    ] as const) {
      this.#totals[field] += words.length
      for (const stem of words.flatMap(termsOf)) {
        const counts = counted.get(stem) ?? { title: 0, headings: 0, body: 0 }
        counts[field] += 1
        counted.set(stem, counts)
      }
    }
    const stems = new Map<string, number>()
    for (const [stem, counts] of counted) {
      if (!isMeaning(stem)) this.vocabulary.add(stem)
      stems.set(stem, packed(counts))
      const posting = this.#postings.get(stem) ?? new Posting()
      if (posting.length === 0) this.#postings.set(stem, posting)
      posting.add(slot, packed(counts))
    }
    this.#slots[slot] = { document, passage, stems, lengths: [title.length, headings.length, body.length] }
    this.#isChanged = true
    return slot
  }

  remove(document: number): void {
    for (const slot of this.#slotsOf.get(document) ?? []) {
      const own = this.#slots[slot]
      if (own === undefined) continue
      for (const stem of own.stems.keys()) this.#leave(stem, slot)
      this.#totals.title -= own.lengths[0]
      this.#totals.headings -= own.lengths[1]
      this.#totals.body -= own.lengths[2]
      this.#slots[slot] = undefined
      this.#free.push(slot)
      this.#size -= 1
    }
    this.#slotsOf.delete(document)
    this.#isChanged = true
  }

  #leave(stem: string, slot: number): void {
    if (!isMeaning(stem)) this.vocabulary.remove(stem)
    const posting = this.#postings.get(stem)
    if (!posting) return
    posting.leave(slot)
    if (posting.size === 0) this.#postings.delete(stem)
  }

  /** Inverse document frequency of BM25, never negative. A word that no passage has is as rare as can be. */
  rarity(stem: string): number {
    const count = this.#postings.get(stem)?.size ?? 0
    return Math.log(1 + (this.#size - count + 0.5) / (count + 0.5))
  }

  /** How rare a word is; one that no passage has counts as what it means does, where a passage speaks of that. */
  rarityOf({ stem, meaning }: Word): number {
    const isMeant = meaning !== null && !this.#postings.has(stem) && this.#postings.has(meaning)
    return this.rarity(isMeant ? meaning : stem)
  }

  /**
   * The best passage of each document that has one of the terms; a word of the question counts once, by its best term.
   * @param rarities of the words of the question, in their order
   */
  find(terms: readonly Term[], rarities: readonly number[]): Found[] {
    const touched = this.#addUp(terms, rarities)
    const best = new Map<number, Found>()
    for (const slot of touched) {
      const { document, passage } = this.#slots[slot] ?? { document: -1, passage: -1 }
      const score = this.#sums[slot] ?? 0
      const known = best.get(document)
      const isBetter = known === undefined || score > known.score || (score === known.score && passage < known.passage)
      if (isBetter) best.set(document, { document, passage, slot, score })
    }
    return [...best.values()]
  }

  /** Sums of all slots that have one of the terms; terms of one word stand together. */
  #addUp(terms: readonly Term[], rarities: readonly number[]): number[] {
    this.#makeRoom()
    const touched: number[] = []
    for (const { stem, weight, of } of this.#telling(terms)) {
      const rarity = rarities[of] ?? 0
      const posting = this.#postings.get(stem)
      if (posting !== undefined) this.#addPosting(posting, { weight, of, rarity }, touched)
    }
    return touched
  }

  #addPosting(posting: Posting, { weight, of, rarity }: { weight: number; of: number; rarity: number }, touched: number[]): void {
    const { slots, counts, length } = posting
    const [sums, words, parts] = [this.#sums, this.#words, this.#parts]
    for (let at = 0; at < length; at += 1) {
      const slot = slots[at] ?? gone
      if (slot === gone) continue
      const word = words[slot]
      if (word === -1) touched.push(slot)
      const before = word === of ? (parts[slot] ?? 0) : 0
      const part = weight * this.#part(slot, counts[at] ?? 0)
      words[slot] = of
      parts[slot] = Math.max(part, before)
      if (part > before) sums[slot] = (sums[slot] ?? 0) + (part - before) * rarity
    }
  }

  /** Words of very many passages find nothing that rarer ones do not; where there are no rarer ones, the two rarest find. */
  #telling(terms: readonly Term[]): readonly Term[] {
    const limit = Math.max(frequent.least, frequent.share * this.#size)
    const count = ({ stem }: Term): number => this.#postings.get(stem)?.size ?? 0
    const rare = terms.filter(term => count(term) <= limit)
    if (rare.some(term => count(term) > 0)) return rare
    return terms.toSorted((a, b) => count(a) - count(b)).slice(0, 2)
  }

  #makeRoom(): void {
    const slots = this.#slots.length
    if (this.#sums.length < slots) {
      this.#sums = new Float32Array(2 * slots)
      this.#words = new Int32Array(2 * slots)
      this.#parts = new Float32Array(2 * slots)
    }
    this.#sums.fill(0, 0, slots)
    this.#words.fill(-1, 0, slots)
    if (this.#isChanged) this.#makeNorms()
  }

  /** The length of a field beside that of all (BM25F): a word in a short title says more than one in a long text. */
  #makeNorms(): void {
    if (this.#norms.length < 3 * this.#slots.length) this.#norms = new Float64Array(6 * this.#slots.length)
    for (const [slot, own] of this.#slots.entries()) {
      if (own === undefined) continue
      for (const [at, name] of (['title', 'headings', 'body'] as const).entries()) {
        const mean = this.#totals[name] / this.#size || 1
        this.#norms[3 * slot + at] = 1 - lengthEffect[name] + (lengthEffect[name] * (own.lengths[at] ?? 0)) / mean
      }
    }
    this.#isChanged = false
  }

  /** For each word of the question its part of what was found, in [0, 1). */
  partsOf(slot: number, terms: readonly Term[], words: number): Float32Array {
    const parts = new Float32Array(words)
    const stems = this.#slots[slot]?.stems
    for (const { stem, weight, of } of terms) {
      const counts = stems?.get(stem)
      if (counts !== undefined) parts[of] = Math.max(parts[of] ?? 0, weight * this.#part(slot, counts))
    }
    return parts
  }

  #part(slot: number, counts: number): number {
    const norms = this.#norms
    let frequency = (weights.body * bodyOf(counts)) / (norms[3 * slot + 2] ?? 1)
    const title = titleOf(counts)
    if (title > 0) frequency += (weights.title * title) / (norms[3 * slot] ?? 1)
    const headings = headingsOf(counts)
    if (headings > 0) frequency += (weights.headings * headings) / (norms[3 * slot + 1] ?? 1)
    return frequency / (frequency + saturation)
  }
}
