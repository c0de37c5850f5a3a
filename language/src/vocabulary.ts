import { squeeze } from './normalise.ts'

/** Every number is this one step. */
export const numberStep = 0
/** Numbers below 18 are this one as well: a child's age, when years follow. */
export const ageStep = 1

type Stem = { text: string; id: number }

/** Stems are found by their first letters, so none is shorter. */
const stemHead = 3
const nothing: readonly number[] = []
const anyNumber: readonly number[] = [numberStep]
const childAge: readonly number[] = [numberStep, ageStep]

/**
 * The words and word beginnings that the lexicons know, each a small number. Built once; reading it changes nothing.
 */
export class Vocabulary {
  readonly #words = new Map<string, number[]>()
  readonly #ids = new Map<string, number>()
  readonly #stems = new Map<string, Stem[]>()
  readonly #squeezed = new Map<string, string>()
  #next = ageStep + 1

  wordId(word: string): number {
    return this.#idOf(`=${word}`, id => {
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
    for (const [word, ids] of this.#words) ids.push(...this.#stemsOf(word))
  }

  #stemsOf(word: string): number[] {
    const candidates = this.#stems.get(word.slice(0, stemHead))
    if (candidates === undefined) return []
    return candidates.filter(stem => word.startsWith(stem.text)).map(stem => stem.id)
  }

  /** The ids that a folded word stands for; stretched letters ("smooooke") and written-out umlauts ("fuer") are forgiven. */
  idsOf(word: string): readonly number[] {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    if (word.charCodeAt(0) <= 57) return Number(word) < 18 ? childAge : anyNumber
    const stems = this.#stemsOf(word)
    return stems.length > 0 ? stems : this.#forgiven(word)
  }

  #forgiven(word: string): readonly number[] {
    const plain = squeeze(word)
    const meant = this.#squeezed.get(plain)
    if (meant !== undefined && plain !== word) return this.#words.get(meant) ?? nothing
    const stems = plain === word ? [] : this.#stemsOf(plain)
    if (stems.length > 0) return stems
    if (!/[aou]e/.test(word)) return nothing
    const umlauts = word.replace(/([aou])e/g, '$1')
    return this.#words.get(umlauts) ?? this.#stemsOf(umlauts)
  }
}
