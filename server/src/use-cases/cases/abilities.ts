import type { Step } from '@evenhand/domain/decision/decision.ts'
import type { Obligation } from '@evenhand/domain/promise/obligation.ts'
import { severityRank, type Severity } from '@evenhand/domain/severity/severity.ts'
import type { ChannelRegistry } from '../../channels/channel.ts'
import type { RowOf } from '../../db/tables.ts'
import type { Actor } from '../context.ts'

/** What one person may do with one case now, and in a sentence why not. The desk shows it and never derives it again. */
export type Abilities = {
  reply: boolean
  replyRefusal: string | null
  assign: boolean
  resolve: boolean
  resolveRefusal: string | null
  snooze: boolean
  snoozeRefusal: string | null
  raiseSeverity: boolean
  lowerSeverity: boolean
}

export type AbilitiesInput = {
  actor: Actor
  found: Pick<RowOf<'cases'>, 'severity' | 'status' | 'joined_into' | 'joined_at'>
  steps: readonly Step[]
  obligations: readonly Pick<Obligation, 'kind' | 'state'>[]
  timeline: readonly Pick<RowOf<'timeline'>, 'kind' | 'at' | 'data'>[]
  channel: RowOf<'channels'>
  channels: ChannelRegistry
}

export function abilitiesOf({ actor, found, steps, obligations, timeline, channel, channels }: AbilitiesInput): Abilities {
  const isStaff = actor.role !== 'viewer'
  const isLead = actor.role === 'lead' || actor.role === 'admin'
  const isHere = found.joined_into === null
  const replyRefusal = replyRefusalOf(actor, isHere, channel, channels)
  const resolveRefusal = resolveRefusalOf(actor, isHere, steps, timeline, found.joined_at)
  const snoozeRefusal = actor.role === 'viewer' ? reading : isHere ? snoozeRefusalOf(found.severity, obligations) : elsewhere
  return {
    reply: replyRefusal === null,
    replyRefusal,
    assign: isStaff && isHere,
    resolve: resolveRefusal === null && found.status !== 'resolved',
    resolveRefusal,
    snooze: snoozeRefusal === null && found.status !== 'resolved',
    snoozeRefusal,
    raiseSeverity: isStaff && isHere && severityRank(found.severity) > 0,
    lowerSeverity: isLead && isHere && severityRank(found.severity) < 3,
  }
}

const reading = 'You are here to read. An admin can give you the role of an agent.'
const elsewhere = 'This case was joined into another one; work on that one, or take it out again.'
const welfareFirst =
  'Somebody may be in danger. Take the welfare step first and write down what you did; then the case can be resolved.'

function replyRefusalOf(actor: Actor, isHere: boolean, channel: RowOf<'channels'>, channels: ChannelRegistry): string | null {
  if (actor.role === 'viewer') return reading
  if (!isHere) return elsewhere
  if (channel.disabled_at !== null) return `${channel.name} is switched off, so nothing can be sent there.`
  return channels[channel.kind].capabilities({ replyUrl: channel.reply_url }).sendRefusal
}

function resolveRefusalOf(
  actor: Actor,
  isHere: boolean,
  steps: readonly Step[],
  timeline: AbilitiesInput['timeline'],
  joinedAt: number,
): string | null {
  if (actor.role === 'viewer') return reading
  if (!isHere) return elsewhere
  return steps.includes('welfare') && !isWelfareDone(timeline, joinedAt) ? welfareFirst : null
}

/**
 * Why nobody may put a case aside now. A critical matter stays in the queue whatever anybody wishes, and a first response never
 * pauses: the model keeps both in the queue while the case is snoozed, so a snooze would only say that it is put aside when it is
 * not. Once somebody has answered, what is owed next may rest until the snooze ends.
 * @returns a sentence, or null when it may be snoozed
 */
export function snoozeRefusalOf(severity: Severity, obligations: AbilitiesInput['obligations']): string | null {
  if (severity === 'critical') return 'This is critical, so it stays in the queue until somebody has helped.'
  if (obligations.some(({ kind, state }) => kind === 'triage' && state === 'running')) {
    return 'This may be graver than it reads. Say first whether it is; then you can put the case aside.'
  }
  const owesFirst = obligations.some(({ kind, state }) => kind === 'first-response' && state === 'running')
  return owesFirst ? 'Nobody has answered this person yet. Answer first, even briefly; then you can put the case aside.' : null
}

/** True once somebody has written down the welfare step in this round of the matter. */
export function isWelfareDone(timeline: AbilitiesInput['timeline'], joinedAt: number): boolean {
  return timeline.some(({ kind, at, data }) => kind === 'note' && at >= joinedAt && data['welfare'] === true)
}
