import type { CaseColumns, LoudnessKind, TextColumns } from './case-columns.ts'
import { loudnessKinds, rowsWhere } from './case-columns.ts'

/** Followers as they count: an effect is per tenfold. NaN where they are not known. */
export function logFollowers(followers: Float64Array): Float64Array {
  return followers.map(count => Math.log10(Math.max(1, count)))
}

/** Cases of whom the followers are known; with the text saying that an answer was wanted, where there is text. */
export function rowsWithFollowers(cases: CaseColumns): Uint32Array {
  const { followers, count } = cases
  return rowsWhere(count, row => !Number.isNaN(followers?.[row] ?? Number.NaN) && wantsAnswer(cases, row))
}

/** Thanks and spam are left out by what they say, never by what somebody did with them; and who could not be held equal in need. */
export function wantsAnswer(cases: CaseColumns, row: number): boolean {
  return cases.text?.needsReply[row] !== 0 && knowsNeed(cases, row)
}

/** Where no record tells severity, only a text that was read does. */
export function knowsNeed({ severity, text }: CaseColumns, row: number): boolean {
  return severity !== null || text === null || text.read[row] === 1
}

/** At least this many on each side of a comparison, or it is nobody's business who they were. */
export const fewestInGroup = 30

/** Loud in itself; a mention and the press are told apart from it. */
export function isLoud({ loudness: { capitals, exclamation, profanity } }: TextColumns, row: number): boolean {
  return capitals[row] === 1 || exclamation[row] === 1 || profanity[row] === 1
}

/** The kinds of loudness that are on both sides of a comparison. */
export function heardKinds({ text }: CaseColumns, rows: Uint32Array): LoudnessKind[] {
  if (text === null) return []
  return loudnessKinds.filter(kind => {
    let loud = 0
    for (const row of rows) loud += text.loudness[kind][row] ?? 0
    return loud >= fewestInGroup && rows.length - loud >= fewestInGroup
  })
}
