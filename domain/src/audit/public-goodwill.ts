import type { CaseColumns } from './case-columns.ts'
import { numbersAt, rowsWhere } from './case-columns.ts'
import { clustersAt } from './cluster-errors.ts'
import { covariatesOf, dummiesOf } from './covariates.ts'
import { draftOf, untested } from './draft.ts'
import type { Answered } from './draft.ts'
import { knowsNeed } from './exposure.ts'
import { fitOdds } from './fits.ts'
import { equalFollowers } from './loudness-speed.ts'
import { groundChecks } from './speed-checks.ts'
import { reachOf } from './verdict.ts'

/** Whether those who write in public are given goodwill more often, at equal need and followers. */
export function publicGoodwill(cases: CaseColumns): Answered {
  const { public: isPublic, remedyCost } = cases
  const id = 'public.goodwill'
  if (isPublic === null || remedyCost === null) {
    const missing = [...(isPublic === null ? ['public'] : []), ...(remedyCost === null ? ['remedy_cost'] : [])]
    return untested(id, 'no-column', missing)
  }
  const rows = rowsWhere(
    cases.count,
    row => knowsNeed(cases, row) && !Number.isNaN((isPublic[row] ?? 0) + (remedyCost[row] ?? 0)),
  )
  if (rows.length === 0) return untested(id, 'no-cases', ['public', 'remedy_cost'])
  const covariates = [
    { name: 'public', values: numbersAt(rows, row => isPublic[row] ?? 0) },
    ...equalFollowers(cases, rows),
    ...covariatesOf(cases, rows),
    ...(cases.severity === null ? [] : dummiesOf(cases.severity.codes, rows, 'severity')),
  ]
  const outcome = Uint8Array.from(rows, row => ((remedyCost[row] ?? 0) > 0 ? 1 : 0))
  const estimate = fitOdds(outcome, covariates, clustersAt(cases.customer, rows))
  if (!estimate.ok) return untested(id, estimate.reason, ['public', 'remedy_cost'])
  const checks = groundChecks(cases, estimate, 'odds-ratio')
  const words = { who: 'public' as const, what: 'goodwill' as const }
  return {
    drafts: [draftOf({ id, measure: 'odds-ratio', asksLoudness: true, words, checks }, estimate, reachOf(estimate))],
    untested: [],
  }
}
