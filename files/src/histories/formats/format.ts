import type { Database } from '../database.ts'
import type { HistoryColumn, MomentColumn } from '../columns.ts'
import type { Source } from '../source.ts'

/** How a column is got from a source: SQL that gives words, or null where the source does not hold it. */
export type Cells = Partial<Record<HistoryColumn, string | null>>

/** A moment told as time since the opening, where its own is missing. */
export type Since = Partial<
  Record<MomentColumn, { sql: string | null; unit: 'milliseconds' | 'seconds' | 'minutes' | 'hours-minutes-seconds' }>
>

/** What the caller knows of words. */
export type Reading = {
  /** Whether a reply only sends the customer elsewhere, and does not say what is needed and why: then it is no first response. */
  isDeflection?: ((text: string) => boolean) | undefined
}

export type HistoryFormat = {
  name: string
  /** As people call it. */
  label: string
  /** Whether times without an offset are in the zone of the account, which the file does not name. */
  asksZone: boolean
  fits(source: Source): boolean
  cells(source: Source): Cells
  since?(source: Source): Since
  /** `strptime` pattern of times that are not ISO 8601 or epoch numbers. */
  timePattern?: string
  /** Builds a table of cases where the file holds something else; it is read instead. */
  prepare?(database: Database, source: Source, reading: Reading): Promise<Source>
  /** What a reader of the report must know. */
  notes?: readonly string[]
}

/** The first of several cells that is there. */
export function firstOf(source: Source, ...names: readonly string[]): string | null {
  const found = names.map(name => source.cell(name)).filter(cell => cell !== null)
  return found.length === 0 ? null : found.length === 1 ? (found[0] ?? null) : `coalesce(${found.join(', ')})`
}

/** 0 for "never", as APIs with epoch seconds write it. */
export const unlessZero = (cell: string | null): string | null => (cell === null ? null : `nullif(${cell}, '0')`)
