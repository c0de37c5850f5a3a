import * as contract from '@evenhand/contract/topics.ts'
import type { Actor } from '../../use-cases/context.ts'
import { addIndustry, addTopic, changeTopic, loadCatalogue } from '../../use-cases/topics/catalogue.ts'
import { listGroups, makeTopic, mergeGroup, renameGroup, splitGroup } from '../../use-cases/topics/groups.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentGroup, presentTopic } from '../present/topics.ts'

function mayChange({ role }: Actor): boolean {
  return role === 'lead' || role === 'admin'
}

/** What customers write about. Everybody reads; leads make the topics their own. */
export function topicRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  const topics = async (actor: Actor) => {
    const { topics: counted, isReading } = await loadCatalogue(context, actor)
    return { topics: counted.map(presentTopic), isReading, mayChange: mayChange(actor) }
  }
  const groups = async (actor: Actor) => ({
    groups: (await listGroups(context, actor)).map(presentGroup),
    mayChange: mayChange(actor),
  })

  routes.openapi(contract.listTopics, async c => c.json(await topics(allow(c, 'viewer')), 200))
  routes.openapi(contract.addIndustryTopics, async c => {
    const actor = allow(c, 'lead')
    await addIndustry(context, actor, c.req.valid('json'))
    return c.json(await topics(actor), 200)
  })
  routes.openapi(contract.addTopic, async c => {
    const actor = allow(c, 'lead')
    await addTopic(context, actor, c.req.valid('json'))
    return c.json(await topics(actor), 200)
  })
  routes.openapi(contract.changeTopic, async c => {
    const actor = allow(c, 'lead')
    await changeTopic(context, actor, c.req.valid('param').id, c.req.valid('json'))
    return c.json(await topics(actor), 200)
  })
  routes.openapi(contract.listTopicGroups, async c => c.json(await groups(allow(c, 'viewer')), 200))
  routes.openapi(contract.renameTopicGroup, async c => {
    const actor = allow(c, 'lead')
    await renameGroup(context, actor, c.req.valid('param').id, c.req.valid('json').name)
    return c.json(await groups(actor), 200)
  })
  routes.openapi(contract.mergeTopicGroup, async c => {
    const actor = allow(c, 'lead')
    await mergeGroup(context, actor, c.req.valid('param').id, c.req.valid('json').intoId)
    return c.json(await groups(actor), 200)
  })
  routes.openapi(contract.splitTopicGroup, async c => {
    const actor = allow(c, 'lead')
    await splitGroup(context, actor, c.req.valid('param').id)
    return c.json(await groups(actor), 200)
  })
  routes.openapi(contract.makeTopicOfGroup, async c => {
    const actor = allow(c, 'lead')
    await makeTopic(context, actor, c.req.valid('param').id, c.req.valid('json'))
    return c.json(await groups(actor), 200)
  })
  return routes
}
