import type { Draft, ImportedMessage } from '../draft.ts'
import type { Place, Row } from '../rows/row.ts'

export type Converted = { ok: true; draft: Draft } | { ok: false; reason: string }
export type ConvertedRow = Place & { raw: Buffer } & Converted

/**
 * How one layout is read. First every row becomes a draft (in the order of the file); when all are known, each draft is
 * given its thread and channel (`complete`, in any order).
 */
export type Format = {
  drafts: AsyncGenerator<ConvertedRow>
  /** Every draft is there; `complete` follows. */
  allRead(): void
  complete(draft: Draft): ImportedMessage
}

export type FormatOptions = {
  /** Where messages go that name no channel. */
  channel: string | null
  /** Later times are rejected; epoch milliseconds. */
  notAfter: number
}

/** Turns rows into drafts; a row that could not be read keeps its reason. */
export async function* convertRows<T>(
  rows: AsyncGenerator<Row<T>>,
  convert: (value: T, line: number) => Converted,
): AsyncGenerator<ConvertedRow> {
  for await (const row of rows) {
    const { line, endByte, raw } = row
    yield { line, endByte, raw, ...(row.ok ? convert(row.value, line) : { ok: false, reason: row.reason }) }
  }
}
