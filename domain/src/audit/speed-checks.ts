import { schoenfeldTest } from '../statistics/survival/schoenfeld.ts'
import type { CaseColumns } from './case-columns.ts'
import { intervalOf } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import type { Check, Measure } from './finding.ts'
import type { SpeedEstimate } from './fits.ts'
import { checkSentences } from './en-checks.ts'
import { speedInput } from './speed-question.ts'
import type { SpeedQuestion } from './speed-question.ts'
import { waitsOf } from './waits.ts'

/** Above this many cases the steadiness of a ratio is looked at on an even part of them. */
const enoughForDrift = 100_000
const seldom = 0.05

/** What each number of a question rests on, looked at where it can be. */
export function speedChecks(
  cases: CaseColumns,
  question: SpeedQuestion,
  estimates: readonly SpeedEstimate[],
  span: 'day' | 'week',
): Check[][] {
  const drifts = driftsOf(cases, question, estimates)
  const closed = closures(cases, question)
  return estimates.map((estimate, k) =>
    [
      drifts[k] ?? null,
      { id: 'strata', holds: span === 'day', sentence: checkSentences.strata[span] },
      ...groundChecks(cases, estimate, 'hazard-ratio'),
      closed,
    ].filter(check => check !== null),
  )
}

/** What any number rests on that compares people: what is known of earlier contacts and of need, and what would have to be unseen. */
export function groundChecks(cases: CaseColumns, estimate: Estimate, measure: Measure): Check[] {
  return [earlier(cases), need(cases), tipping(estimate, measure)]
}

function driftsOf(cases: CaseColumns, question: SpeedQuestion, estimates: readonly SpeedEstimate[]): Check[] {
  const [first] = estimates
  if (first?.method === 'grouped') {
    return estimates.map(() => ({ id: 'proportional', holds: null, sentence: checkSentences.grouped }))
  }
  const step = Math.ceil(question.rows.length / enoughForDrift)
  const kept = (_: unknown, i: number) => i % step === 0
  const some: SpeedQuestion = {
    ...question,
    rows: question.rows.filter(kept),
    asked: question.asked.map(({ name, values }) => ({ name, values: values.filter(kept) })),
  }
  const { input, covariates } = speedInput(cases, some)
  const varying = covariates.filter(({ values }, k) => k < some.asked.length || values.some(value => value !== values[0]))
  const found = schoenfeldTest({ ...input, covariates: varying.map(({ values }) => values) })
  return estimates.map((_, k) => driftOf(found.ok ? found.covariates[k]?.probability : undefined))
}

function driftOf(p: number | undefined): Check {
  if (p === undefined) return { id: 'proportional', holds: null, sentence: checkSentences.noDrift }
  const { steady, drifts } = checkSentences
  return { id: 'proportional', holds: p >= seldom, sentence: p >= seldom ? steady(p) : drifts(p) }
}

function earlier({ firstContact }: CaseColumns): Check {
  const isKnown = firstContact !== null
  return { id: 'earlier-contacts', holds: isKnown ? true : null, sentence: checkSentences.earlier[isKnown ? 'known' : 'unknown'] }
}

function need({ severity, text }: CaseColumns): Check {
  const from = severity !== null ? 'recorded' : text !== null ? 'read' : 'unknown'
  return { id: 'need', holds: from === 'recorded' ? true : null, sentence: checkSentences.need[from] }
}

/**
 * How strong something unseen would have to be, with who is asked about and with what happened, to bring the near end of the interval to even: the
 * E-value for hazard and odds ratios of common outcomes (VanderWeele & Ding 2017).
 */
function tipping(estimate: Estimate, measure: Measure): Check {
  const { low, high } = intervalOf(estimate)
  const near = Math.max(0, low, -high)
  const ratio =
    measure === 'odds-ratio'
      ? Math.exp(near / 2)
      : (1 - 0.5 ** Math.sqrt(Math.exp(near))) / (1 - 0.5 ** Math.sqrt(Math.exp(-near)))
  const strength = ratio + Math.sqrt(ratio * (ratio - 1))
  return { id: 'unseen', holds: null, sentence: checkSentences.unseen(strength) }
}

function closures(cases: CaseColumns, { rows, until }: SpeedQuestion): Check | null {
  if (until === 'resolution') return null
  if (cases.closed === null) return { id: 'closed', holds: null, sentence: checkSentences.noClosing }
  const { outcome } = waitsOf(cases, rows)
  const count = outcome.reduce((sum, kind) => sum + (kind === 2 ? 1 : 0), 0)
  return { id: 'closed', holds: true, sentence: checkSentences.closed(count, rows.length) }
}
