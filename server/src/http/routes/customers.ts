import { getCustomer, listOrders } from '@evenhand/contract/customer.ts'
import { loadCustomer, loadOrders } from '../../use-cases/customers/load-customer.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentCustomer, presentOrder } from '../present/customer.ts'

/** Who is behind a case. */
export function customerRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(getCustomer, async c => {
    const input = { customerId: c.req.valid('param').id, ...c.req.valid('query') }
    return c.json(presentCustomer(await loadCustomer(context, allow(c, 'viewer'), input)), 200)
  })
  routes.openapi(listOrders, async c => {
    const input = { customerId: c.req.valid('param').id, ...c.req.valid('query') }
    const orders = await loadOrders(context, allow(c, 'viewer'), input)
    return c.json({ orders: orders.map(presentOrder) }, 200)
  })
  return routes
}
