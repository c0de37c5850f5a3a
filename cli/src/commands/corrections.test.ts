import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld } from '../../../dev/world.ts'
import type { World } from '../../../dev/world.ts'
import { deskOf } from '../../../server/src/http/desk.fixture.ts'
import { tell } from '../program.fixture.ts'

let world: World
beforeAll(async () => (world = await openWorld()))
afterAll(() => world[Symbol.asyncDispose]())

test('corrections --json writes what people said of messages, one a line, as train takes them', async () => {
  const desk = deskOf(world)
  const { id } = await desk.post('My lamp of order 88112 flickers.')
  const shown = await desk.get(id)
  const [message] = shown.messages
  const { confidence: _c, evidence: _e, correctedBy: _b, second: _s, ...labels } = message?.reading ?? {}
  await desk.change(`/api/cases/${id}/understanding`, {
    messageId: message?.id,
    labels: { ...labels, tone: 'annoyed' },
    reason: 'misread',
    seenVersion: shown.version,
    idempotencyKey: 'the-only-key',
  })
  const connection = {
    baseUrl: '',
    fetch: (url: string | URL | Request) => world.http(String(url instanceof Request ? url.url : url), { withToken: true }),
  }
  const { out, code } = await tell(['corrections', '--json'], { connection })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ text: 'My lamp of order 88112 flickers.', tone: 'annoyed', type: 'problem' })
  expect((await tell(['corrections'], { connection })).out).toContain('1 corrected')
})
