import type { CaseColumns, Coded, Loudness } from './case-columns.ts'
import { pick, pickCodes, rowsWhere } from './case-columns.ts'
import { evenDays } from './even-days.ts'

/** More cases than this say nothing that these do not: the errors of so many are far below what counts as even. */
export const mostMeasured = 2_000_000

/**
 * The history as it is, or, where it holds more than `most` cases, those of whole days, evenly spread: comparisons stay inside their day, and
 * an export of years ends within the memory of an ordinary machine.
 * @param most from 1
 * @example evenPart(cases, 2_000_000).count // at most about 2,000,000
 */
export function evenPart(cases: CaseColumns, most = mostMeasured): CaseColumns {
  if (cases.count <= most) return cases
  const rows = evenDays(
    rowsWhere(cases.count, () => true),
    cases.day,
    most,
  )
  const numbers = (column: Float64Array | null) => (column === null ? null : pick(column, rows))
  const words = (column: Coded | null) => (column === null ? null : { ...column, codes: pickCodes(column.codes, rows) })
  const bytes = (column: Uint8Array) => Uint8Array.from(rows, row => column[row] ?? 0)
  const loudness = ({ capitals, exclamation, profanity, mention, press }: Loudness): Loudness => ({
    capitals: bytes(capitals),
    exclamation: bytes(exclamation),
    profanity: bytes(profanity),
    mention: bytes(mention),
    press: bytes(press),
  })
  const { text } = cases
  return {
    count: rows.length,
    opened: pick(cases.opened, rows),
    firstResponse: pick(cases.firstResponse, rows),
    watchedUntil: pick(cases.watchedUntil, rows),
    day: pickCodes(cases.day, rows),
    resolved: numbers(cases.resolved),
    closed: numbers(cases.closed),
    firstContact: numbers(cases.firstContact),
    customer: cases.customer === null ? null : pickCodes(cases.customer, rows),
    followers: numbers(cases.followers),
    value: numbers(cases.value),
    public: numbers(cases.public),
    channel: words(cases.channel),
    severity: words(cases.severity),
    priority: words(cases.priority),
    level: words(cases.level),
    queue: words(cases.queue),
    skill: words(cases.skill),
    language: words(cases.language),
    region: words(cases.region),
    agent: words(cases.agent),
    incident: words(cases.incident),
    incidentDeclared: numbers(cases.incidentDeclared),
    remedyCost: numbers(cases.remedyCost),
    wordsSent: numbers(cases.wordsSent),
    pauses: numbers(cases.pauses),
    overrides: numbers(cases.overrides),
    reopened: numbers(cases.reopened),
    satisfied: numbers(cases.satisfied),
    text: text && {
      read: bytes(text.read),
      loudness: loudness(text.loudness),
      severityChances: text.severityChances.map(column => pick(column, rows)),
      severityRead: pickCodes(text.severityRead, rows),
      needsReply: bytes(text.needsReply),
      trigger: bytes(text.trigger),
    },
  }
}

/** What the report says of it; nothing where all cases were measured. */
export function partNotes(measured: number, all: number): string[] {
  if (measured === all) return []
  const [some, whole] = [measured.toLocaleString('en'), all.toLocaleString('en')]
  return [
    `Of ${whole} cases ${some} were measured, those of whole days, evenly spread. What waited from other days is not in the backlog.`,
  ]
}
