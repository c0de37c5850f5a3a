import type { Lane } from '../decision/decision.ts'
import { fire, note, type Trace } from '../decision/trace.ts'
import type { CaseStatus } from '../facts/relationship.ts'
import type { Doubt, Need } from '../facts/need.ts'
import { isGrave, isJudged } from '../severity/doubts.ts'
import { isMoreSevere, type Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import { laneOf } from './lanes.ts'
import type { Obligation, ObligationState } from './obligation.ts'
import { hasFirstResponse, lastSeverity, type Terms } from './terms.ts'

/** A person looks whether the words mean something graver; `lane` is the one that the matter would then stand in. */
export type Triage = { obligation: Obligation; severity: Severity; lane: Lane }

/**
 * A look within `triageMinutes` at every matter that may be graver than it was read (decision model, "Severity"), in the lane it might
 * belong to. Its own class and promises stay as they are. The look is over when a person has judged it, when somebody has answered
 * what was asked, or when it has become certain by itself; a doubt from before a reopening belongs to the earlier round.
 * @example triagesOf({ …, doubts: [{ at: ten, severity: 'critical' }] }, terms, 'open')[0].obligation.due // five past ten
 */
export function triagesOf(need: Need, terms: Terms, status: CaseStatus): readonly Triage[] {
  const { doubts } = need
  if (doubts === undefined) return none
  const { joinedAt } = terms.clock
  return doubts
    .filter(doubt => doubt.at >= joinedAt && isGrave(doubt) && !isHiddenBy(doubts, doubt))
    .map(doubt => {
      const { at, severity } = doubt
      const due = terms.calendarOf(severity).add(at, terms.policy.triageMinutes)
      const state = stateOf(need, doubt, terms, status)
      return { severity, lane: laneOf(severity, false), obligation: { kind: 'triage', since: at, due, state } }
    })
}

/** The look that comes first: for the gravest class, and of several the earliest. Null when none is owed. */
export function nextTriage(triages: readonly Triage[]): Triage | null {
  let next: Triage | null = null
  for (const triage of triages) {
    if (triage.obligation.state !== 'running') continue
    if (next === null || triage.lane < next.lane || (triage.lane === next.lane && triage.obligation.due < next.obligation.due)) {
      next = triage
    }
  }
  return next
}

/** Notes why a person looks, and by when. */
export function noteTriage({ obligation, severity }: Triage, { policy }: Terms, trace: Trace): void {
  const { since, due } = obligation
  fire(trace, 'may-be-graver', { severity, at: since, minutes: policy.triageMinutes })
  note(trace, 'triage', 'triage', since, policy.triageMinutes, due)
}

function stateOf(need: Need, doubt: Doubt, terms: Terms, status: CaseStatus): ObligationState {
  if (isJudged(need, doubt) || isAnswered(terms, doubt.at)) return 'met'
  const isCertain = !isMoreSevere(doubt.severity, lastSeverity(terms))
  return status === 'resolved' || isCertain ? 'void' : 'running'
}

/** True when whoever answered had the words before them. */
function isAnswered({ clock }: Terms, at: Instant): boolean {
  const { customerWaitingSince } = clock
  return hasFirstResponse(clock) && (customerWaitingSince === null || customerWaitingSince > at)
}

/** Of several doubts at one instant the gravest is looked into; the first of those that are alike. */
function isHiddenBy(doubts: readonly Doubt[], doubt: Doubt): boolean {
  const place = doubts.indexOf(doubt)
  return doubts.some(
    (other, i) =>
      other.at === doubt.at && (isMoreSevere(other.severity, doubt.severity) || (other.severity === doubt.severity && i < place)),
  )
}

const none: readonly Triage[] = []
