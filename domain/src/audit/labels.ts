import type { CaseColumns, Coded } from './case-columns.ts'
import { pick, pickCodes } from './case-columns.ts'
import { clustersAt } from './cluster-errors.ts'
import { covariatesOf, dummiesOf } from './covariates.ts'
import type { Covariate } from './covariates.ts'
import { draftOf, untested } from './draft.ts'
import type { Answered, What } from './draft.ts'
import { logFollowers, rowsWithFollowers } from './exposure.ts'
import { fitOdds } from './fits.ts'
import { cutOf, ranksOf } from './label-ranks.ts'
import { crossed, needAndChannel } from './strata.ts'
import { reachOf } from './verdict.ts'

/** So long after its opening a case that waits is one that was not answered. */
export const sevenDays = 7 * 86_400_000

/** Whether followers raise the priority or level given at the same need, pauses, overrides, and being answered at all. */
export function labels(cases: CaseColumns): readonly Answered[] {
  return [
    labelled(cases, 'followers.priority', 'priority', cases.priority),
    labelled(cases, 'followers.level', 'level', cases.level),
    happened(cases, 'pause.followers', 'paused', cases.pauses, 'pauses'),
    happened(cases, 'override.followers', 'overridden', cases.overrides, 'overrides'),
    cameBack(cases),
    happened(cases, 'satisfaction.followers', 'satisfied', cases.satisfied, 'satisfaction'),
    answeredAtAll(cases),
  ]
}

function labelled(cases: CaseColumns, id: string, what: 'priority' | 'level', label: Coded | null): Answered {
  if (label === null) return untested(id, 'no-column', [what])
  const ranks = ranksOf(label.names)
  if (ranks === null) return untested(id, 'labels-without-order', [what])
  const isKnown = (row: number) => (label.codes[row] ?? -1) >= 0
  const rankAt = (row: number) => ranks[label.codes[row] ?? 0] ?? 0
  const cut = cutOf(label.codes, ranks)
  if (cut === null) return untested(id, 'always-the-same', [what])
  return askOdds(cases, { id, what, applies: isKnown, did: row => rankAt(row) >= cut, columns: [what] })
}

function happened(cases: CaseColumns, id: string, what: What, column: Float64Array | null, name: string): Answered {
  if (column === null) return untested(id, 'no-column', [name])
  const count = (row: number) => column[row] ?? Number.NaN
  return askOdds(cases, { id, what, applies: row => !Number.isNaN(count(row)), did: row => count(row) > 0, columns: [name] })
}

/** Of matters that were resolved: whether they came back. Quality beside speed, and nothing that anybody could favour by it. */
function cameBack(cases: CaseColumns): Answered {
  const { reopened, resolved } = cases
  if (reopened === null) return untested('reopened.followers', 'no-column', ['reopened'])
  const times = (row: number) => reopened[row] ?? Number.NaN
  return askOdds(cases, {
    id: 'reopened.followers',
    what: 'reopened',
    applies: row => times(row) > 0 || (times(row) === 0 && (resolved === null || !Number.isNaN(resolved[row] ?? Number.NaN))),
    did: row => times(row) > 0,
    columns: ['reopened'],
  })
}

/** Answered within 7 days, among cases that were opened at least 7 days before the export. */
function answeredAtAll(cases: CaseColumns): Answered {
  const { opened, watchedUntil, firstResponse } = cases
  return askOdds(cases, {
    id: 'followers.answered',
    what: 'answered-at-all',
    applies: row => (watchedUntil[row] ?? 0) - (opened[row] ?? 0) >= sevenDays,
    did: row => (firstResponse[row] ?? Number.NaN) - (opened[row] ?? 0) <= sevenDays,
    columns: [],
  })
}

/** More of it is no favour. */
const neutral: ReadonlySet<What> = new Set(['paused', 'reopened', 'satisfied'])

type OddsQuestion = {
  id: string
  what: What
  applies: (row: number) => boolean
  did: (row: number) => boolean
  columns: readonly string[]
}

function askOdds(cases: CaseColumns, { id, what, applies, did, columns }: OddsQuestion): Answered {
  const { followers } = cases
  if (followers === null) return untested(id, 'no-column', ['followers', ...columns])
  const all = rowsWithFollowers(cases).filter(applies)
  if (all.length === 0) return untested(id, 'no-cases', columns)
  const rows = undecided(cases, all, did)
  if (rows.length === 0) return untested(id, 'always-the-same', columns)
  const outcome = Uint8Array.from(rows, row => (did(row) ? 1 : 0))
  const covariates: Covariate[] = [
    { name: 'followers', values: pick(logFollowers(followers), rows) },
    ...covariatesOf(cases, rows),
    ...(cases.severity === null ? [] : dummiesOf(cases.severity.codes, rows, 'severity')),
    ...(cases.channel === null ? [] : dummiesOf(cases.channel.codes, rows, 'channel')),
  ]
  const estimate = fitOdds(outcome, covariates, clustersAt(cases.customer, rows))
  if (!estimate.ok) return untested(id, estimate.reason, columns)
  const words = { who: 'followers' as const, what }
  const drafts = [draftOf({ id, measure: 'odds-ratio', asksLoudness: !neutral.has(what), words }, estimate, reachOf(estimate))]
  return { drafts, untested: [] }
}

/** Where need and channel alone decide, followers could not: such classes say nothing of them. */
function undecided(cases: CaseColumns, rows: Uint32Array, did: (row: number) => boolean): Uint32Array {
  const classes = crossed(
    needAndChannel(cases).map(key => pickCodes(key, rows)),
    rows.length,
  )
  const [seen, unseen] = [new Set<number>(), new Set<number>()]
  for (const [i, row] of rows.entries()) (did(row) ? seen : unseen).add(classes[i] ?? 0)
  return rows.filter((_, i) => seen.has(classes[i] ?? 0) && unseen.has(classes[i] ?? 0))
}
