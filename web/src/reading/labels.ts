import type { Labels, Reading } from '@evenhand/contract/understanding.ts'
import { isMoreSevere, type Severity } from '@evenhand/domain/severity/severity.ts'

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
