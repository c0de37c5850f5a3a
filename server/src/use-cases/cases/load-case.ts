import { inWorkspace, type Tx } from '../../db/database.ts'
import * as detail from '../../db/queries/cases/case-detail.ts'
import { readCaseRowsById, type CaseRowData } from '../../db/queries/cases/case-rows.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { abilitiesOf, type Abilities } from './abilities.ts'

/** Everything that the case pane shows. */
export type LoadedCase = {
  row: CaseRowData
  case: RowOf<'cases'>
  assurance: RowOf<'links'>['assurance'] | 'unknown'
  messages: detail.MessageData[]
  replies: RowOf<'outbox'>[]
  notes: RowOf<'notes'>[]
  obligations: RowOf<'obligations'>[]
  timeline: RowOf<'timeline'>[]
  decision: RowOf<'decisions'>
  references: string[]
  suggestions: detail.SuggestionData[]
  joined: { merge_id: string; number: number }[]
  /** Names of the members who wrote, for messages and notes of people who have left. */
  members: RowOf<'members'>[]
  can: Abilities
}

/**
 * One case as one person may see it.
 * @param idOrNumber its id, or the number that people say
 * @throws EvenhandError `not-found`, also for a case of another workspace
 */
export function loadCase(context: Context, actor: Actor, idOrNumber: string): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await detail.findCase(tx, idOrNumber)
    if (!found) throw noSuchCase(idOrNumber)
    return readWholeCase(tx, context, actor, found)
  })
}

/** The case as it is now, inside the transaction that has just changed it. */
export async function reloadCase(tx: Tx, context: Context, actor: Actor, caseId: string): Promise<LoadedCase> {
  const found = await detail.findCase(tx, caseId)
  if (!found) throw noSuchCase(caseId)
  return readWholeCase(tx, context, actor, found)
}

export function noSuchCase(idOrNumber: string): EvenhandError {
  return new EvenhandError('not-found', `There is no case ${idOrNumber} in this workspace.`)
}

async function readWholeCase(tx: Tx, context: Context, actor: Actor, found: RowOf<'cases'>): Promise<LoadedCase> {
  const [row] = await readCaseRowsById(tx, [found.id])
  const decision = await detail.readDecision(tx, found.decision_id)
  const channel = await detail.readChannelOfProfile(tx, found.profile_id)
  if (!row || !decision || !channel) {
    throw new EvenhandError('broken-invariant', `Case ${found.id} has lost its decision, author or channel.`)
  }
  const timeline = await detail.readTimeline(tx, found.id)
  const obligations = await detail.readObligations(tx, found.id)
  return {
    row,
    case: found,
    decision,
    timeline,
    assurance: await detail.readAssurance(tx, found.profile_id),
    messages: await detail.readMessages(tx, found.id),
    replies: await detail.readReplies(tx, found.id),
    notes: await detail.readNotes(tx, found.id),
    obligations,
    references: await detail.readReferences(tx, found.id),
    suggestions: await detail.readSuggestions(tx, found.id),
    joined: await detail.readJoined(tx, found.id),
    members: await tx.selectFrom('members').selectAll().execute(),
    can: abilitiesOf({ actor, found, steps: decision.outcome.steps, obligations, timeline, channel, channels: context.channels }),
  }
}
