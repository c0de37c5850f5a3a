/** Words as numbers: `codes` are places in `names`, −1 where nothing is known. */
export type Coded = { codes: Int32Array; names: readonly string[] }

/** How the first message was said: 1 where it was so, 0 where not. Of the first message only: later ones grow with waiting. */
export type Loudness = Record<LoudnessKind, Uint8Array>
export const loudnessKinds = ['capitals', 'exclamation', 'profanity', 'mention', 'press'] as const
export type LoudnessKind = (typeof loudnessKinds)[number]

/** What the text of the first message says, where there was text. */
export type TextColumns = {
  /** 1 where the text was read; of very many cases, only an even part is. What follows says nothing of the others. */
  read: Uint8Array
  loudness: Loudness
  /** ln of the chance of medium, high and critical against that of low or none: three columns. */
  severityChances: readonly Float64Array[]
  /** 0 none or low, 1 medium, 2 high, 3 critical. */
  severityRead: Int32Array
  needsReply: Uint8Array
  /** 1 where words of danger moved the severity that was read. */
  trigger: Uint8Array
}

/**
 * A history of cases, column by column, a place a case. Instants are epoch milliseconds. In a column of numbers, NaN is not known; a column that
 * the file does not have is null.
 */
export type CaseColumns = {
  count: number
  opened: Float64Array
  /** NaN while unanswered; never before `opened`. */
  firstResponse: Float64Array
  /** Until when the case was watched: the export. Never before `opened`. */
  watchedUntil: Float64Array
  /** The calendar day of `opened`, counted from 1970-01-01 in the company's zone. */
  day: Int32Array
  resolved: Float64Array | null
  /** When the case left by closing or resolution, whichever came first. */
  closed: Float64Array | null
  firstContact: Float64Array | null
  /** Cases of one customer share a number; −1 for an unknown one. */
  customer: Int32Array | null
  followers: Float64Array | null
  value: Float64Array | null
  /** 1 for public, 0 for private. */
  public: Float64Array | null
  channel: Coded | null
  severity: Coded | null
  priority: Coded | null
  level: Coded | null
  queue: Coded | null
  skill: Coded | null
  language: Coded | null
  region: Coded | null
  agent: Coded | null
  incident: Coded | null
  /** When the case's incident was declared. */
  incidentDeclared: Float64Array | null
  remedyCost: Float64Array | null
  wordsSent: Float64Array | null
  pauses: Float64Array | null
  overrides: Float64Array | null
  /** How often the matter came back after it was resolved. */
  reopened: Float64Array | null
  /** 1 where the customer said that they were satisfied, 0 where not, NaN where nobody asked or answered. */
  satisfied: Float64Array | null
  text: TextColumns | null
}

/** The places for which something holds, ascending. */
export function rowsWhere(count: number, holds: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(count)
  let found = 0
  for (let row = 0; row < count; row += 1) {
    if (holds(row)) {
      rows[found] = row
      found += 1
    }
  }
  return rows.slice(0, found)
}

/** A column at some places. */
export function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) picked[i] = column[rows[i] ?? 0] ?? 0
  return picked
}

/** Whole numbers at some places. */
export function pickCodes(column: ArrayLike<number>, rows: Uint32Array): Int32Array {
  const picked = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) picked[i] = column[rows[i] ?? 0] ?? 0
  return picked
}

/** A number of each place; a plain loop, because `Float64Array.from` with a function costs ten times as much. */
export function numbersAt(rows: Uint32Array, of: (row: number) => number): Float64Array {
  const column = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) column[i] = of(rows[i] ?? 0)
  return column
}
