/** Where a row stands in the unpacked file. */
export type Place = {
  /** Number of the row's first line; the first line of the file is 1. */
  line: number
  /** Bytes of unpacked content up to and with the row's end. */
  endByte: number
}

/** One row of a file: its value, or why it cannot be used. `raw` is valid until the next row is asked for. */
export type Row<T> = Place & { raw: Buffer } & ({ ok: true; value: T } | { ok: false; reason: string })

/** A longer row is rejected instead of filling the memory. */
export const maxRowBytes = 1024 * 1024
