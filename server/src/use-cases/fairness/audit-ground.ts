import type { CaseColumns } from '@evenhand/domain/audit/case-columns.ts'
import type { Ground } from '@evenhand/files/report/document.ts'

const severityNote =
  'Severity is what Evenhand read in the first message and in records when the case was opened: findings hold if that is read right.'
const archiveNote = (count: number) =>
  `${count.toLocaleString('en')} cases came in with a file. They count as watched until its last message.`

/** What the report tells of the workspace's own history. */
export function groundOf(columns: CaseColumns, textNotes: readonly string[], archived: number): Ground {
  return {
    label: 'the cases of this workspace',
    format: 'workspace',
    rows: columns.count,
    cases: columns.count,
    answered: columns.firstResponse.reduce((sum, at) => sum + (Number.isNaN(at) ? 0 : 1), 0),
    from: columns.opened.reduce((low, at) => Math.min(low, at), Infinity),
    to: columns.watchedUntil.reduce((high, at) => Math.max(high, at), -Infinity),
    severityFrom: 'recorded',
    left: [],
    notes: [severityNote, ...(archived === 0 ? [] : [archiveNote(archived)]), ...textNotes],
    examples: [],
  }
}
