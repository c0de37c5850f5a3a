import type { Reading, Triage } from '@evenhand/contract/understanding.ts'
import { leastToSay } from '@evenhand/domain/severity/doubts.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'
import { laneOf } from '@evenhand/domain/promise/lanes.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import type { MessageData } from '../../db/queries/cases/case-detail.ts'
import type { RowOf } from '../../db/tables.ts'
import { labelsOf } from '../../use-cases/understanding/labels.ts'
import { iso } from './instant.ts'

/** What was read in a message of a customer; null for our own, and where the words are gone. */
export function presentReading(row: MessageData): Reading | null {
  const { understanding, direction } = row
  if (direction === 'out' || understanding === null) return null
  const { risks, ...labels } = row.corrected ?? labelsOf(understanding)
  return {
    ...labels,
    risks: [...risks],
    confidence: confidenceOf(understanding),
    evidence: [...understanding.evidence],
    correctedBy: row.corrected_by,
    second: row.second,
  }
}

function confidenceOf({ confidence }: Partial<Understanding>): Reading['confidence'] {
  if (confidence === undefined) return null
  const { type, severity, tone, language, needsReply } = confidence
  return { type, severity, tone, language, needsReply }
}

/** The look that a person owes now: for the gravest class, and of several the earliest. */
export function presentTriage({ outcome, facts: { need } }: RowOf<'decisions'>): Triage | null {
  const fired = outcome.rules.find(({ rule }) => rule === 'may-be-graver')
  const severity = severities.find(each => each === fired?.values['severity'])
  const look = outcome.obligations.find(({ kind, since }) => kind === 'triage' && since === fired?.values['at'])
  if (severity === undefined || look === undefined) return null
  const doubt = need.doubts?.find(
    ({ at, severity: graver }) => at === look.since && laneOf(graver, false) === laneOf(severity, false),
  )
  return { severity, messageId: doubt?.messageId ?? null, since: iso(look.since), due: iso(look.due), least: leastToSay(need) }
}
