import type { Household } from '@evenhand/contract/households.ts'
import * as contract from '@evenhand/contract/households.ts'
import * as households from '../../use-cases/households/households.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { iso, isoOrNull } from '../present/instant.ts'

/** Who lives together, or belongs to one contract; agents say so. */
export function householdRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.getHousehold, async c => {
    const actor = allow(c, 'agent')
    return c.json(present(await households.loadHousehold(context, actor, c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.makeHousehold, async c => {
    return c.json(present(await households.makeHousehold(context, allow(c, 'agent'), c.req.valid('json'))), 200)
  })
  routes.openapi(contract.changeHousehold, async c => {
    const actor = allow(c, 'agent')
    return c.json(present(await households.changeHousehold(context, actor, c.req.valid('param').id, c.req.valid('json'))), 200)
  })
  routes.openapi(contract.dissolveHousehold, async c => {
    return c.json(present(await households.dissolveHousehold(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.restoreHousehold, async c => {
    return c.json(present(await households.restoreHousehold(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.addMember, async c => {
    const actor = allow(c, 'agent')
    return c.json(present(await households.addMember(context, actor, c.req.valid('param').id, c.req.valid('json'))), 200)
  })
  routes.openapi(contract.endMembership, async c => {
    return c.json(present(await households.endMembership(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.restoreMembership, async c => {
    return c.json(present(await households.restoreMembership(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  return routes
}

/** Names and grounds, and nothing that anybody wrote or bought. */
function present({ household, members }: households.LoadedHousehold): Household {
  const { id, name, kind, contract: number } = household
  return {
    id,
    name,
    kind,
    contract: number,
    dissolvedAt: isoOrNull(household.dissolved_at),
    members: members.map(member => ({
      membershipId: member.id,
      customerId: member.customer_id,
      name: member.name,
      because: member.because,
      at: iso(member.at),
      byUserId: member.by_user_id,
    })),
  }
}
