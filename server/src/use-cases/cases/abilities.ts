import type { Step } from '@evenhand/domain/decision/decision.ts'
import { severityRank } from '@evenhand/domain/severity/severity.ts'
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
  raiseSeverity: boolean
  lowerSeverity: boolean
}

export type AbilitiesInput = {
  actor: Actor
  found: Pick<RowOf<'cases'>, 'severity' | 'status' | 'joined_into' | 'joined_at'>
  steps: readonly Step[]
  timeline: readonly Pick<RowOf<'timeline'>, 'kind' | 'at' | 'data'>[]
  channel: RowOf<'channels'>
  channels: ChannelRegistry
}

export function abilitiesOf({ actor, found, steps, timeline, channel, channels }: AbilitiesInput): Abilities {
  const isStaff = actor.role !== 'viewer'
  const isLead = actor.role === 'lead' || actor.role === 'admin'
  const isHere = found.joined_into === null
  const replyRefusal = replyRefusalOf(actor, isHere, channel, channels)
  const resolveRefusal = resolveRefusalOf(actor, isHere, steps, timeline, found.joined_at)
  return {
    reply: replyRefusal === null,
    replyRefusal,
    assign: isStaff && isHere,
    resolve: resolveRefusal === null && found.status !== 'resolved',
    resolveRefusal,
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

/** True once somebody has written down the welfare step in this round of the matter. */
export function isWelfareDone(timeline: AbilitiesInput['timeline'], joinedAt: number): boolean {
  return timeline.some(({ kind, at, data }) => kind === 'note' && at >= joinedAt && data['welfare'] === true)
}
