import type { Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { findCustomer } from '../../db/queries/customers.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import * as queries from '../../db/queries/links/links.ts'
import { noteCustomersToLink } from '../../db/queries/links/work.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { adoptCases } from './adopt-cases.ts'
import { inLinks } from './decide-links.ts'
import { takeBack } from './take-back.ts'

/** What somebody may object to: that we say who they are, and that what they are worth is worked out. */
export type Objection = { to: 'linking' | 'scoring'; objects: boolean }

/**
 * The author does not want to be linked: the link that there is goes, with all that it moved, and none is made any more until they
 * change their mind.
 * @throws EvenhandError `not-found`
 */
export function objectAsProfile(context: Context, actor: Actor, profileId: string, objects: boolean): Promise<string> {
  return inLinks(context, actor, async tx => {
    const at = context.clock.now()
    if (!(await queries.setProfileObjection(tx, profileId, objects ? at : null))) throw noSuchPerson()
    if (objects) {
      const [link] = await queries.readCurrentLinks(tx, [profileId])
      if (link !== undefined) await takeBackAll(context, actor, at)(tx, profileId)
    }
    const { workspaceId, userId } = actor
    const target = { kind: 'profile', id: profileId } as const
    await noteAudit(tx, {
      workspaceId,
      at,
      userId,
      action: objects ? 'objection.made' : 'objection.withdrawn',
      target,
      data: { to: 'linking' },
    })
    return profileId
  })
}

/**
 * A customer objects. To linking: every link to them goes, and holds again when they take it back, as far as nothing else holds by then. To
 * scoring: their level is good from now on, and never worse; a case that is open keeps what was promised.
 * @throws EvenhandError `not-found`
 */
export function objectAsCustomer(context: Context, actor: Actor, customerId: string, { to, objects }: Objection): Promise<void> {
  return inLinks(context, actor, async tx => {
    const at = context.clock.now()
    const customer = await findCustomer(tx, customerId)
    if (customer === undefined) throw noSuchPerson()
    const { id, objects_to_linking_at: linking, objects_to_scoring_at: scoring } = customer
    const since = to === 'linking' ? linking : scoring
    // Said twice it is the same objection.
    if (objects === (since !== null)) return
    await queries.setCustomerObjection(tx, id, to, objects ? at : null)
    if (to === 'linking') {
      if (since !== null) await restoreEnded(tx, context, actor, id, since)
      else for (const profileId of await queries.profilesLinkedTo(tx, id)) await takeBackAll(context, actor, at)(tx, profileId)
    }
    const { workspaceId, userId } = actor
    const target = { kind: 'customer', id } as const
    await noteAudit(tx, {
      workspaceId,
      at,
      userId,
      action: objects ? 'objection.made' : 'objection.withdrawn',
      target,
      data: { to },
    })
  })
}

/** The links that an objection ended hold again, with what they had taken the place of behind them. */
async function restoreEnded(
  tx: Tx,
  context: Context,
  { workspaceId, userId }: Actor,
  customerId: string,
  since: number,
): Promise<void> {
  const ended = await queries.linksEndedAt(tx, customerId, since)
  for (const [profileId, [latest, ...former]] of Map.groupBy(ended, ({ profile_id }) => profile_id)) {
    const [held] = await queries.readCurrentLinks(tx, [profileId])
    const { profile } = (await queries.readObjections(tx, profileId, customerId)) ?? { profile: since }
    if (latest === undefined || profile !== null || (held !== undefined && held.assurance !== 'suggested')) continue
    if (held !== undefined) await queries.endLink(tx, held.id, latest.created_at, null)
    await queries.reviveLink(tx, latest.id)
    for (const one of former) await queries.giveWay(tx, one.id, latest.created_at)
    if (latest.assurance !== 'suggested') await adoptCases(tx, context, latest, userId)
  }
  // Nobody was compared with them meanwhile.
  await noteCustomersToLink(tx, workspaceId, [customerId])
  await enqueue(tx, { task: 'link', workspaceId })
}

/** Also what had given way to it. */
function takeBackAll(context: Context, { userId }: Actor, at: number) {
  return async (tx: Tx, profileId: string): Promise<void> => {
    for (;;) {
      const [link] = await queries.readCurrentLinks(tx, [profileId])
      if (link === undefined) return
      await takeBack(tx, context, link, { at, by: userId })
    }
  }
}

function noSuchPerson(): EvenhandError {
  return new EvenhandError('not-found', 'There is nobody like that in this workspace.')
}
