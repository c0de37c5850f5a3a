import type { CaseColumns } from './case-columns.ts'
import { numbersAt, pick, pickCodes, rowsWhere } from './case-columns.ts'
import { clustersAt } from './cluster-errors.ts'
import { covariatesOf, dummiesOf } from './covariates.ts'
import type { Covariate } from './covariates.ts'
import { draftOf, untested } from './draft.ts'
import type { Answered, What } from './draft.ts'
import { evenSides } from './even-days.ts'
import { fewestInGroup, isLoud, logFollowers, wantsAnswer } from './exposure.ts'
import { partCheck } from './finding.ts'
import { fitOdds } from './fits.ts'
import { equalFollowers } from './loudness-speed.ts'
import { groundChecks } from './speed-checks.ts'
import { crossed, needAndChannel } from './strata.ts'
import { reachOf } from './verdict.ts'

/** Who is asked about: how much of it each case has, NaN where nobody knows; and what is held equal for it. */
export type Asked = {
  who: 'followers' | 'loud'
  column: string
  values: Float64Array | null
  also: (rows: Uint32Array) => Covariate[]
}

export function byFollowers({ followers }: CaseColumns): Asked {
  return { who: 'followers', column: 'followers', values: followers && logFollowers(followers), also: () => [] }
}

/** A first message in capitals, with rows of exclamation marks or with swearing, against all others, at equal followers. */
export function byLoudness(cases: CaseColumns): Asked {
  const { text, count } = cases
  const all = rowsWhere(count, () => true)
  const values = text && numbersAt(all, row => (text.read[row] === 1 ? (isLoud(text, row) ? 1 : 0) : Number.NaN))
  return { who: 'loud', column: 'text', values, also: rows => equalFollowers(cases, rows) }
}

/** Whether something happened to a case more often. */
export type OddsQuestion = {
  id: string
  what: What
  applies: (row: number) => boolean
  did: (row: number) => boolean
  columns: readonly string[]
}

/** More of it is no favour. */
const neutral: ReadonlySet<What> = new Set(['paused', 'reopened', 'satisfied'])

/** At the same need and channel, with what is always held equal. */
export function askOdds(cases: CaseColumns, asked: Asked, { id, what, applies, did, columns }: OddsQuestion): Answered {
  const { values, who } = asked
  if (values === null) return untested(id, 'no-column', [asked.column, ...columns])
  const all = rowsWhere(cases.count, row => !Number.isNaN(values[row] ?? Number.NaN) && wantsAnswer(cases, row) && applies(row))
  if (all.length === 0) return untested(id, 'no-cases', columns)
  const open = undecided(cases, all, did)
  const rows = evenSides(open, cases.day, did)
  if (rows.length === 0) return untested(id, 'always-the-same', columns)
  const own = pick(values, rows)
  if (who === 'loud' && hasFew(own)) return untested(id, 'too-few-on-a-side', columns)
  const covariates: Covariate[] = [
    { name: who, values: own },
    ...asked.also(rows),
    ...covariatesOf(cases, rows),
    ...(cases.severity === null ? [] : dummiesOf(cases.severity.codes, rows, 'severity')),
    ...(cases.channel === null ? [] : dummiesOf(cases.channel.codes, rows, 'channel')),
  ]
  const outcome = Uint8Array.from(rows, row => (did(row) ? 1 : 0))
  const estimate = fitOdds(outcome, covariates, clustersAt(cases.customer, rows))
  if (!estimate.ok) return untested(id, estimate.reason, columns)
  const checks = [...groundChecks(cases, estimate, 'odds-ratio'), ...partCheck(rows.length, open.length)]
  const about = { id, measure: 'odds-ratio' as const, asksLoudness: !neutral.has(what), words: { who, what }, checks }
  return { drafts: [draftOf(about, estimate, reachOf(estimate))], untested: [] }
}

function hasFew(sides: Float64Array): boolean {
  const there = sides.reduce((sum, one) => sum + one, 0)
  return Math.min(there, sides.length - there) < fewestInGroup
}

/** Where need and channel alone decide, nothing else could: such classes say nothing. */
function undecided(cases: CaseColumns, rows: Uint32Array, did: (row: number) => boolean): Uint32Array {
  const classes = crossed(
    needAndChannel(cases).map(key => pickCodes(key, rows)),
    rows.length,
  )
  const [seen, unseen] = [new Uint8Array(rows.length), new Uint8Array(rows.length)]
  for (let i = 0; i < rows.length; i += 1) (did(rows[i] ?? 0) ? seen : unseen)[classes[i] ?? 0] = 1
  return rows.filter((_, i) => seen[classes[i] ?? 0] === 1 && unseen[classes[i] ?? 0] === 1)
}
