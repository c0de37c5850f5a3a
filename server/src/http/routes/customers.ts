import { findCustomers, getCustomerRecord, listMoments } from '@evenhand/contract/customer-record.ts'
import { getCustomer, listOrders } from '@evenhand/contract/customer.ts'
import { loadCustomer, loadOrders } from '../../use-cases/customers/load-customer.ts'
import { loadMoments } from '../../use-cases/customers/load-moments.ts'
import { loadRecord } from '../../use-cases/customers/load-record.ts'
import { findPeople } from '../../use-cases/people/find-people.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentCustomer, presentOrder } from '../present/customer.ts'
import { presentMoments, presentPerson, presentRecord } from '../present/customer-record.ts'

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
  routes.openapi(getCustomerRecord, async c => {
    const input = { customerId: c.req.valid('param').id, ...c.req.valid('query') }
    return c.json(presentRecord(await loadRecord(context, allow(c, 'viewer'), input)), 200)
  })
  routes.openapi(listMoments, async c => {
    const input = { customerId: c.req.valid('param').id, ...c.req.valid('query') }
    return c.json(presentMoments(await loadMoments(context, allow(c, 'viewer'), input)), 200)
  })
  routes.openapi(findCustomers, async c => {
    const { q, limit } = c.req.valid('query')
    const found = await findPeople(context, allow(c, 'viewer'), q, limit)
    return c.json({ customers: found.map(presentPerson) }, 200)
  })
  return routes
}
