import { overtaking } from '../statistics/survival/overtaking.ts'
import type { CaseColumns } from './case-columns.ts'
import { numbersAt, pick, pickCodes } from './case-columns.ts'
import { hasEarlierContact } from './covariates.ts'
import { untested } from './draft.ts'
import type { Answered } from './draft.ts'
import { coverage } from './estimate.ts'
import { evenDays } from './even-days.ts'
import { logFollowers, rowsWithFollowers } from './exposure.ts'
import { crossed } from './strata.ts'
import { overtakingChecks } from './en-overtaking.ts'

/** Dealing out anew costs n·log² n a round: about so many places of rounds in all. */
const mostWork = 2_500_000
const [fewestRounds, mostRounds] = [40, 99]
/** More cases than this are looked at on whole days, evenly spread. */
const mostCases = 60_000

export type OvertakingNumbers = { louder: Side; quieter: Side }
type Side = { atRisk: number; overtook: number }

/**
 * Whether the louder overtake: only among cases that begin at their opening, because the turn of a matter with an earlier contact counts from
 * there.
 */
export function overtakingOf(cases: CaseColumns, seed: number): Answered & { numbers: OvertakingNumbers | null } {
  const id = 'overtaking.followers'
  const { followers, opened, firstResponse, watchedUntil, day } = cases
  if (followers === null) return { ...untested(id, 'no-column', ['followers']), numbers: null }
  const plain = rowsWithFollowers(cases).filter(row => !hasEarlierContact(cases, row))
  const rows = evenDays(plain, day, mostCases)
  const answered = numbersAt(rows, row => {
    const came = firstResponse[row] ?? Number.NaN
    return came <= (watchedUntil[row] ?? 0) ? came : Infinity
  })
  const columns = [cases.queue, cases.severity, cases.level, cases.channel, cases.skill].filter(column => column !== null)
  const read = cases.severity === null && cases.text !== null ? [pickCodes(cases.text.severityRead, rows)] : []
  const strata = crossed([...columns.map(column => pickCodes(column.codes, rows)), ...read], rows.length)
  const rounds = Math.round(Math.min(mostRounds, Math.max(fewestRounds, mostWork / Math.max(1, rows.length))))
  const loudness = pick(logFollowers(followers), rows)
  if (loudness.every(own => own === loudness[0])) return { ...untested(id, 'no-variation', ['followers']), numbers: null }
  const found = overtaking({ start: pick(opened, rows), answered, loudness, strata }, pickCodes(day, rows), {
    rounds,
    seed,
    coverage,
  })
  if (!found.ok) return { ...untested(id, found.reason, ['followers']), numbers: null }
  const { interval, louder, quieter } = found
  const draft = {
    id,
    measure: 'overtaking-ratio' as const,
    asksLoudness: true,
    value: Math.log(found.ratio),
    interval: interval === null ? null : { low: Math.log(interval.low), high: Math.log(interval.high) },
    p: found.smoothed,
    n: rows.length,
    events: louder.overtook + quieter.overtook,
    reach: null,
    words: { who: 'followers' as const, what: 'overtook' as const },
    checks: overtakingChecks({ days: found.days, left: rowsLeft(cases, plain), used: rows.length, all: plain.length, rounds }),
    beside: [],
  }
  return { drafts: [draft], untested: [], numbers: { louder, quieter } }
}

function rowsLeft(cases: CaseColumns, plain: Uint32Array): number {
  return rowsWithFollowers(cases).length - plain.length
}
