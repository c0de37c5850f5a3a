import type { Conduct, Tone } from '@evenhand/domain/facts/conduct.ts'
import type { Affected, MessageType, Need, SeverityFact } from '@evenhand/domain/facts/need.ts'
import { severityHistory } from '@evenhand/domain/severity/severity-history.ts'
import { isMoreSevere } from '@evenhand/domain/severity/severity.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { withDoubts } from './doubts.ts'

/**
 * A matter with one more message. Only facts count: saying the same again changes nothing, and the order in which messages
 * arrive does not matter.
 * @param isEarliest the message was written before all others of the matter
 * @param statesNew it states a kind of fact that no message of the matter has stated yet
 * @param isRepeated it says word for word what an earlier message has said
 */
export function withMessage(
  need: Need,
  said: Need,
  { isEarliest, statesNew, isRepeated }: { isEarliest: boolean; statesNew: boolean; isRepeated: boolean },
): Need {
  const severity = said.severity.reduce((facts, fact) => withSeverity(need, facts, fact, statesNew), need.severity)
  const risks = said.risks.filter(risk => !need.risks.some(known => known.kind === risk.kind && (known.now || !risk.now)))
  const merged: Need = {
    ...need,
    type: moreTelling(messageTypesByWeight, need.type, said.type),
    needsReply: need.needsReply || said.needsReply,
    subject: isEarliest ? said.subject : need.subject,
    topic: isEarliest || need.topic === null ? (said.topic ?? need.topic) : need.topic,
    severity,
    risks:
      risks.length === 0 ? need.risks : [...need.risks.filter(known => !risks.some(({ kind }) => kind === known.kind)), ...risks],
    ...withDoubts(need, isRepeated ? [] : (said.doubts ?? [])),
    affected: moreTelling(affectedByWeight, need.affected, said.affected),
    language: (isEarliest || need.language === 'und') && said.language !== 'und' ? said.language : need.language,
    claimsEarlierContact: need.claimsEarlierContact || said.claimsEarlierContact,
  }
  return merged
}

/**
 * Keeps a fact only where it raises what is known at its time. What a later fact says is dropped once an earlier one says it too.
 * After a person has judged a matter, what they knew of raises it no more: the same words again, or the same record.
 * @param statesNew it names something of another kind than what was said before
 */
export function withSeverity(
  need: Need,
  facts: readonly SeverityFact[],
  fact: SeverityFact,
  statesNew = false,
): readonly SeverityFact[] {
  if (facts.some(({ source }) => source === 'person')) {
    const current = severityHistory({ ...need, severity: facts }, facts[0]?.at ?? fact.at).at(-1)
    if (current !== undefined && !isMoreSevere(fact.severity, current.severity)) return facts
    const wasKnown = facts.some(({ source, severity }) => source === fact.source && !isMoreSevere(fact.severity, severity))
    return wasKnown && !statesNew ? facts : [...facts, fact]
  }
  if (facts.some(known => known.at <= fact.at && !isMoreSevere(fact.severity, known.severity))) return facts
  const before = facts.filter(known => known.at <= fact.at)
  const after = facts.filter(known => known.at > fact.at && isMoreSevere(known.severity, fact.severity))
  return [...before, fact, ...after]
}

/** The conduct closet: the most heated tone so far, whatever the order of arrival. */
export function withConduct(conduct: Conduct, { tone, abusive }: Understanding): Conduct {
  return { ...conduct, tone: moreTelling(tonesByWeight, conduct.tone, tone), abusive: conduct.abusive || abusive }
}

const messageTypesByWeight: readonly MessageType[] = ['problem', 'request', 'question', 'suggestion', 'praise', 'other']
const affectedByWeight: readonly Affected[] = ['many', 'other', 'author']
const tonesByWeight: readonly Tone[] = ['furious', 'annoyed', 'calm', 'positive']

function moreTelling<Word>(byWeight: readonly Word[], a: Word, b: Word): Word {
  return byWeight.indexOf(b) < byWeight.indexOf(a) ? b : a
}
