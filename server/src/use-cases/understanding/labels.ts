import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { MessageType, Risk } from '@evenhand/domain/facts/need.ts'
import { isMoreSevere, type Severity } from '@evenhand/domain/severity/severity.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import type { Labels } from '../../db/tables/understanding.ts'

/** What a message was read as, as far as a person may correct it. */
export function labelsOf({ type, severity, needsReply, risks, tone, abusive }: Understanding): Labels {
  return { type, severity, needsReply, risks, tone, abusive }
}

/** The graver of two, where "none" is the mildest. */
export function graverOf(a: Severity | 'none', b: Severity | 'none'): Severity | 'none' {
  if (a === 'none') return b
  return b === 'none' || isMoreSevere(a, b) ? a : b
}

/** The first of those, by weight, that is said at all. */
export function mostTelling<Word>(byWeight: readonly Word[], said: readonly Word[]): Word | undefined {
  return byWeight.find(word => said.includes(word))
}

export const typesByWeight: readonly MessageType[] = ['problem', 'request', 'question', 'suggestion', 'praise', 'other']
export const tonesByWeight: readonly Tone[] = ['furious', 'annoyed', 'calm', 'positive']

/** Risks of a matter after those of one message have changed; what another message says stays. */
export function risksAfter(
  matter: readonly Risk[],
  change: { before: Labels; after: Labels; others: readonly Labels[] },
): readonly Risk[] {
  const { before, after, others } = change
  const kept = matter.filter(risk => !isSaid(before, risk) || isSaid(after, risk) || others.some(other => isSaid(other, risk)))
  const renewed = kept.map(
    risk => after.risks.find(({ kind }) => kind === risk.kind && !others.some(other => isSaid(other, risk))) ?? risk,
  )
  return [...renewed, ...after.risks.filter(({ kind }) => !kept.some(risk => risk.kind === kind))]
}

function isSaid({ risks }: Labels, { kind }: Risk): boolean {
  return risks.some(risk => risk.kind === kind)
}
