import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../../dev/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

it('the API is what contract/openapi.json says; write it anew with `vitest -u` when the change is meant', async () => {
  const document: unknown = await (await world.http('/openapi.json')).json()
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../../contract/openapi.json')
})
