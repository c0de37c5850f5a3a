import { fromBase64 } from '../base64.ts'
import { columns } from './heads.ts'

/** What turns sums into probabilities, and probabilities into decisions. All were chosen on data and are stored with the weights. */
export type Calibration = {
  /** Divides the sums of a choice before the softmax. */
  temperature: { type: number; tone: number }
  /**
   * For each column of a question: probability = logistic(slope · sum + shift). For those of a choice the slope is 1, and the shift, added after
   * the temperature, moves from how common a label is in the corpus to how common it is in the world.
   */
  slope: readonly number[]
  shift: readonly number[]
}

/** From which probability on something is taken to be so. */
export type Thresholds = {
  /** "At least low", medium, high, critical. */
  severity: readonly [low: number, medium: number, high: number, critical: number]
  /** For a danger that a lexicon has found as well: two witnesses, so each may be less sure. */
  stated: number
  needsReply: number
  /** Risks in the order of `learnedRisks`. */
  risks: readonly number[]
  /** From where on a person looks though it was not taken to be so: a severity, and a risk that happens now. */
  look: { high: number; critical: number; risk: number }
  abusive: number
}

/** A trained model as it is stored: JSON throughout, numbers in base64. */
export type Packed = {
  /** 2: words are read as concepts, and what is only guessed at has thresholds of its own. */
  format: 2
  /** SHA-256 of the corpus and of the code that makes features and weights; how many messages taught it. */
  madeFrom: { hash: string; messages: number }
  columns: number
  /** Names of features (Uint32, little-endian), then their weights (Int8, row by row, in units of `scale`). */
  names: string
  rows: string
  scale: readonly number[]
  bias: readonly number[]
  calibration: Calibration
  thresholds: Thresholds
}

const hintBits = 20

/** A model ready to be asked: where the row of a feature begins, and the rows. */
export class Table {
  readonly packed: Packed
  readonly rows: Int8Array
  readonly #mask: number
  /** One bit for each name that begins as a known one does: most names are not known, and these bits stay close at hand. */
  readonly #maybe = new Uint32Array(2 ** (hintBits - 5))
  readonly #names: Uint32Array
  readonly #starts: Int32Array

  /** @throws Error when the weights are of another format or broken. */
  constructor(packed: Packed) {
    const names = fromBase64(packed.names)
    const rows = fromBase64(packed.rows)
    const count = names.length / 4
    if (packed.format !== 2 || packed.columns !== columns || rows.length !== count * columns) {
      throw new Error(`These weights are not of format 2 with ${columns} columns.`)
    }
    this.packed = packed
    this.rows = new Int8Array(rows.buffer)
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)))
    this.#mask = size - 1
    this.#names = new Uint32Array(size)
    this.#starts = new Int32Array(size).fill(-1)
    const view = new DataView(names.buffer)
    for (let at = 0; at < count; at++) this.#add(view.getUint32(at * 4, true), at * columns)
  }

  #add(name: number, start: number): void {
    let slot = name & this.#mask
    while (this.#starts[slot] !== -1) slot = (slot + 1) & this.#mask
    this.#names[slot] = name
    const hint = name >>> (32 - hintBits)
    this.#maybe[hint >>> 5] = (this.#maybe[hint >>> 5] as number) | (1 << (hint & 31))
    this.#starts[slot] = start
  }

  /** Where the weights of a feature begin in `rows`, or -1 when the model does not know it. */
  startOf(name: number): number {
    const hint = name >>> (32 - hintBits)
    if ((((this.#maybe[hint >>> 5] as number) >>> (hint & 31)) & 1) === 0) return -1
    let slot = name & this.#mask
    for (;;) {
      const start = this.#starts[slot] as number
      if (start === -1 || this.#names[slot] === name) return start
      slot = (slot + 1) & this.#mask
    }
  }
}
