import { announceCustomers } from '../../db/announce.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import * as queries from '../../db/queries/households.ts'
import type { RowOf } from '../../db/tables.ts'
import type { MembershipGround } from '../../db/vocabulary.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

/** Who lives together, or belongs to one contract: told by a person, and taken back as easily. A household adds value, and shows nobody anything. */
export type LoadedHousehold = { household: RowOf<'households'>; members: queries.Member[] }
export type NewMember = { customerId: string; because: MembershipGround }
export type NewHousehold = {
  name: string
  kind: 'household' | 'account'
  contract?: string | undefined
  members: readonly NewMember[]
}

/** @throws EvenhandError `not-found` */
export function loadHousehold(context: Context, actor: Actor, id: string): Promise<LoadedHousehold> {
  return inWorkspace(context.db, actor.workspaceId, tx => read(tx, context, id))
}

/**
 * @throws EvenhandError `invalid` for an account without a contract, or somebody twice; `not-found`; `conflict` for somebody who belongs elsewhere
 */
export function makeHousehold(context: Context, actor: Actor, { members, ...household }: NewHousehold): Promise<LoadedHousehold> {
  const { name, kind, contract = null } = household
  if ((kind === 'account') !== (contract !== null)) {
    throw new EvenhandError('invalid', 'An account has a contract, and a household has none. Say which contract it is.')
  }
  refuseDomain(contract)
  if (new Set(members.map(({ customerId }) => customerId)).size < members.length) {
    throw new EvenhandError('invalid', 'Somebody stands in this list twice.')
  }
  for (const { because } of members) refuseGround(kind, because)
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const id = context.newId()
    const created_at = context.clock.now()
    await insertRows(tx, 'households', [{ id, workspace_id: actor.workspaceId, name, kind, contract, created_at }])
    await note(tx, context, actor, 'household.made', id, { kind })
    await countIn(tx, context, actor, id, members)
    return read(tx, context, id)
  })
}

/** @throws EvenhandError `invalid` for a contract of a household, or a domain; `not-found`, `conflict` where it is dissolved */
export function changeHousehold(
  context: Context,
  actor: Actor,
  id: string,
  changes: { name?: string | undefined; contract?: string | undefined },
): Promise<LoadedHousehold> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const household = await lockStanding(tx, id)
    if (household.kind === 'household' && changes.contract !== undefined) {
      throw new EvenhandError('invalid', 'A household has no contract. Make an account of those whom a contract names.')
    }
    const { name = household.name, contract = household.contract } = changes
    refuseDomain(contract)
    if (name !== household.name || contract !== household.contract) {
      await queries.setNames(tx, id, { name, contract })
      await note(tx, context, actor, 'household.changed', id, {
        name: name !== household.name,
        contract: contract !== household.contract,
      })
    }
    const changed = await read(tx, context, id)
    await announceCustomers(
      tx,
      actor.workspaceId,
      changed.members.map(({ customer_id }) => customer_id),
    )
    return changed
  })
}

/** Takes everybody out, silently, at one moment by which they come back. @throws EvenhandError `not-found`, `conflict` */
export function dissolveHousehold(context: Context, actor: Actor, id: string): Promise<LoadedHousehold> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await lockStanding(tx, id)
    const { members } = await read(tx, context, id)
    const at = context.clock.now()
    for (const member of members) await queries.setEnd(tx, member.id, at, actor.userId)
    const ids = members.map(({ customer_id }) => customer_id)
    await queries.lockCustomers(tx, ids)
    await queries.setHousehold(tx, ids, null)
    await queries.setDissolved(tx, id, at)
    await note(tx, context, actor, 'household.dissolved', id, { members: members.length })
    return read(tx, context, id)
  })
}

/**
 * What was dissolved is there again, with those who were in it and belong nowhere else by now.
 * @throws EvenhandError `not-found`; `conflict` where it is not dissolved
 */
export function restoreHousehold(context: Context, actor: Actor, id: string): Promise<LoadedHousehold> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const household = await queries.lockHousehold(tx, id)
    if (!household) throw missing()
    if (household.dissolved_at === null) throw new EvenhandError('conflict', 'It is not dissolved. Nothing was changed.')
    const ended = await queries.membershipsEndedAt(tx, id, household.dissolved_at)
    const customers = await queries.lockCustomers(
      tx,
      ended.map(({ customer_id }) => customer_id),
    )
    const free = new Set(customers.filter(({ household_id }) => household_id === null).map(one => one.id))
    const back = ended.filter(({ customer_id }) => free.has(customer_id))
    for (const membership of back) await queries.setEnd(tx, membership.id, null, null)
    await queries.setHousehold(tx, [...free], id)
    await queries.setDissolved(tx, id, null)
    await note(tx, context, actor, 'household.restored', id, { members: back.length })
    return read(tx, context, id)
  })
}

/** @throws EvenhandError `invalid` on a ground that is none there; `not-found`, `conflict` for somebody who belongs elsewhere */
export function addMember(context: Context, actor: Actor, householdId: string, member: NewMember): Promise<LoadedHousehold> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const household = await lockStanding(tx, householdId)
    refuseGround(household.kind, member.because)
    await countIn(tx, context, actor, householdId, [member])
    return read(tx, context, householdId)
  })
}

/** Takes somebody out, silently: nobody is told, and what they had is theirs. @throws EvenhandError `not-found`, `conflict` */
export function endMembership(context: Context, actor: Actor, membershipId: string): Promise<LoadedHousehold> {
  return changeMembership(context, actor, membershipId, async (tx, membership) => {
    if (membership.ended_at !== null) throw new EvenhandError('conflict', 'They were taken out already.')
    await queries.setEnd(tx, membership.id, context.clock.now(), actor.userId)
    await queries.setHousehold(tx, [membership.customer_id], null)
    return 'household.left'
  })
}

/** Who was taken out by mistake is a member again, as before. @throws EvenhandError `not-found`, `conflict` */
export function restoreMembership(context: Context, actor: Actor, membershipId: string): Promise<LoadedHousehold> {
  return changeMembership(context, actor, membershipId, async (tx, membership) => {
    const [customer] = await queries.lockCustomers(tx, [membership.customer_id])
    if (customer === undefined) throw new EvenhandError('not-found', 'This customer is not on record any more.')
    if (membership.ended_at === null || customer.household_id !== null) throw elsewhere()
    await lockStanding(tx, membership.household_id)
    await queries.setEnd(tx, membership.id, null, null)
    await queries.setHousehold(tx, [membership.customer_id], membership.household_id)
    return 'household.joined'
  })
}

/** `tidemail.example`, `@tidemail.example`, `somebody@tidemail.example` */
const domain = /^(\S*@)?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u

function refuseDomain(contract: string | null): void {
  if (contract === null || !domain.test(contract)) return
  throw new EvenhandError(
    'invalid',
    'The domain of an address is no contract: behind it may be strangers. Say which contract it is.',
  )
}

/** A contract names the contacts of an account; who shares an address or a payment lives together. */
function refuseGround(kind: RowOf<'households'>['kind'], because: MembershipGround): void {
  if (kind === 'account' && because !== 'contract') {
    throw new EvenhandError(
      'invalid',
      'To an account belongs whom its contract names. Nobody belongs to it by an address or a payment.',
    )
  }
  if (kind === 'household' && because === 'contract') {
    throw new EvenhandError('invalid', 'A household has no contract. Make an account of those whom a contract names.')
  }
}

function changeMembership(
  context: Context,
  actor: Actor,
  membershipId: string,
  what: (tx: Tx, membership: RowOf<'memberships'>) => Promise<string>,
): Promise<LoadedHousehold> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const membership = await queries.lockMembership(tx, membershipId)
    if (!membership) throw new EvenhandError('not-found', 'There is no such membership in this workspace.')
    const action = await what(tx, membership)
    await note(tx, context, actor, action, membership.household_id, { customerId: membership.customer_id })
    return read(tx, context, membership.household_id)
  })
}

async function countIn(
  tx: Tx,
  context: Context,
  actor: Actor,
  householdId: string,
  members: readonly NewMember[],
): Promise<void> {
  const ids = members.map(({ customerId }) => customerId)
  const customers = await queries.lockCustomers(tx, ids)
  if (customers.length < ids.length) throw new EvenhandError('not-found', 'Not everybody in this list is a customer here.')
  if (customers.some(({ household_id }) => household_id !== null)) throw elsewhere()
  const common = { workspace_id: actor.workspaceId, household_id: householdId, at: context.clock.now(), by_user_id: actor.userId }
  const rows = members.map(({ customerId, because }) => ({ ...common, id: context.newId(), customer_id: customerId, because }))
  await insertRows(tx, 'memberships', rows)
  await queries.setHousehold(tx, ids, householdId)
  for (const { customerId, because } of members) {
    await note(tx, context, actor, 'household.joined', householdId, { customerId, because })
  }
}

const missing = () => new EvenhandError('not-found', 'There is no such household in this workspace.')

/** One that people can belong to, so that nobody comes in while somebody dissolves it. */
async function lockStanding(tx: Tx, id: string): Promise<RowOf<'households'>> {
  const household = await queries.lockHousehold(tx, id)
  if (!household) throw missing()
  if (household.dissolved_at !== null) throw new EvenhandError('conflict', 'It was dissolved. Take that back first.')
  return household
}

async function read(tx: Tx, context: Context, id: string): Promise<LoadedHousehold> {
  const household = await queries.readHousehold(tx, id)
  if (!household) throw missing()
  // Who belonged to it by an import or a former version has a membership from now on, so that it can be ended.
  await queries.adoptMembers(tx, id, household.created_at, () => context.newId())
  return { household, members: await queries.readMembers(tx, id) }
}

function elsewhere(): EvenhandError {
  return new EvenhandError('conflict', 'Somebody belongs to a household or an account already. Take them out there first.')
}

function note(
  tx: Tx,
  context: Context,
  { workspaceId, userId }: Actor,
  action: string,
  id: string,
  data: Record<string, unknown>,
) {
  return noteAudit(tx, { workspaceId, at: context.clock.now(), userId, action, target: { kind: 'household', id }, data })
}
