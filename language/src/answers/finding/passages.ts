import type { AnswerDocument, Passage } from '../answer.ts'
import { tokenise } from '../../tokens.ts'
import { languageOf, stemsOf } from './words.ts'
import { Vocabulary } from './vocabulary.ts'

/** How often a word stands in a passage: in the title of its document, above it, and in it. */
type Occurrence = { slot: number; title: number; headings: number; body: number }
type Slot = { document: number; passage: number; stems: readonly string[]; lengths: readonly [number, number, number] }

/** A word to look for, how much it counts, in (0, 1], and which word of the question it stands for. */
export type Term = { stem: string; weight: number; of: number }
/** A passage and what speaks for it: BM25F's sum, and for each word of the question its part of that, in [0, 1). */
export type Found = { document: number; passage: number; score: number; parts: Float32Array }

const weights = { title: 2.5, headings: 1.8, body: 1 } as const
const saturation = 1.2
const lengthEffect = { title: 0.4, headings: 0.4, body: 0.65 } as const

/**
 * Passages found by their words: BM25F over title, headings and body (Robertson, Zaragoza & Taylor, 2004). One document comes and
 * goes without the others being touched.
 */
export class Passages {
  readonly vocabulary = new Vocabulary()
  readonly #postings = new Map<string, Occurrence[]>()
  readonly #slots = new Map<number, Slot>()
  readonly #slotsOf = new Map<number, number[]>()
  readonly #totals = { title: 0, headings: 0, body: 0 }
  #next = 0

  get size(): number {
    return this.#slots.size
  }

  add(document: number, { title, tags, language, passages }: AnswerDocument): void {
    const heard = languageOf(language, tokenise([title, passages[0]?.text ?? ''].join('. ')))
    const titleStems = stemsOf([title.replaceAll('_', ' '), ...tags].join('. '), heard)
    const slots: number[] = []
    const all: readonly Passage[] = passages.length > 0 ? passages : [{ text: '', headings: [] }]
    all.forEach(({ text, headings }, at) => {
      const fields = [titleStems, stemsOf(headings.join('. '), heard), stemsOf(text, heard)] as const
      slots.push(this.#addSlot(document, passages.length > 0 ? at : -1, fields))
    })
    this.#slotsOf.set(document, slots)
  }

  #addSlot(document: number, passage: number, [title, headings, body]: readonly [string[], string[], string[]]): number {
    const slot = this.#next++
    const counted = new Map<string, Occurrence>()
    for (const [field, stems] of [
      ['title', title],
      ['headings', headings],
      ['body', body],
    ] as const) {
      this.#totals[field] += stems.length
      for (const stem of stems) {
        const occurrence = counted.get(stem) ?? { slot, title: 0, headings: 0, body: 0 }
        occurrence[field] += 1
        counted.set(stem, occurrence)
      }
    }
    for (const [stem, occurrence] of counted) {
      this.vocabulary.add(stem)
      const posting = this.#postings.get(stem)
      if (posting) posting.push(occurrence)
      else this.#postings.set(stem, [occurrence])
    }
    this.#slots.set(slot, {
      document,
      passage,
      stems: [...counted.keys()],
      lengths: [title.length, headings.length, body.length],
    })
    return slot
  }

  remove(document: number): void {
    for (const slot of this.#slotsOf.get(document) ?? []) {
      const { stems, lengths } = this.#slots.get(slot) ?? { stems: [], lengths: [0, 0, 0] }
      for (const stem of stems) {
        this.vocabulary.remove(stem)
        const left = (this.#postings.get(stem) ?? []).filter(occurrence => occurrence.slot !== slot)
        if (left.length > 0) this.#postings.set(stem, left)
        else this.#postings.delete(stem)
      }
      this.#totals.title -= lengths[0]
      this.#totals.headings -= lengths[1]
      this.#totals.body -= lengths[2]
      this.#slots.delete(slot)
    }
    this.#slotsOf.delete(document)
  }

  /** Inverse document frequency of BM25, never negative. A word that no passage has is as rare as can be. */
  rarity(stem: string): number {
    const count = this.#postings.get(stem)?.length ?? 0
    return Math.log(1 + (this.#slots.size - count + 0.5) / (count + 0.5))
  }

  /** The best passage of each document that has one of the terms; a word of the question counts once, by its best term. */
  find(terms: readonly Term[], words: number): Found[] {
    const parts = new Map<number, Float32Array>()
    for (const { stem, weight, of } of terms) {
      for (const occurrence of this.#postings.get(stem) ?? []) {
        let own = parts.get(occurrence.slot)
        if (!own) parts.set(occurrence.slot, (own = new Float32Array(words)))
        const part = weight * this.#part(occurrence)
        if (part > (own[of] ?? 0)) own[of] = part
      }
    }
    const rarities = Array.from({ length: words }, () => 0)
    for (const { stem, weight, of } of terms) if (weight === 1) rarities[of] = this.rarity(stem)
    const best = new Map<number, Found>()
    for (const [slot, own] of parts) {
      const { document, passage } = this.#slots.get(slot) ?? { document: -1, passage: -1 }
      let score = 0
      for (let of = 0; of < words; of += 1) score += (own[of] ?? 0) * (rarities[of] ?? 0)
      if (score > (best.get(document)?.score ?? 0)) best.set(document, { document, passage, score, parts: own })
    }
    return [...best.values()]
  }

  #part(occurrence: Occurrence): number {
    const { lengths } = this.#slots.get(occurrence.slot) ?? { lengths: [0, 0, 0] }
    const field = (name: keyof typeof weights, length: number): number => {
      const count = occurrence[name]
      if (count === 0) return 0
      const mean = this.#totals[name] / this.#slots.size || 1
      return (weights[name] * count) / (1 - lengthEffect[name] + (lengthEffect[name] * length) / mean)
    }
    const frequency = field('title', lengths[0]) + field('headings', lengths[1]) + field('body', lengths[2])
    return frequency / (frequency + saturation)
  }
}
