import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '@evenhand/contract/client.ts'
import { openWorld, type World } from '../../../dev/world.ts'
import { connectionTo, tell } from '../program.fixture.ts'

let world: World
let connection: Connection
beforeAll(async () => {
  world = await openWorld()
  connection = connectionTo(world)
})
afterAll(() => world[Symbol.asyncDispose]())

test('a source is added, gets its secret from standard input, and is switched off and on', async () => {
  expect((await tell(['source'], { connection })).err).toContain('There is no source yet')
  const added = await tell(['source', 'add', 'stripe', 'Our till'], { connection })
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^\/hooks\/records\/[0-9a-f-]{36}\n$/) as unknown })
  expect((await tell(['source'], { connection })).out).toMatch(/Our till +stripe +waits for its secret +never/)

  const told = await tell(['source', 'secret', 'Our till'], { connection, input: 'whsec_from_the_vendor\n' })
  expect(told).toMatchObject({ code: 0, out: '' })
  expect((await tell(['source'], { connection })).out).toMatch(/Our till +stripe +on +never/)
  expect((await tell(['source', '--json'], { connection })).out).not.toContain('whsec')

  expect((await tell(['source', 'off', 'Our till'], { connection })).code).toBe(0)
  expect((await tell(['source'], { connection })).out).toMatch(/Our till +stripe +off/)
  expect((await tell(['source', 'on', 'Our till'], { connection })).code).toBe(0)
})

test('what cannot be done is said', async () => {
  expect(await tell(['source', 'secret', 'Nowhere'], { connection, input: 'x' })).toMatchObject({
    code: 1,
    err: 'There is no source called Nowhere.\n',
  })
  expect((await tell(['source', 'secret', 'Our till'], { connection, input: '' })).code).toBe(2)
  expect((await tell(['source', 'add', 'elsewhere', 'X'], { connection })).code).toBe(2)
  expect(await tell(['source', 'add', 'shopify', 'Our till'], { connection })).toMatchObject({
    code: 1,
    err: expect.stringContaining('already') as unknown,
  })
})
