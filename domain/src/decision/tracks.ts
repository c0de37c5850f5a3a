import type { Need } from '../facts/need.ts'
import type { Track } from '../facts/tracks.ts'
import { openDoubts } from '../severity/doubts.ts'
import { isMoreSevere } from '../severity/severity.ts'

export const visibilities = ['public', 'private'] as const
/** Who can read a message: everybody, or only its author and the company. */
export type Visibility = (typeof visibilities)[number]

/**
 * What a message opens. It may be several things at once, or none; none waits for another. Reputation goes by what is said in public,
 * never by how many people follow the author.
 * @example tracksOf(brokenCharger, 'public') // ['service', 'reputation']
 */
export function tracksOf(need: Need, visibility: Visibility): readonly Track[] {
  const found: Track[] = []
  if (needsService(need)) found.push('service')
  if (visibility === 'public' && isHarmOrCriticism(need)) found.push('reputation')
  if (need.type === 'praise') found.push('advocacy')
  if (need.type === 'suggestion') found.push('idea')
  return found
}

/**
 * True when a person of ours has to act: somebody waits for an answer, or somebody is threatened. A threat that asks for nothing
 * still has to be seen by security, in the ordinary time of what nobody asked for.
 */
export function needsService(need: Need): boolean {
  return asksForAnswer(need) || isThreat(need)
}

/**
 * True when a person has to answer: the message needs a reply and is more than praise or chatter, or it names a risk that is
 * happening, whatever else it seems to be, or it may be graver than it seems. A threat to others asks for no answer, or threatening
 * would buy one.
 * @example asksForAnswer({ …, type: 'praise', risks: [] }) // false
 */
export function asksForAnswer(need: Need): boolean {
  if (need.risks.some(risk => risk.now && risk.kind !== 'threat-to-others')) return true
  if (openDoubts(need).length > 0) return true
  if (!need.needsReply) return false
  return (need.type !== 'praise' && need.type !== 'other') || need.severity.length > 0 || need.risks.length > 0
}

function isThreat({ subject, risks }: Need): boolean {
  return subject === 'threat' || risks.some(risk => risk.now && risk.kind === 'threat-to-others')
}

function isHarmOrCriticism(need: Need): boolean {
  return need.type === 'problem' || need.risks.length > 0 || need.severity.some(fact => isMoreSevere(fact.severity, 'medium'))
}
