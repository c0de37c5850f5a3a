import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { markMergeUndone } from '../../db/queries/cases/moving.ts'
import { readCustomer } from '../../db/queries/customers.ts'
import { leaveHousehold } from '../../db/queries/households.ts'
import { readMessagesAcross } from '../../db/queries/links/foreign.ts'
import { findUnder, lockCustomerMerge, recordsUnder, type MergeRow } from '../../db/queries/merging/merges.ts'
import { casesOfCustomer, casesOfRecords, moveRowsBack } from '../../db/queries/merging/move-rows.ts'
import { objectAlike, objectAsBefore } from '../../db/queries/merging/objections.ts'
import { doubtShared } from '../../db/queries/merging/shared-identifiers.ts'
import { membersOf, restoreValue } from '../../db/queries/merging/value-before.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { partMessages } from '../links/part-messages.ts'
import { giveCases } from './give-cases.ts'
import { takeMergingTurn, wakeAll } from './merge-customers.ts'

/** The record under which both were found, and the one that stands by itself again. */
export type Parted = { personId: string; recordId: string }

/**
 * Two records are two people again. Each row goes where it was told to be, also what came in meanwhile; a message that was put into a case of
 * the other is placed as one of somebody else; value goes on from where it stood. The log keeps that it happened.
 * @throws EvenhandError `not-found`, `conflict` when it was taken back already
 */
export function undoCustomerMerge(context: Context, actor: Actor, mergeId: string): Promise<Parted> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await takeMergingTurn(tx, actor.workspaceId, context.clock.now())
    const merge = await lockCustomerMerge(tx, mergeId)
    const record = merge === undefined ? undefined : await readCustomer(tx, merge.from_id)
    if (merge === undefined || record === undefined)
      throw new EvenhandError('not-found', 'There is no such merge in this workspace.')
    const personId = record.merged_into
    if (merge.undone_at !== null || personId === null) throw new EvenhandError('conflict', 'This was taken back already.')
    const at = context.clock.now()
    await markMergeUndone(tx, mergeId, at, actor.userId)
    await part(tx, context, actor, { merge, personId, at })
    const { workspaceId, userId } = actor
    const target = { kind: 'customer', id: personId } as const
    const data = { mergeId, fromId: record.id }
    await noteAudit(tx, { workspaceId, at, userId, action: 'customer.merge-undone', target, data })
    return { personId, recordId: record.id }
  })
}

type Parting = { merge: MergeRow; personId: string; at: number }

async function part(tx: Tx, context: Context, actor: Actor, { merge, personId, at }: Parting): Promise<void> {
  const { from_id: recordId, moved } = merge
  const others = (await recordsUnder(tx, recordId)).filter(id => id !== recordId)
  const records: [string, ...string[]] = [recordId, ...others]
  const theirs = await casesOfRecords(tx, personId, records, moved.cases)
  await findUnder(tx, records, null)
  await moveRowsBack(tx, records, personId)
  await doubtShared(tx, records, await recordsUnder(tx, personId))
  if (moved.objectsToScoringAt === null) await objectAsBefore(tx, personId, merge)
  await objectAlike(tx, personId)
  if (moved.membershipId !== null) await leaveHousehold(tx, moved.membershipId)
  const saying = { workspaceId: actor.workspaceId, by: actor.userId, at, cause: 'undone' } as const
  await giveCases(tx, context, saying, theirs, recordId, moved.facts)
  const own = (await casesOfCustomer(tx, personId)).filter(({ is_open }) => is_open)
  await giveCases(tx, context, saying, own, personId, moved.facts)
  await partMessages(tx, context, saying, await readMessagesAcross(tx, [recordId, personId], merge.at))
  // Where the one it went to went on into another one itself, that one's value is worked out anew and nothing more.
  if (personId === merge.into_id) await restoreValue(tx, personId, moved.level, moved)
  const members = await membersOf(tx, await householdsOf(tx, records, personId))
  await wakeAll(tx, actor.workspaceId, [personId, ...records, ...members])
}

async function householdsOf(tx: Tx, records: readonly string[], personId: string): Promise<string[]> {
  const rows = await Promise.all([...records, personId].map(id => readCustomer(tx, id)))
  return rows.map(row => row?.household_id ?? null).filter(id => id !== null)
}
