import { fromBase64 } from '../base64.ts'
import { columns } from './heads.ts'
import { NameTable } from './name-table.ts'

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
  /** "At least low", medium, high. */
  severity: readonly [low: number, medium: number, high: number]
  /** The chance of a danger from which on a matter is critical, and its risks are said. */
  danger: number
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
  /** 3: a chance of danger, of all that was made of a message, says what is critical. */
  format: 3
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

/** Rows lie this far apart, so that each of them lies in one line of the processor's memory. */
export const rowWidth = 32

/** A model ready to be asked: where the row of a feature begins, and the rows. */
export class Table {
  readonly packed: Packed
  readonly rows: Int8Array
  readonly #starts: NameTable

  /** @throws Error when the weights are of another format or broken. */
  constructor(packed: Packed) {
    const names = fromBase64(packed.names)
    const rows = new Int8Array(fromBase64(packed.rows).buffer)
    const count = names.length / 4
    if (packed.format !== 3 || packed.columns !== columns || rows.length !== count * columns) {
      throw new Error(`These weights are not of format 3 with ${columns} columns.`)
    }
    this.packed = packed
    this.rows = new Int8Array(count * rowWidth)
    this.#starts = new NameTable(count)
    const view = new DataView(names.buffer)
    for (let at = 0; at < count; at++) {
      this.#starts.add(view.getUint32(at * 4, true), at * rowWidth)
      this.rows.set(rows.subarray(at * columns, (at + 1) * columns), at * rowWidth)
    }
  }

  /** Where the weights of a feature begin in `rows`, or -1 when the model does not know it. */
  startOf(name: number): number {
    return this.#starts.find(name)
  }
}
