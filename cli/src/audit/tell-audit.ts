import type { AuditDocument } from '@evenhand/files/report/document.ts'
import { groundLines } from '@evenhand/files/report/ground-lines.ts'

/** A page for a terminal: the answer, the findings, and what could not be tested. */
export function auditText({ answer, findings, untested, history }: AuditDocument): string {
  const lines = [answer, '', ...groundLines(history), '']
  for (const { id, sentence, beside } of findings) {
    lines.push(`${id}: ${sentence}`, ...beside.map(other => `    ${other.sentence}`))
  }
  if (untested.length > 0) lines.push('', 'What could not be tested:', ...untested.map(({ sentence }) => `  ${sentence}`))
  return `${lines.join('\n')}\n`
}
