import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { findCustomer } from '../../db/queries/customers.ts'
import * as queries from '../../db/queries/links/links.ts'
import { lockLinks } from '../../db/queries/links/work.ts'
import { personOf } from '../../db/queries/merging/records-of.ts'
import type { NewRowOf, RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { adoptCases } from './adopt-cases.ts'
import { linkChoiceInForce } from './link-choice.ts'
import { takeBack } from './take-back.ts'

type Link = RowOf<'links'>

/**
 * A person says that a suggestion is right. It then stands as linked: whose case it is, and not yet whose orders may be shown.
 * @param consented they were asked and agreed; needed where the workspace asks first
 * @returns the profile
 * @throws EvenhandError `not-found`, `conflict` when it was settled meanwhile, `consent-first`
 */
export function confirmLink(context: Context, actor: Actor, linkId: string, consented: boolean): Promise<string> {
  return inLinks(context, actor, async tx => {
    const link = await suggestionOf(tx, linkId)
    const { consentFirst } = await linkChoiceInForce(tx)
    if (consentFirst && !consented) {
      throw new EvenhandError('consent-first', 'Ask them first: here nobody is linked by likeness before they have agreed.')
    }
    const at = context.clock.now()
    await queries.endLink(tx, link.id, at, null)
    const { profile_id, customer_id, told_of, probability, reasons } = link
    const rests = { evidence: 'person' as const, probability, reasons, ...(consented ? { consented_at: at } : {}) }
    await linkNow(tx, context, actor, { profile_id, customer_id, told_of, assurance: 'linked', ...rests })
    await note(tx, actor, at, 'link.confirmed', link)
    return profile_id
  })
}

/** A person says that it is not this customer. The pair is never suggested again, and no evidence links it. @throws as `confirmLink` */
export function rejectLink(context: Context, actor: Actor, linkId: string): Promise<string> {
  return inLinks(context, actor, async tx => {
    const link = await suggestionOf(tx, linkId)
    const at = context.clock.now()
    await takeBack(tx, context, link, { at, by: actor.userId })
    await note(tx, actor, at, 'link.rejected', link)
    return link.profile_id
  })
}

/** A link of whatever kind is taken back, with everything that it moved. @throws EvenhandError `not-found`, `conflict` */
export function undoLink(context: Context, actor: Actor, linkId: string): Promise<string> {
  return inLinks(context, actor, async tx => {
    const link = await currentLink(tx, linkId)
    const at = context.clock.now()
    await takeBack(tx, context, link, { at, by: actor.userId })
    await note(tx, actor, at, 'link.undone', link)
    return link.profile_id
  })
}

/**
 * What a person took back or rejected holds again, as long as nothing else holds in its place.
 * @throws EvenhandError `not-found`, `conflict`
 */
export function restoreLink(context: Context, actor: Actor, linkId: string): Promise<string> {
  return inLinks(context, actor, async tx => {
    const link = await queries.lockLink(tx, linkId)
    if (!link) throw noSuchLink()
    const [held] = await queries.readCurrentLinks(tx, [link.profile_id])
    if (link.undone_by === null || (held !== undefined && held.assurance !== 'suggested')) throw settled()
    await refuseObjecting(tx, link.profile_id, link.customer_id)
    const at = context.clock.now()
    // What gives way does so at the moment from which the restored link counts, so that it comes back with it.
    if (held !== undefined) await queries.endLink(tx, held.id, link.created_at, null)
    await queries.reviveLink(tx, link.id)
    if (link.assurance !== 'suggested') await adoptCases(tx, context, link, actor.userId)
    await note(tx, actor, at, 'link.restored', link)
    return link.profile_id
  })
}

/** A person says who a profile is. @throws EvenhandError `not-found`, `conflict` where it is linked already, or objects */
export function sayWho(context: Context, actor: Actor, profileId: string, customerId: string): Promise<string> {
  return inLinks(context, actor, async tx => {
    const customer = await findCustomer(tx, customerId)
    if (!customer) throw new EvenhandError('not-found', 'There is no such customer in this workspace.')
    await refuseObjecting(tx, profileId, customer.id)
    const [held] = await queries.readCurrentLinks(tx, [profileId])
    if (held !== undefined && held.assurance !== 'suggested') {
      throw new EvenhandError('conflict', 'It is known already who this is. Take that link back first.')
    }
    const at = context.clock.now()
    if (held !== undefined) await queries.endLink(tx, held.id, at, null)
    const link = await linkNow(tx, context, actor, {
      profile_id: profileId,
      customer_id: customer.id,
      assurance: 'linked',
      evidence: 'person',
    })
    await note(tx, actor, at, 'link.said', link)
    return profileId
  })
}

/** A link from this moment on, and the cases that come with it; of a record that is found under another one, to that. The caller has made room. */
export async function linkNow(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  { workspaceId, userId }: Pick<Actor, 'workspaceId'> & { userId: string | null },
  what: Omit<NewRowOf<'links'>, 'id' | 'workspace_id' | 'created_at' | 'created_by'>,
) {
  const id = context.newId()
  const customer_id = await personOf(tx, what.customer_id)
  const told_of = customer_id === what.customer_id ? (what.told_of ?? null) : what.customer_id
  const link = {
    ...what,
    customer_id,
    told_of,
    id,
    workspace_id: workspaceId,
    created_at: context.clock.now(),
    created_by: userId,
  }
  await insertRows(tx, 'links', [link])
  await adoptCases(tx, context, link, userId)
  return link
}

/** Links are changed one after the other, and not beside the intake. */
export function inLinks<T>(context: Context, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await lockLinks(tx, actor.workspaceId)
    return work(tx)
  })
}

async function currentLink(tx: Tx, linkId: string): Promise<Link> {
  const link = await queries.lockLink(tx, linkId)
  if (!link) throw noSuchLink()
  if (link.undone_at !== null) throw settled()
  return link
}

async function suggestionOf(tx: Tx, linkId: string): Promise<Link> {
  const link = await currentLink(tx, linkId)
  if (link.assurance !== 'suggested') throw settled()
  return link
}

/** @throws EvenhandError `not-found`, `conflict` */
export async function refuseObjecting(tx: Tx, profileId: string, customerId: string): Promise<void> {
  const objections = await queries.readObjections(tx, profileId, customerId)
  if (objections === undefined) throw new EvenhandError('not-found', 'There is no such profile in this workspace.')
  if (objections.profile !== null || objections.customer !== null) {
    throw new EvenhandError('conflict', 'They have objected to being linked. Nobody is linked against their will.')
  }
}

function noSuchLink(): EvenhandError {
  return new EvenhandError('not-found', 'There is no such link in this workspace.')
}

function settled(): EvenhandError {
  return new EvenhandError('conflict', 'This was settled meanwhile. Look again who it is.')
}

function note(
  tx: Tx,
  { workspaceId, userId }: Actor,
  at: number,
  action: string,
  link: Pick<Link, 'id' | 'profile_id' | 'customer_id'>,
) {
  const target = { kind: 'profile', id: link.profile_id } as const
  return noteAudit(tx, { workspaceId, at, userId, action, target, data: { linkId: link.id, customerId: link.customer_id } })
}
