import type { DeedKind } from '@evenhand/domain/value/service-value.ts'
import { inWorkspace, readInWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import * as queries from '../../db/queries/deeds.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

/** What somebody did for others counts towards their worth as soon as a person has put it on record, and until it is taken back. */

export function listDeeds(context: Pick<Context, 'db'>, { workspaceId }: Actor, customerId: string): Promise<queries.KeptDeed[]> {
  return readInWorkspace(context.db, workspaceId, async tx => {
    const [customer] = await tx
      .selectFrom('customers')
      .select('id')
      .where('id', '=', customerId)
      .where('erased_at', 'is', null)
      .execute()
    if (customer === undefined) throw nobody()
    return queries.readDeeds(tx, customerId)
  })
}

export type DeedTold = { kind: DeedKind; at: number; note: string }

/**
 * Puts a deed on record; the same one again changes nothing.
 * @throws EvenhandError `not-found`; `invalid` for a day that has not come; `conflict` where they do not want to be valued
 */
export function recordDeed(context: Context, actor: Actor, customerId: string, told: DeedTold): Promise<queries.KeptDeed> {
  const { workspaceId, userId } = actor
  return inWorkspace(context.db, workspaceId, async tx => {
    const now = context.clock.now()
    const customer = await queries.customerOfDeeds(tx, customerId)
    if (customer === undefined) throw nobody()
    if (customer.objects_to_scoring_at !== null)
      throw new EvenhandError(
        'conflict',
        'This customer does not want to be valued, so nothing is recorded that would only serve for it.',
      )
    if (told.at > now) throw new EvenhandError('invalid', 'That day has not come yet. What somebody did lies in the past.')
    const deed = { ...told, id: context.newId(), workspace_id: workspaceId, customer_id: customerId }
    const isNew = await queries.insertDeed(tx, { ...deed, recorded_at: now, recorded_by: userId })
    if (isNew) await note(tx, context, actor, customerId, 'deed.recorded', { deedId: deed.id, kind: told.kind })
    const kept = await queries.readDeeds(tx, customerId)
    const found = kept.find(one => one.kind === told.kind && one.at === told.at && one.note === told.note)
    if (found === undefined) throw new EvenhandError('broken-invariant', 'A deed was recorded, and is not there.')
    return found
  })
}

/**
 * Takes a deed back; it counts no more from the next look on.
 * @throws EvenhandError `not-found`
 */
export function undoDeed(context: Context, actor: Actor, customerId: string, deedId: string): Promise<queries.KeptDeed[]> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    if (!(await queries.undoDeed(tx, customerId, deedId, actor.userId, context.clock.now())))
      throw new EvenhandError('not-found', 'There is no such deed. Perhaps somebody has taken it back already.')
    await note(tx, context, actor, customerId, 'deed.undone', { deedId })
    return queries.readDeeds(tx, customerId)
  })
}

function note(
  tx: Tx,
  { clock }: Context,
  { workspaceId, userId }: Actor,
  customerId: string,
  action: 'deed.recorded' | 'deed.undone',
  data: Readonly<Record<string, string>>,
): Promise<void> {
  return noteAudit(tx, { workspaceId, at: clock.now(), userId, action, target: { kind: 'customer', id: customerId }, data })
}

function nobody(): EvenhandError {
  return new EvenhandError('not-found', 'There is no such customer in this workspace.')
}
