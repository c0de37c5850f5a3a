import { squeeze } from './normalise.ts'

/** Every number is this one step. */
export const numberStep = 0
/** Numbers below 18 are this one as well: a child's age, when years follow. */
export const ageStep = 1

type Stem = { text: string; id: number }

/** Stems are found by their first letters, so none is shorter. */
const stemHead = 3
/** What a filler stands for: to be taken out. */
export const fillerIds: readonly number[] = []
const anyNumber: readonly number[] = [numberStep]
const childAge: readonly number[] = [numberStep, ageStep]

/**
 * The words and word beginnings that the lexicons know, each a small number. Built once; reading it changes nothing.
 */
export class Vocabulary {
  readonly #words = new Map<string, readonly number[]>()
  readonly #ids = new Map<string, number>()
  readonly #stems = new Map<string, Stem[]>()
  readonly #squeezed = new Map<string, string>()
  #next = ageStep + 1

  addFiller(word: string): void {
    this.#words.set(word, fillerIds)
    this.#squeezed.set(squeeze(word), word)
  }

  wordId(word: string): number {
    return this.#idOf(`=${word}`, id => {
      if (this.#words.has(word)) return
      this.#words.set(word, [id])
      const plain = squeeze(word)
      if (!this.#squeezed.has(plain)) this.#squeezed.set(plain, word)
    })
  }

  stemId(text: string): number {
    if (text.length < stemHead) throw new Error(`The stem "${text}" is too short.`)
    return this.#idOf(`^${text}`, id => {
      const head = text.slice(0, stemHead)
      this.#stems.set(head, [...(this.#stems.get(head) ?? []), { text, id }])
    })
  }

  #idOf(key: string, add: (id: number) => void): number {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#next
    this.#next += 1
    this.#ids.set(key, id)
    add(id)
    return id
  }

  /** Call once after the last word: known words then carry the ids of their stems as well. */
  seal(): void {
    for (const [word, ids] of this.#words) {
      if (ids !== fillerIds) this.#words.set(word, [...ids, ...this.#stemsOf(word)])
    }
  }

  #stemsOf(word: string): number[] {
    const candidates = this.#stems.get(word.slice(0, stemHead))
    if (candidates === undefined) return []
    return candidates.filter(stem => word.startsWith(stem.text)).map(stem => stem.id)
  }

  /** The ids that a folded word stands for; stretched letters ("smooooke") and written-out umlauts ("fuer") are forgiven. */
  idsOf(word: string): readonly number[] {
    return this.#words.get(word) ?? this.#look(word)
  }

  #look(word: string): readonly number[] {
    if (word.charCodeAt(0) <= 57) return Number(word) < 18 ? childAge : anyNumber
    const stems = this.#stemsOf(word)
    const plain = squeeze(word)
    if (plain !== word) return this.#unstretched(plain, stems)
    return stems.length > 0 || !/[aou]e/.test(word) ? stems : this.#withUmlauts(word)
  }

  /** "Chargeed" is "charged", not only something that begins with "charge". */
  #unstretched(plain: string, stems: readonly number[]): readonly number[] {
    const meant = this.#words.get(this.#squeezed.get(plain) ?? plain)
    if (meant === undefined) return stems.length > 0 ? stems : this.#stemsOf(plain)
    return stems.length > 0 ? [...meant, ...stems] : meant
  }

  #withUmlauts(word: string): readonly number[] {
    const umlauts = word.replace(/([aou])e/g, '$1')
    return this.#words.get(umlauts) ?? this.#stemsOf(umlauts)
  }
}
