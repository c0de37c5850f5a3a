import type { AuditDocument } from './document.ts'

const day = (instant: string): string => instant.slice(0, 10)
const count = (value: number): string => value.toLocaleString('en')

/** What was read, in sentences. */
export function groundLines(history: AuditDocument['history']): string[] {
  const { cases, answered, label, from, to, left, notes, severityFrom } = history
  return [
    `${cases === 1 ? '1 case' : `${count(cases)} cases`}, ${count(answered)} of them answered, from ${day(from)} to ${day(to)}; read as ${label}.`,
    ...(severityFrom === 'read'
      ? ['How severe a matter was is read from the text: findings hold if severity is read right.']
      : []),
    ...(severityFrom === 'unknown' ? ['Neither severity nor text is given: need could not be held equal.'] : []),
    ...left.map(({ count: own, reason }) => `Left out: ${count(own)} ${own === 1 ? 'row' : 'rows'}. ${reason}`),
    ...notes,
  ]
}
