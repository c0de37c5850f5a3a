import { isHappening } from '@evenhand/domain/severity/severity-history.ts'
import { isMoreSevere, type Severity } from '@evenhand/domain/severity/severity.ts'
import { inWorkspace } from '../../db/database.ts'
import { openLooks, type OpenLook } from '../../db/queries/sample.ts'
import type { Labels } from '../../db/tables/understanding.ts'
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
  const meant = new Map(day.messages.flatMap(message => (message.direction === 'in' ? [[message.id, message.expect]] : [])))
  for (let round = 0; round < mostRounds; round += 1) {
    const open = await inWorkspace(context.db, workspaceId, tx => openLooks(tx, context.clock.now()))
    if (open.length === 0) return
    for (const look of open) await say(context, { workspaceId, ...lead }, look, meant.get(look.external_id) ?? nothing)
  }
}

type Meant = Pick<Labels, 'type' | 'severity'>
const nothing: Meant = { type: 'other', severity: 'none' }

async function say(context: Context, actor: Actor, look: OpenLook, meant: Meant): Promise<void> {
  const read = look.corrected ?? labelsOf(look.understanding)
  await confirmUnderstanding(context, actor, look.case_id, {
    messageId: look.message_id,
    labels: saidOf(read, meant, look.severity),
    reason: 'confirmed',
    seenVersion: look.version,
    idempotencyKey: `sample look ${look.message_id} ${look.severity}`,
  })
}

/** As grave as was asked, or what its author meant; a danger that was named is left as it was read. */
function saidOf(read: Labels, { type, severity }: Meant, asked: Severity): Labels {
  const isGrave = severity !== 'none' && !isMoreSevere(asked, severity)
  if (isGrave) {
    const isQuiet = read.type === 'praise' || read.type === 'other'
    return { ...read, type: isQuiet ? 'problem' : read.type, severity: asked, needsReply: true }
  }
  return read.risks.some(isHappening) ? read : { ...read, type, severity, needsReply: severity !== 'none' }
}
