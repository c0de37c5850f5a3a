import type { CaseColumns, Coded } from './case-columns.ts'
import { together, untested } from './draft.ts'
import type { Answered, What } from './draft.ts'
import { cutOf, ranksOf } from './label-ranks.ts'
import { askOdds, byFollowers, byLoudness } from './odds-question.ts'
import type { Asked } from './odds-question.ts'

/** So long after its opening a case that waits is one that was not answered. */
export const sevenDays = 7 * 86_400_000

/**
 * Whether followers, or a loud first message, raise the priority or level given at the same need, and being answered at all; whether followers
 * decide over pauses and overrides; and, as quality beside speed, whose matters come back and who is satisfied.
 */
export function labels(cases: CaseColumns): Answered {
  const [followers, loud] = [byFollowers(cases), byLoudness(cases)]
  return together([
    labelled(cases, followers, 'followers.priority', 'priority'),
    labelled(cases, followers, 'followers.level', 'level'),
    labelled(cases, loud, 'loudness.priority', 'priority'),
    labelled(cases, loud, 'loudness.level', 'level'),
    happened(cases, followers, 'pause.followers', 'paused', cases.pauses, 'pauses'),
    happened(cases, followers, 'override.followers', 'overridden', cases.overrides, 'overrides'),
    cameBack(cases, followers, 'reopened.followers'),
    cameBack(cases, loud, 'reopened.loudness'),
    happened(cases, followers, 'satisfaction.followers', 'satisfied', cases.satisfied, 'satisfaction'),
    happened(cases, loud, 'satisfaction.loudness', 'satisfied', cases.satisfied, 'satisfaction'),
    answeredAtAll(cases, followers, 'followers.answered'),
    answeredAtAll(cases, loud, 'loudness.answered'),
  ])
}

function labelled(cases: CaseColumns, asked: Asked, id: string, what: 'priority' | 'level'): Answered {
  const label: Coded | null = cases[what]
  if (label === null) return untested(id, 'no-column', [what])
  const ranks = ranksOf(label.names)
  if (ranks === null) return untested(id, 'labels-without-order', [what])
  const isKnown = (row: number) => (label.codes[row] ?? -1) >= 0
  const rankAt = (row: number) => ranks[label.codes[row] ?? 0] ?? 0
  const cut = cutOf(label.codes, ranks)
  if (cut === null) return untested(id, 'always-the-same', [what])
  return askOdds(cases, asked, { id, what, applies: isKnown, did: row => rankAt(row) >= cut, columns: [what] })
}

function happened(cases: CaseColumns, asked: Asked, id: string, what: What, column: Float64Array | null, name: string): Answered {
  if (column === null) return untested(id, 'no-column', [name])
  const count = (row: number) => column[row] ?? Number.NaN
  return askOdds(cases, asked, {
    id,
    what,
    applies: row => !Number.isNaN(count(row)),
    did: row => count(row) > 0,
    columns: [name],
  })
}

/** Of matters that were resolved: whether they came back. Nothing that anybody could favour by it. */
function cameBack(cases: CaseColumns, asked: Asked, id: string): Answered {
  const { reopened, resolved } = cases
  if (reopened === null) return untested(id, 'no-column', ['reopened'])
  const times = (row: number) => reopened[row] ?? Number.NaN
  return askOdds(cases, asked, {
    id,
    what: 'reopened',
    applies: row => times(row) > 0 || (times(row) === 0 && (resolved === null || !Number.isNaN(resolved[row] ?? Number.NaN))),
    did: row => times(row) > 0,
    columns: ['reopened'],
  })
}

/** Answered within 7 days, among cases that were opened at least 7 days before the export. */
function answeredAtAll(cases: CaseColumns, asked: Asked, id: string): Answered {
  const { opened, watchedUntil, firstResponse } = cases
  return askOdds(cases, asked, {
    id,
    what: 'answered-at-all',
    applies: row => (watchedUntil[row] ?? 0) - (opened[row] ?? 0) >= sevenDays,
    did: row => (firstResponse[row] ?? Number.NaN) - (opened[row] ?? 0) <= sevenDays,
    columns: [],
  })
}
