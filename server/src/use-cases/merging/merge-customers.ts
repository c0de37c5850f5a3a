import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { findCustomer } from '../../db/queries/customers.ts'
import { setHousehold } from '../../db/queries/households.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { lockLinks, noteCustomersToLink } from '../../db/queries/links/work.ts'
import { findUnder, insertCustomerMerge, recordsUnder } from '../../db/queries/merging/merges.ts'
import { casesOfCustomer, moveRows } from '../../db/queries/merging/move-rows.ts'
import { objectAlike } from '../../db/queries/merging/objections.ts'
import { membersOf, noteChanged, readValueBefore } from '../../db/queries/merging/value-before.ts'
import { takeRecordsTurn } from '../../db/queries/records.ts'
import { waitForValuing } from '../../db/queries/value.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { giveCases } from './give-cases.ts'

type Customer = RowOf<'customers'>

/** By which it is taken back, the record under which both are found, and the other one. */
export type Merged = { mergeId: string; personId: string; recordId: string }

/**
 * A person says that two records of the company are one person. What hangs on the one is then found under the other: cases, orders, contacts,
 * profiles, value. Names, addresses and numbers stay with the record that has them, so nothing contradicts anything, and a list that comes in
 * again goes on changing its own record.
 * @param intoId under which both are found from now on
 * @throws EvenhandError `invalid` for one and the same; `not-found`; `conflict` where somebody objects to being linked, or it was done already
 */
export function mergeCustomers(context: Context, actor: Actor, intoId: string, fromId: string): Promise<Merged> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await takeMergingTurn(tx, actor.workspaceId, context.clock.now())
    const [into, from] = await both(tx, intoId, fromId)
    const at = context.clock.now()
    const saying = { workspaceId: actor.workspaceId, by: actor.userId, at, cause: 'link' } as const
    const households = [into.household_id, from.household_id].filter(id => id !== null)
    const { level, objects_to_scoring_at: objectsToScoringAt } = into
    const before = { level, objectsToScoringAt, ...(await readValueBefore(tx, into.id, households)) }
    const cases = await casesOfCustomer(tx, from.id)
    const own = await casesOfCustomer(tx, into.id)
    const others = (await recordsUnder(tx, from.id)).filter(id => id !== from.id)
    await moveRows(tx, from.id, into.id)
    await findUnder(tx, [from.id, ...others], into.id)
    await objectAlike(tx, into.id)
    const membershipId = await takeHousehold(tx, context, actor, into, from)
    const facts = await giveCases(tx, context, saying, [...cases, ...own.filter(({ is_open }) => is_open)], into.id)
    const id = context.newId()
    const moved = { ...before, cases: cases.filter(one => !one.is_linked).map(one => one.id), facts, membershipId }
    const common = { workspace_id: actor.workspaceId, at, by_user_id: actor.userId }
    await insertCustomerMerge(tx, { ...common, id, from_id: from.id, into_id: into.id, moved })
    await wakeAll(tx, actor.workspaceId, [into.id, from.id, ...(await membersOf(tx, households))])
    const target = { kind: 'customer', id: into.id } as const
    const data = { mergeId: id, fromId: from.id, cases: cases.length }
    const { workspaceId, userId } = actor
    await noteAudit(tx, { workspaceId, at, userId, action: 'customer.merged', target, data })
    return { mergeId: id, personId: into.id, recordId: from.id }
  })
}

/** Neither intake, nor records, nor value change anything meanwhile. */
export async function takeMergingTurn(tx: Tx, workspaceId: string, now: number): Promise<void> {
  await lockLinks(tx, workspaceId)
  await takeRecordsTurn(tx, workspaceId)
  await waitForValuing(tx, workspaceId, now)
}

export async function wakeAll(tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  const everybody = [...new Set(customerIds)]
  await noteChanged(tx, workspaceId, everybody)
  await noteCustomersToLink(tx, workspaceId, everybody)
  await enqueue(tx, { task: 'link', workspaceId })
}

async function both(tx: Tx, intoId: string, fromId: string): Promise<[Customer, Customer]> {
  const [into, from] = [await findCustomer(tx, intoId), await findCustomer(tx, fromId)]
  if (into === undefined || from === undefined)
    throw new EvenhandError('not-found', 'There is no such customer in this workspace.')
  if (intoId === fromId) throw new EvenhandError('invalid', 'These are one and the same record already. Choose another one.')
  if (into.id === from.id) throw new EvenhandError('conflict', 'These two records are one person already.')
  if (into.objects_to_linking_at !== null || from.objects_to_linking_at !== null) {
    throw new EvenhandError('conflict', 'One of them has objected to being linked. Their records stay apart.')
  }
  return [into, from]
}

/** Whoever had no household belongs to that of the other record; who had one keeps it. */
async function takeHousehold(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  { workspaceId, userId }: Actor,
  into: Customer,
  from: Customer,
): Promise<string | null> {
  if (into.household_id !== null || from.household_id === null) return null
  const id = context.newId()
  const membership = { id, workspace_id: workspaceId, household_id: from.household_id, customer_id: into.id }
  await insertRows(tx, 'memberships', [{ ...membership, because: 'told', at: context.clock.now(), by_user_id: userId }])
  await setHousehold(tx, [into.id], from.household_id)
  return id
}
