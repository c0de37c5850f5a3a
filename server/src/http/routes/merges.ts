import * as contract from '@evenhand/contract/merges.ts'
import { mergeCustomers } from '../../use-cases/merging/merge-customers.ts'
import { undoCustomerMerge } from '../../use-cases/merging/undo-customer-merge.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'

/** Two records that are one person. It opens the orders of each to whoever has proven to be the other, so a lead says so. */
export function mergeRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.mergeCustomers, async c => {
    const merge = await mergeCustomers(context, allow(c, 'lead'), c.req.valid('param').id, c.req.valid('json').recordId)
    return c.json(merge, 200)
  })
  routes.openapi(contract.undoCustomerMerge, async c => {
    const mergeId = c.req.valid('param').id
    return c.json({ mergeId, ...(await undoCustomerMerge(context, allow(c, 'lead'), mergeId)) }, 200)
  })
  return routes
}
