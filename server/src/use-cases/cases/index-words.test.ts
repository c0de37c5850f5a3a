import { afterAll, beforeAll, expect, it } from 'vitest'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { findCaseIds, indexNextMessages } from '../../db/queries/search.ts'
import { mondayAtTen, openIntake, post } from '../intake/intake.fixture.ts'
import type { IntakeWorld } from '../intake/intake.fixture.ts'
import { parseSearch } from './search-cases.ts'

let desk: IntakeWorld

beforeAll(async () => {
  desk = await openIntake({ now: mondayAtTen + 3_600_000, network: 'email' })
})
afterAll(() => desk[Symbol.asyncDispose]())

const read = (most = 1000) => desk.within(tx => indexNextMessages(tx, desk.workspaceId, most))

async function casesFoundBy(q: string): Promise<string[]> {
  await read()
  return desk.within(tx => findCaseIds(tx, parseSearch(q), 10))
}

it('finds an edited message by its author, its new subject and its new words, and no more by the old ones', async () => {
  const actor = { externalId: 'maria', displayName: 'Maria Quillfeather', handle: 'mquill' }
  const broken = 'arrived broken. Please send a new one.'
  await desk.handle([post('a', { actor, object: { subject: 'The marmalade lamp', text: `My lamp ${broken}` } })])
  const [id] = await casesFoundBy('marmalade')
  expect(id).toBeDefined()
  const object = { subject: 'The tangerine lamp', text: `My lantern ${broken}`, revision: '2' }
  await desk.handle([post('a', { type: 'message.edited', actor, object, time: mondayAtTen + 1 })])
  for (const q of ['quillfeather', 'mquill', 'tangerine', 'lantern broken']) expect([q, await casesFoundBy(q)]).toEqual([q, [id]])
  expect(await casesFoundBy('marmalade')).toEqual([])
})

it('finds a message whose subject alone was edited', async () => {
  const actor = { externalId: 'noor' }
  await desk.handle([post('s', { actor, object: { subject: 'Walnut lamp' } })])
  const found = await casesFoundBy('walnut')
  const object = { subject: 'Hazelnut lamp', revision: '2' }
  await desk.handle([post('s', { type: 'message.edited', actor, object, time: mondayAtTen + 1 })])
  expect(await casesFoundBy('hazelnut')).toEqual(found)
  expect(await casesFoundBy('walnut')).toEqual([])
})

it('reads what was written first and committed last', async () => {
  await asOwner(desk.fresh.urls.owner, async slow => {
    await slow.query('begin')
    await slow.query(
      `insert into app.messages (id, workspace_id, channel_id, conversation_id, direction, external_id, kind, visibility, sent_at, received_at, body)
        values (gen_random_uuid(), $1, $2, gen_random_uuid(), 'out', 'slow', 'email', 'direct', now(), now(), 'Slowly written')`,
      [desk.workspaceId, desk.channelId],
    )
    await desk.handle([post('fast')])
    expect(await read()).toBe(1)
    await slow.query('commit')
  })
  expect(await read()).toBe(1)
})

it('reads each message once, in steps, however many read at once', async () => {
  await desk.handle(Array.from({ length: 9 }, (_, i) => post(`step-${i}`, { time: mondayAtTen + i })))
  const both = await Promise.all([read(4), read(4)])
  const last = await read()
  expect([...both, last].reduce((a, b) => a + b)).toBe(9)
  expect(await read()).toBe(0)
})
