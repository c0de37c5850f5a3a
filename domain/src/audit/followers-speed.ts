import type { CaseColumns } from './case-columns.ts'
import { pick } from './case-columns.ts'
import { nothing, besideOf, draftOf, untested } from './draft.ts'
import type { Answered } from './draft.ts'
import { evenDays } from './even-days.ts'
import { logFollowers, rowsWithFollowers } from './exposure.ts'
import { bandsOf } from './bands.ts'
import { backlogAt } from './backlog.ts'
import { askSpeed } from './speed-question.ts'
import type { SpeedQuestion } from './speed-question.ts'
import { speedChecks } from './speed-checks.ts'
import { needAndChannel } from './strata.ts'
import { besideSentence } from './en-beside.ts'
import type { BesideKind } from './en-beside.ts'
import type { Beside } from './finding.ts'
import { reachOf } from './verdict.ts'
import { waitsOf } from './waits.ts'
import type { WaitFor } from './waits.ts'

/**
 * Whether followers buy speed: the total effect, with nothing held equal that the company set afterwards; beside it the effect at equal
 * priority and level, without the cases that were closed unanswered, and at equal backlog.
 */
export function followersSpeed(cases: CaseColumns, until: WaitFor = 'first-response'): Answered {
  const id = until === 'first-response' ? 'followers.speed' : 'followers.resolution'
  if (cases.followers === null) return untested(id, 'no-column', ['followers'])
  if (until === 'resolution' && cases.resolved === null) return untested(id, 'no-column', ['resolved_at'])
  const rows = rowsWithFollowers(cases)
  const logs = logFollowers(cases.followers)
  const question: SpeedQuestion = {
    rows,
    asked: [{ name: 'followers', values: pick(logs, rows) }],
    until,
  }
  const answer = askSpeed(cases, question)
  if (!answer.ok) return untested(id, answer.reason, ['followers'])
  const [estimate] = answer.estimates
  if (estimate === undefined) return nothing
  const [checks = []] = speedChecks(cases, question, answer.estimates, answer.span)
  const drifts = checks.some(check => check.id === 'proportional' && check.holds === false)
  const bands = drifts ? bandsOf(cases, partOf(cases, question, logs), id) : []
  const draft = draftOf(
    {
      id,
      measure: 'hazard-ratio',
      asksLoudness: true,
      words: { who: 'followers', what: until === 'first-response' ? 'answered' : 'resolved' },
      checks,
      beside: [...(until === 'first-response' ? besideSpeed(cases, question, logs) : []), ...bands],
    },
    estimate,
    reachOf(estimate),
  )
  return { drafts: [draft], untested: [] }
}

/** What stands beside the headline needs no more cases than this to be read by; the number of them stands with it. */
const enoughBeside = 250_000

function partOf({ day }: CaseColumns, whole: SpeedQuestion, logs: Float64Array): SpeedQuestion {
  const rows = evenDays(whole.rows, day, enoughBeside)
  return { ...whole, rows, asked: [{ name: 'followers', values: pick(logs, rows) }] }
}

function besideSpeed(cases: CaseColumns, whole: SpeedQuestion, logs: Float64Array): Beside[] {
  const question = partOf(cases, whole, logs)
  const { rows } = question
  const set = [cases.priority?.codes, cases.level?.codes].filter(codes => codes !== undefined)
  const others: readonly [kind: BesideKind, applies: boolean, question: () => SpeedQuestion][] = [
    ['direct', set.length > 0, () => ({ ...question, keys: [...needAndChannel(cases), ...set] })],
    ['answered-only', hasClosures(cases, rows), () => ({ ...question, closed: 'leave' as const })],
    ['backlog', true, () => ({ ...question, also: [{ name: 'backlog', values: pick(backlogAt(cases), rows) }] })],
  ]
  return others.flatMap(([kind, applies, asked]) => {
    if (!applies) return []
    const answer = askSpeed(cases, asked())
    const estimate = answer.ok ? answer.estimates[0] : undefined
    return estimate === undefined ? [] : [besideOf(`followers.speed.${kind}`, estimate, besideSentence(kind))]
  })
}

function hasClosures(cases: CaseColumns, rows: Uint32Array): boolean {
  return cases.closed !== null && waitsOf(cases, rows).outcome.includes(2)
}
