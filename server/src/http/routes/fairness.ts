import * as contract from '@evenhand/contract/fairness.ts'
import { reportPage } from '@evenhand/files/report/page.ts'
import type { Actor } from '../../use-cases/context.ts'
import { askAudit, cancelAudit } from '../../use-cases/fairness/ask-audit.ts'
import { loadDocument, loadFairness } from '../../use-cases/fairness/load-fairness.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentFairness } from '../present/fairness.ts'

/** Whether care favours the loud. Everybody reads it; a lead asks for it. */
export function fairnessRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  const fairness = async (actor: Actor) => presentFairness(await loadFairness(context, actor), actor)
  routes.openapi(contract.getFairness, async c => c.json(await fairness(allow(c, 'viewer')), 200))
  routes.openapi(contract.askFairness, async c => {
    const actor = allow(c, 'lead')
    await askAudit(context, actor)
    return c.json(await fairness(actor), 200)
  })
  routes.openapi(contract.cancelFairness, async c => {
    const actor = allow(c, 'lead')
    await cancelAudit(context, actor, c.req.valid('param').id)
    return c.json(await fairness(actor), 200)
  })
  routes.openapi(contract.fairnessReport, async c => {
    const page = reportPage(await loadDocument(context, allow(c, 'viewer')))
    c.header('content-disposition', 'attachment; filename="fairness-audit.html"')
    return c.body(page, 200, { 'content-type': 'text/html; charset=utf-8' })
  })
  routes.openapi(contract.fairnessDocument, async c => {
    const document = JSON.stringify(await loadDocument(context, allow(c, 'viewer')))
    c.header('content-disposition', 'attachment; filename="fairness-audit.json"')
    return c.body(document, 200, { 'content-type': 'application/json; charset=utf-8' })
  })
  return routes
}
