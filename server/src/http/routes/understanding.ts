import * as contract from '@evenhand/contract/understanding-routes.ts'
import { confirmUnderstanding } from '../../use-cases/understanding/confirm-understanding.ts'
import { exportCorrections } from '../../use-cases/understanding/export-corrections.ts'
import { undoConfirmation } from '../../use-cases/understanding/undo-confirmation.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentCase } from '../present/case.ts'

/** What people say of how messages were read, and what can be learned from it. */
export function understandingRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.confirmUnderstanding, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await confirmUnderstanding(context, actor, c.req.valid('param').id, c.req.valid('json'))), 200)
  })
  routes.openapi(contract.undoConfirmation, async c => {
    return c.json(presentCase(await undoConfirmation(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.exportCorrections, async c => {
    const lines = ReadableStream.from(exportCorrections(context, allow(c, 'lead'))).pipeThrough(new TextEncoderStream())
    c.header('content-disposition', 'attachment; filename="corrections.ndjson"')
    return c.body(lines, 200, { 'content-type': 'application/x-ndjson; charset=utf-8' })
  })
  return routes
}
