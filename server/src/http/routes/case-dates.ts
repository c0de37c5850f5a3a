import * as contract from '@evenhand/contract/case-dates.ts'
import { keepCaseDate, setCaseDate, withdrawCaseDate } from '../../use-cases/cases/case-dates.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentCase } from '../present/case.ts'

/** Dates on a case: promised, set by law, or confirmed by somebody. */
export function caseDateRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.setCaseDate, async c => {
    const { at, ...input } = c.req.valid('json')
    const date = { ...input, at: Date.parse(at) }
    return c.json(presentCase(await setCaseDate(context, allow(c, 'agent'), c.req.valid('param').id, date)), 200)
  })
  routes.openapi(contract.keepCaseDate, async c => {
    const { id, dateId } = c.req.valid('param')
    return c.json(presentCase(await keepCaseDate(context, allow(c, 'agent'), id, dateId)), 200)
  })
  routes.openapi(contract.withdrawCaseDate, async c => {
    const { id, dateId } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    return c.json(presentCase(await withdrawCaseDate(context, allow(c, 'agent'), id, dateId, reason)), 200)
  })
  return routes
}
