import type { AuditedFile } from './audit-file.ts'

/** A page for a terminal: the answer, the findings, and what could not be tested. */
export function auditText({ audit, ground }: AuditedFile): string {
  const lines = [audit.answer, '', ...groundLines(ground), '']
  for (const { id, sentence, beside } of audit.findings) {
    lines.push(`${id}: ${sentence}`, ...beside.map(other => `    ${other.sentence}`))
  }
  if (audit.untested.length > 0)
    lines.push('', 'What could not be tested:', ...audit.untested.map(({ sentence }) => `  ${sentence}`))
  return `${lines.join('\n')}\n`
}

const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
const count = (value: number): string => value.toLocaleString('en')

/** What was read, in sentences. */
export function groundLines(ground: AuditedFile['ground']): string[] {
  const { cases, answered, label, from, to, left, notes, severityFrom } = ground
  return [
    `${count(cases)} cases, ${count(answered)} of them answered, from ${day(from)} to ${day(to)}; read as ${label}.`,
    ...(severityFrom === 'read'
      ? ['How severe a matter was is read from the text: findings hold if severity is read right.']
      : []),
    ...(severityFrom === 'unknown' ? ['Neither severity nor text is given: need could not be held equal.'] : []),
    ...left.map(({ count: own, reason }) => `Left out: ${count(own)} ${own === 1 ? 'row' : 'rows'}. ${reason}`),
    ...notes,
  ]
}
