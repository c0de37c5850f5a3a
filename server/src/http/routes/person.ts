import * as contract from '@evenhand/contract/person.ts'
import { erasePerson, previewErasure } from '../../use-cases/person/erase-person.ts'
import { exportPerson } from '../../use-cases/person/export-person.ts'
import { findPerson } from '../../use-cases/person/find-person.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentErasure, presentExport } from '../present/person.ts'

/** One person's data, given out and erased. */
export function personRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.findPerson, async c => {
    const found = await findPerson(context, allow(c, 'lead'), c.req.valid('query').named)
    return c.json({ people: found.map(({ known_as: knownAs, ...person }) => ({ ...person, knownAs })) }, 200)
  })
  routes.openapi(contract.exportPerson, async c => {
    return c.json(presentExport(await exportPerson(context, allow(c, 'lead'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.previewErasure, async c => {
    return c.json(presentErasure(await previewErasure(context, allow(c, 'lead'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.erasePerson, async c => {
    const input = { id: c.req.valid('param').id, ...c.req.valid('json') }
    return c.json(presentErasure(await erasePerson(context, allow(c, 'lead'), input)), 200)
  })
  return routes
}
