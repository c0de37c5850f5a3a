import type { CaseColumns } from './case-columns.ts'
import { numbersAt, rowsWhere } from './case-columns.ts'
import { clustersAt } from './cluster-errors.ts'
import { covariatesOf } from './covariates.ts'
import { draftOf, untested } from './draft.ts'
import type { Answered } from './draft.ts'
import { fewestInGroup } from './exposure.ts'
import { fitSpeed } from './fits.ts'
import { groundChecks } from './speed-checks.ts'
import { crossed } from './strata.ts'
import { reachOf } from './verdict.ts'

/**
 * Whether those who were hit by an incident and had said nothing wait longer than those who had complained. One clock for all, from the
 * declaration; who had complained is fixed then; those served before are left out.
 */
export function silentSpeed(cases: CaseColumns): Answered {
  const { incident, incidentDeclared, opened, firstResponse, watchedUntil, count } = cases
  const columns = ['incident_id', 'incident_declared_at']
  if (incident === null || incidentDeclared === null) return untested('silent.speed', 'no-column', columns)
  const declared = (row: number) => incidentDeclared[row] ?? Number.NaN
  const rows = rowsWhere(
    count,
    row =>
      (incident.codes[row] ?? -1) >= 0 &&
      declared(row) < (watchedUntil[row] ?? 0) &&
      !((firstResponse[row] ?? Number.NaN) <= declared(row)),
  )
  const complained = numbersAt(rows, row => ((opened[row] ?? 0) <= declared(row) ? 1 : 0))
  const loud = complained.reduce((sum, one) => sum + one, 0)
  if (loud < fewestInGroup || rows.length - loud < fewestInGroup) return untested('silent.speed', 'too-few-on-a-side', columns)
  const isAnswered = (row: number) => (firstResponse[row] ?? Number.NaN) <= (watchedUntil[row] ?? 0)
  const clusters = clustersAt(cases.customer, rows)
  const estimates = fitSpeed(
    {
      time: numbersAt(
        rows,
        row => ((isAnswered(row) ? (firstResponse[row] ?? 0) : (watchedUntil[row] ?? 0)) - declared(row)) / 60_000,
      ),
      event: Uint8Array.from(rows, row => (isAnswered(row) ? 1 : 0)),
      strata: crossed(
        [Int32Array.from(rows, row => incident.codes[row] ?? 0), Int32Array.from(rows, row => cases.severity?.codes[row] ?? 0)],
        rows.length,
      ),
      clusters,
    },
    [{ name: 'complained', values: complained }, ...covariatesOf({ ...cases, firstContact: null }, rows)],
  )
  if ('ok' in estimates) return untested('silent.speed', estimates.reason, columns)
  const about = { id: 'silent.speed', measure: 'hazard-ratio' as const, asksLoudness: true }
  const drafts = estimates.map(estimate =>
    draftOf(
      {
        ...about,
        words: { who: 'complained', what: 'answered' },
        checks: groundChecks(cases, estimate, 'hazard-ratio').filter(({ id }) => id !== 'earlier-contacts'),
      },
      estimate,
      reachOf(estimate),
    ),
  )
  return { drafts, untested: [] }
}
