import type { Labels, Reading } from '@evenhand/contract/understanding.ts'
import { isMoreSevere, severities, type Severity } from '@evenhand/domain/severity/severity.ts'

/** What the message says, without how sure the reading was. */
export function labelsOf({ type, severity, needsReply, risks, tone, abusive }: Reading): Labels {
  return { type, severity, needsReply, risks, tone, abusive }
}

/** The same message as the graver class: somebody has to answer it, so it is neither praise nor chatter. */
export function confirmedAs(reading: Reading, severity: Severity): Labels {
  const labels = labelsOf(reading)
  const type = labels.type === 'praise' || labels.type === 'other' ? 'problem' : labels.type
  return { ...labels, type, severity, needsReply: true }
}

/** The same message as something less: where nothing is to do nobody has to answer, and it is no problem. */
export function eased(reading: Reading, severity: Labels['severity']): Labels {
  const labels = labelsOf(reading)
  if (severity !== 'none') return { ...labels, severity }
  return { ...labels, type: labels.type === 'praise' ? 'praise' : 'other', severity, needsReply: false }
}

const grades = [...severities, 'none'] as const

/** What whoever looks may say that is less than it was read: down to what a person has said before, or to nothing at all. */
export function lesserThan(read: Labels['severity'], least: Severity): readonly LesserGrade[] {
  const lowest = least === 'low' ? 'none' : least
  return grades.filter(isLesserGrade).filter(grade => isMilder(grade, read) && !isMilder(grade, lowest))
}

/** Nothing that may be graver was read as more than high. */
export type LesserGrade = Exclude<Labels['severity'], 'critical' | 'high'>
function isLesserGrade(grade: Labels['severity']): grade is LesserGrade {
  return grade !== 'critical' && grade !== 'high'
}

/** Sure from nine in ten, fairly sure from six in ten. */
export function sureness(probability: number): 'sure' | 'fairlySure' | 'unsure' {
  if (probability >= 0.9) return 'sure'
  return probability >= 0.6 ? 'fairlySure' : 'unsure'
}

/** True when these labels say less than those; only a lead may say so. */
export function isMilder(a: Labels['severity'], b: Labels['severity']): boolean {
  if (b === 'none') return false
  return a === 'none' || isMoreSevere(b, a)
}
