import { concentration } from '../statistics/concentration/concentration.ts'
import type { ConcentrationFit } from '../statistics/concentration/concentration.ts'
import type { CaseColumns } from './case-columns.ts'
import { pick, pickCodes, rowsWhere } from './case-columns.ts'
import { clustersAt } from './cluster-errors.ts'
import { draftOf, untested } from './draft.ts'
import type { Answered, What } from './draft.ts'
import type { Estimate } from './estimate.ts'
import { evenSides } from './even-days.ts'
import { partCheck } from './finding.ts'
import { knowsNeed, logFollowers } from './exposure.ts'
import { hasEarlierContact } from './covariates.ts'
import { ranksOf } from './label-ranks.ts'
import { sevenDays } from './labels.ts'
import { strataOf } from './strata.ts'
import { inTimeShares } from './in-time.ts'
import { reachOf } from './verdict.ts'

type Given = { id: string; what: What; column: string; amount: Float64Array | null; weights?: Float64Array }
type Rank = { id: 'value' | 'followers' | 'need'; column: string; values: Float64Array | null }

/**
 * Whether words, goodwill and answers in time go to those with many followers, or to customers worth much, beyond what need explains: the
 * concentration index of what was given less that of what severity alone predicts. And whether words and goodwill follow need itself.
 */
export function attention(cases: CaseColumns): readonly Answered[] {
  const inTime = inTimeShares(cases)
  const given: readonly Given[] = [
    { id: 'attention', what: 'words', column: 'words_sent', amount: cases.wordsSent },
    { id: 'goodwill', what: 'goodwill', column: 'remedy_cost', amount: cases.remedyCost },
    { id: 'intime', what: 'in-time', column: 'first_response_at', amount: inTime.amount, weights: inTime.weights },
  ]
  const ranks: readonly Rank[] = [
    { id: 'value', column: 'value', values: cases.value },
    { id: 'followers', column: 'followers', values: cases.followers === null ? null : logFollowers(cases.followers) },
    { id: 'need', column: 'severity', values: gravityOf(cases) },
  ]
  // Who waits how long by followers is asked by speed, within days; here days of much load and large accounts would speak.
  const isAsked = (what: Given, by: Rank) => what.id !== 'intime' || by.id === 'value'
  return given.flatMap(what => ranks.filter(by => isAsked(what, by)).map(by => shared(cases, what, by)))
}

function shared(cases: CaseColumns, given: Given, by: Rank): Answered {
  const id = `${given.id}.${by.id}`
  const missing = [...(given.amount === null ? [given.column] : []), ...(by.values === null ? [by.column] : [])]
  if (given.amount === null || by.values === null) return untested(id, 'no-column', missing)
  const { amount, weights } = given
  const ranked = by.values
  const all = rowsWhere(
    cases.count,
    row =>
      knowsNeed(cases, row) &&
      (given.id !== 'attention' || isSettled(cases, row)) &&
      (amount[row] ?? -1) >= 0 &&
      !Number.isNaN(ranked[row] ?? Number.NaN) &&
      (weights?.[row] ?? 1) > 0,
  )
  const rows = evenSides(all, cases.day, row => (amount[row] ?? 0) > 0)
  const amounts = pick(amount, rows)
  const counts = weights === undefined ? undefined : pick(weights, rows)
  const shares = { amount: amounts, rankedBy: pick(ranked, rows), weights: counts }
  const found = concentration(shares, byNeed(classesOf(cases, rows, by.id), amounts, counts), clustersAt(cases.customer, rows))
  if (!found.ok) return untested(id, found.reason, [by.column])
  const estimate = excess(found)
  if (!(estimate.error > 0)) return untested(id, 'no-variation', [given.column])
  const { needed, visible } = reachOf(estimate)
  const words = { who: by.id, what: given.what }
  const right = by.id === 'need' ? ('no-less' as const) : ('even' as const)
  const checks = partCheck(rows.length, all.length)
  const about = { id, measure: 'concentration-index' as const, asksLoudness: by.id === 'followers', right, words, checks }
  return { drafts: [draftOf(about, estimate, { needed, visible: Math.log(visible) })], untested: [] }
}

function excess(found: Extract<ConcentrationFit, { ok: true }>): Estimate {
  const { index, standardError } = found.excess
  return {
    ok: true,
    value: index,
    error: standardError,
    degrees: Math.max(1, found.clusters - 1),
    cases: found.cases,
    events: found.cases,
  }
}

/** How grave the matter was, as recorded or else as read; null where neither tells an order. */
function gravityOf({ severity, text }: CaseColumns): Float64Array | null {
  if (severity === null) return text === null ? null : Float64Array.from(text.severityRead)
  const ranks = ranksOf(severity.names)
  return ranks === null ? null : Float64Array.from(severity.codes, code => ranks[code] ?? Number.NaN)
}

/** Who still waits, and was watched for less than a week, may get their words yet. */
function isSettled({ firstResponse, closed, watchedUntil, opened }: CaseColumns, row: number): boolean {
  const end = watchedUntil[row] ?? 0
  const hasEnded = (firstResponse[row] ?? Number.NaN) <= end || (closed?.[row] ?? Number.NaN) <= end
  return hasEnded || end - (opened[row] ?? 0) >= sevenDays
}

/** Severity alone; against followers also the day and that an earlier contact failed, which go with large accounts. */
function classesOf(cases: CaseColumns, rows: Uint32Array, by: Rank['id']): Int32Array {
  // Against need itself nothing is explained beforehand.
  if (by === 'need') return new Int32Array(rows.length)
  const need = pickCodes(cases.severity?.codes ?? cases.text?.severityRead ?? new Int32Array(cases.count), rows)
  if (by === 'value') return need
  const failed = Int32Array.from({ length: cases.count }, (_, row) => (hasEarlierContact(cases, row) ? 1 : 0))
  return strataOf(cases, rows, [cases.severity?.codes ?? cases.text?.severityRead ?? failed, failed]).codes
}

/** What the class alone predicts: its mean. */
function byNeed(classes: Int32Array, amount: Float64Array, weights: Float64Array | undefined): Float64Array {
  const sums = new Map<number, { weight: number; amount: number }>()
  for (const [i, own] of amount.entries()) {
    const sum = sums.get(classes[i] ?? 0) ?? { weight: 0, amount: 0 }
    const weight = weights?.[i] ?? 1
    sum.weight += weight
    sum.amount += weight * own
    sums.set(classes[i] ?? 0, sum)
  }
  return amount.map((_, i) => {
    const sum = sums.get(classes[i] ?? 0)
    return sum === undefined ? 0 : sum.amount / sum.weight
  })
}
