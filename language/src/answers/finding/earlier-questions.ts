import { unitVector } from '../learning/learn-questions.ts'
import type { QuestionFeatures } from '../learning/question-features.ts'

/** An earlier question, by the document that solved it, its words, and how near it is, in [0, 1]. */
export type Nearest = { document: number; text: string; likeness: number }

type Earlier = { document: number; text: string; features: readonly number[]; vector: Float32Array | null }

/** Features of more than this share of all questions tell nothing, and would be most of the work. */
const tooCommon = 0.25
const candidates = 60

/**
 * Earlier questions, the nearest of which are found by the words and runs of letters that they share (cosine over squared inverse
 * document frequencies), and by dense vectors where there are some. Questions come and go one by one.
 */
export class EarlierQuestions {
  readonly #slots: (Earlier | undefined)[] = []
  readonly #free: number[] = []
  readonly #postings = new Map<number, number[]>()
  readonly #slotsOf = new Map<number, number[]>()
  #sums = new Float32Array(0)
  /** Of each slot the sum of its squares, as far as somebody asked; every question that comes or goes changes them all. */
  readonly #squares = new Map<number, number>()
  #size = 0
  #vectors = 0

  add(document: number, text: string, { words, letters }: QuestionFeatures, vector?: Float32Array): void {
    const slot = this.#free.pop() ?? this.#slots.length
    const features = [...words.keys(), ...letters.keys()]
    this.#slots[slot] = { document, text, features, vector: vector ? unitVector(vector) : null }
    this.#slotsOf.set(document, [...(this.#slotsOf.get(document) ?? []), slot])
    for (const feature of features) {
      const posting = this.#postings.get(feature)
      if (posting) posting.push(slot)
      else this.#postings.set(feature, [slot])
    }
    this.#size += 1
    this.#squares.clear()
    if (vector) this.#vectors += 1
  }

  /** All questions of a document. */
  remove(document: number): void {
    const gone = new Set(this.#slotsOf.get(document))
    const touched = new Set<number>()
    for (const slot of gone) {
      for (const feature of this.#slots[slot]?.features ?? []) touched.add(feature)
      if (this.#slots[slot]?.vector) this.#vectors -= 1
      this.#slots[slot] = undefined
      this.#free.push(slot)
    }
    for (const feature of touched) {
      const left = (this.#postings.get(feature) ?? []).filter(slot => !gone.has(slot))
      if (left.length > 0) this.#postings.set(feature, left)
      else this.#postings.delete(feature)
    }
    this.#size -= gone.size
    this.#squares.clear()
    this.#slotsOf.delete(document)
  }

  /** The nearest by words and letters, nearest first. */
  nearest({ words, letters }: QuestionFeatures, count: number): Nearest[] {
    if (this.#sums.length < this.#slots.length) this.#sums = new Float32Array(2 * this.#slots.length)
    const sums = this.#sums.fill(0, 0, this.#slots.length)
    const limit = Math.max(50, tooCommon * this.#size)
    let own = 0
    for (const group of [words, letters]) {
      for (const feature of group.keys()) {
        const posting = this.#postings.get(feature)
        const weight = this.#rarity(posting?.length ?? 0) ** 2
        own += weight
        if (posting === undefined || posting.length > limit) continue
        for (const slot of posting) sums[slot] = (sums[slot] ?? 0) + weight
      }
    }
    return this.#best(sums, own, count)
  }

  #best(sums: Float32Array, own: number, count: number): Nearest[] {
    const rough = new Top(candidates)
    for (let slot = 0; slot < this.#slots.length; slot += 1) {
      const sum = sums[slot] ?? 0
      if (sum > 0) rough.offer(slot, sum / Math.sqrt(this.#slots[slot]?.features.length ?? 1))
    }
    const features = new Map(rough.places.map(slot => [slot, this.#squaresOf(slot)]))
    return rough.places
      .map(slot => ({ slot, likeness: Math.min(1, (sums[slot] ?? 0) / Math.sqrt(own * (features.get(slot) ?? 1))) }))
      .toSorted((a, b) => b.likeness - a.likeness || a.slot - b.slot)
      .slice(0, count)
      .map(found => this.#nearestOf(found))
  }

  /** The nearest by dense vectors; none where there are none of this length. */
  nearestByVector(vector: Float32Array | undefined, count: number): Nearest[] {
    if (vector === undefined || this.#vectors === 0) return []
    const unit = unitVector(vector)
    const best = new Top(count)
    this.#slots.forEach((earlier, slot) => {
      if (earlier?.vector?.length === unit.length) best.offer(slot, dot(unit, earlier.vector))
    })
    return best.entries().map(({ place, score }) => this.#nearestOf({ slot: place, likeness: Math.max(0, score) }))
  }

  #nearestOf({ slot, likeness }: { slot: number; likeness: number }): Nearest {
    const { document, text } = this.#slots[slot] ?? { document: -1, text: '' }
    return { document, text, likeness }
  }

  #rarity(count: number): number {
    return Math.log((1 + this.#size) / (1 + count)) + 1
  }

  #squaresOf(slot: number): number {
    const known = this.#squares.get(slot)
    if (known !== undefined) return known
    let sum = 0
    for (const feature of this.#slots[slot]?.features ?? []) sum += this.#rarity(this.#postings.get(feature)?.length ?? 0) ** 2
    this.#squares.set(slot, sum)
    return sum
  }
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

/** The best of many, in order; of equal ones the first offered. */
export class Top {
  readonly #most: number
  readonly #entries: { place: number; score: number }[] = []

  constructor(most: number) {
    this.#most = most
  }

  offer(place: number, score: number): void {
    const entries = this.#entries
    if (entries.length === this.#most && score <= (entries.at(-1)?.score ?? 0)) return
    let at = entries.length
    while (at > 0 && (entries[at - 1]?.score ?? 0) < score) at -= 1
    entries.splice(at, 0, { place, score })
    if (entries.length > this.#most) entries.pop()
  }

  get places(): number[] {
    return this.#entries.map(({ place }) => place)
  }

  entries(): readonly { place: number; score: number }[] {
    return this.#entries
  }
}
