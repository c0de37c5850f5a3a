import { noteAudit } from '../../db/queries/audit.ts'
import * as queries from '../../db/queries/links/links.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
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
 * A customer objects. To linking: every link to them goes. To scoring: their level is good from now on, and never worse; a case that is open
 * keeps what was promised.
 * @throws EvenhandError `not-found`
 */
export function objectAsCustomer(context: Context, actor: Actor, customerId: string, { to, objects }: Objection): Promise<void> {
  return inLinks(context, actor, async tx => {
    const at = context.clock.now()
    if (!(await queries.setCustomerObjection(tx, customerId, to, objects ? at : null))) throw noSuchPerson()
    if (objects && to === 'linking') {
      for (const profileId of await queries.profilesLinkedTo(tx, customerId)) await takeBackAll(context, actor, at)(tx, profileId)
    }
    const { workspaceId, userId } = actor
    const target = { kind: 'customer', id: customerId } as const
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

/** Also what had given way to it. */
function takeBackAll(context: Context, { userId }: Actor, at: number) {
  return async (tx: Parameters<typeof takeBack>[0], profileId: string): Promise<void> => {
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
