import { severityRank } from '@evenhand/domain/severity/severity.ts'
import { inWorkspace } from '../../db/database.ts'
import { openLooks, type OpenLook } from '../../db/queries/sample.ts'
import type { Actor, Context } from '../context.ts'
import { confirmUnderstanding } from '../understanding/confirm-understanding.ts'
import { labelsOf } from '../understanding/labels.ts'
import type { Loading } from './load-day.ts'

/** More looks than this are owed by no case. */
const mostRounds = 5

/**
 * The team has looked at what might be graver, as on any day, and said how it is: as the author of the sample day labelled the message. What
 * an interrupted load has said already is not said again.
 * @param context whose clock stands at the end of a piece of the day
 */
export async function lookAtDoubts(context: Context, { workspaceId, day, people }: Loading): Promise<void> {
  const lead = [...people.values()].find(({ role }) => role === 'lead')
  if (lead === undefined) return
  const meant = new Map(day.messages.map(message => [message.id, message.direction === 'in' ? message.expect.severity : 'none']))
  for (let round = 0; round < mostRounds; round += 1) {
    const open = await inWorkspace(context.db, workspaceId, tx => openLooks(tx, context.clock.now()))
    if (open.length === 0) return
    for (const look of open) await say(context, { workspaceId, ...lead }, look, meant.get(look.external_id) ?? 'none')
  }
}

async function say(context: Context, actor: Actor, look: OpenLook, meant: OpenLook['severity'] | 'none'): Promise<void> {
  const read = look.corrected ?? labelsOf(look.understanding)
  const isGrave = meant !== 'none' && severityRank(meant) <= severityRank(look.severity)
  const type = read.type === 'praise' || read.type === 'other' ? 'problem' : read.type
  await confirmUnderstanding(context, actor, look.case_id, {
    messageId: look.message_id,
    labels: isGrave ? { ...read, type, severity: look.severity, needsReply: true } : read,
    reason: 'confirmed',
    seenVersion: look.version,
    idempotencyKey: `sample look ${look.message_id} ${look.severity}`,
  })
}
