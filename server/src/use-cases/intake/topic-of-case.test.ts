import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorld, type World } from '../../../../dev/world.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

/** What a case is about stands in its facts from the first decision on, in the words of its sentence, and moves nothing. */

let world: World
let desk: Desk
const why = z.object({ sentence: z.object({ values: z.record(z.string(), z.unknown()) }) })
async function topicOf(caseId: string): Promise<unknown> {
  const said = JSON.stringify(why.parse(await (await world.http(`/api/cases/${caseId}/why`, { as: 'amir' })).json()))
  return /"topic":("[^"]*"|null)/.exec(said)?.[1]
}
const begin = () => world.http('/api/topics/industry', { as: 'lena', method: 'POST', json: { industry: 'electronics' } })

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

it('is about nothing in particular while the company has no topics', async () => {
  const { id } = await desk.post('You charged me twice for my kettle.')
  expect(await topicOf(id)).toBe('null')
})

it('has a topic from its first decision on once there are some, and the due time does not know', async () => {
  const { id: before, due } = await desk.post('You charged me twice for my kettle.')
  await begin()
  const about = await desk.post('You charged me twice for my kettle.')
  expect([await topicOf(before), await topicOf(about.id)]).toEqual(['null', '"wrong-charge"'])
  const loud = await desk.post('YOU CHARGED ME TWICE FOR MY KETTLE!!! 😡', { followers: 2_000_000 })
  expect(await topicOf(loud.id)).toBe('"wrong-charge"')
  expect([about.due, loud.due]).toEqual([due, due])
})

it('takes the topic of a later message where the first spoke of none, and keeps the first where it did', async () => {
  await begin()
  const author = { author: 'tess', thread: 'tess-1' }
  const first = await desk.post('hello, can somebody of you help me here?', author)
  expect(await topicOf(first.id)).toBe('null')
  world.advance(60_000)
  await desk.post('You charged me twice.', author)
  expect(await topicOf(first.id)).toBe('"wrong-charge"')
  world.advance(60_000)
  await desk.post('And the box was damaged, it arrived broken.', author)
  expect(await topicOf(first.id)).toBe('"wrong-charge"')
})
