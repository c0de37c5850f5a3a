import * as contract from '@evenhand/contract/links.ts'
import type { Actor } from '../../use-cases/context.ts'
import { confirmLink, rejectLink, restoreLink, sayWho, undoLink } from '../../use-cases/links/decide-links.ts'
import { chooseLinking, loadLinkChoice } from '../../use-cases/links/link-choice.ts'
import { loadAuthorLink, loadCaseLink } from '../../use-cases/links/load-author-link.ts'
import { objectAsCustomer, objectAsProfile } from '../../use-cases/links/object.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentAuthorLink, presentLinkChoice } from '../present/links.ts'

/** Who is behind a profile. Everybody sees how it is known; an agent confirms, rejects and takes back; a lead decides what likeness may do. */
export function linkRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  const after = async (actor: Actor, profileId: string) => presentAuthorLink(await loadAuthorLink(context, actor, profileId))
  routes.openapi(contract.getCaseLink, async c =>
    c.json(presentAuthorLink(await loadCaseLink(context, allow(c, 'viewer'), c.req.valid('param').id)), 200),
  )
  routes.openapi(contract.confirmLink, async c => {
    const actor = allow(c, 'agent')
    const { consented } = c.req.valid('json')
    return c.json(await after(actor, await confirmLink(context, actor, c.req.valid('param').id, consented)), 200)
  })
  routes.openapi(contract.rejectLink, async c => {
    const actor = allow(c, 'agent')
    return c.json(await after(actor, await rejectLink(context, actor, c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.undoLink, async c => {
    const actor = allow(c, 'agent')
    return c.json(await after(actor, await undoLink(context, actor, c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.restoreLink, async c => {
    const actor = allow(c, 'agent')
    return c.json(await after(actor, await restoreLink(context, actor, c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.sayWho, async c => {
    const actor = allow(c, 'agent')
    return c.json(await after(actor, await sayWho(context, actor, c.req.valid('param').id, c.req.valid('json').customerId)), 200)
  })
  addObjections(routes, { context }, after)
  routes.openapi(contract.getLinkChoice, async c =>
    c.json(presentLinkChoice(await loadLinkChoice(context, allow(c, 'viewer'))), 200),
  )
  routes.openapi(contract.chooseLinking, async c =>
    c.json(presentLinkChoice(await chooseLinking(context, allow(c, 'lead'), c.req.valid('json'))), 200),
  )
  return routes
}

function addObjections(
  routes: Routes,
  { context }: Pick<HttpParts, 'context'>,
  after: (actor: Actor, profileId: string) => Promise<ReturnType<typeof presentAuthorLink>>,
): void {
  routes.openapi(contract.objectAsProfile, async c => {
    const actor = allow(c, 'agent')
    const { objects } = c.req.valid('json')
    return c.json(await after(actor, await objectAsProfile(context, actor, c.req.valid('param').id, objects)), 200)
  })
  routes.openapi(contract.objectAsCustomer, async c => {
    const objection = c.req.valid('json')
    await objectAsCustomer(context, allow(c, 'agent'), c.req.valid('param').id, objection)
    return c.json(objection, 200)
  })
}
