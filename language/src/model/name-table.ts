const hintBits = 20
/** What is not known. */
export const unknown = -1

/** What 32-bit names stand for: numbers from 0 on. Asked very often, and mostly for names that it does not know. */
export class NameTable {
  readonly #mask: number
  /** A name, then what it stands for: side by side, so that both are in one line of the processor's memory. */
  readonly #places: Int32Array
  /** One bit for each name that begins as a known one does: these bits stay close at hand, and answer most questions. */
  readonly #maybe = new Uint32Array(2 ** (hintBits - 5))

  /** @param most names that will be added */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)))
    this.#mask = size - 1
    this.#places = new Int32Array(size * 2).fill(unknown)
  }

  /** A name that is added twice stands for what it stood for first. */
  add(name: number, number: number): void {
    let slot = name & this.#mask
    while (this.#places[2 * slot + 1] !== unknown) slot = (slot + 1) & this.#mask
    this.#places[2 * slot] = name
    this.#places[2 * slot + 1] = number
    const hint = name >>> (32 - hintBits)
    this.#maybe[hint >>> 5] = (this.#maybe[hint >>> 5] as number) | (1 << (hint & 31))
  }

  /** The number of a name, or `unknown`. */
  find(name: number): number {
    const hint = name >>> (32 - hintBits)
    if ((((this.#maybe[hint >>> 5] as number) >>> (hint & 31)) & 1) === 0) return unknown
    const signed = name | 0
    let slot = name & this.#mask
    for (;;) {
      const number = this.#places[2 * slot + 1] as number
      if (number === unknown || this.#places[2 * slot] === signed) return number
      slot = (slot + 1) & this.#mask
    }
  }
}
