import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveEventSchema, type LiveEvent } from '@evenhand/contract/live.ts'
import { inWorkspace } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { openWorld, type Person, type World } from '../../../dev/world.ts'
import { foundWorkspace } from '../use-cases/members/found-workspace.ts'
import { deskOf, type Desk } from './desk.fixture.ts'
import { openPresence } from './presence.ts'

let world: World
let desk: Desk

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

type Stream = AsyncDisposable & { next(wanted: (event: LiveEvent) => boolean): Promise<LiveEvent>; seen: LiveEvent[] }

/** A desk that listens; `next` waits for an event that fits. */
async function listen(response: Response): Promise<Stream> {
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  if (!response.body) throw new Error('no stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const seen: LiveEvent[] = []
  let text = ''
  async function readMore(): Promise<void> {
    const { value, done } = await reader.read()
    if (done) throw new Error('the stream ended')
    text += value
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) seen.push(liveEventSchema.parse(JSON.parse(line.slice(6))))
  }
  // The first words say that it listens.
  await readMore()
  return {
    seen,
    async next(wanted) {
      for (;;) {
        const found = seen.find(wanted)
        if (found) return found
        await readMore()
      }
    },
    [Symbol.asyncDispose]: () => reader.cancel(),
  }
}
const listenAs = async (as: Person) => listen(await world.http('/api/live', { as }))

describe('a desk that listens', () => {
  it('hears which case changed and to which version, and no word of it', async () => {
    const row = await desk.post('order 901 arrived broken')
    await using lena = await listenAs('lena')
    await desk.change(`/api/cases/${row.id}/notes`, { body: 'a word that must not travel' })
    const event = await lena.next(one => one.type === 'cases' && one.cases.some(([id]) => id === row.id))
    expect(event).toEqual({ type: 'cases', cases: [[row.id, row.version + 1]] })
    expect(JSON.stringify(lena.seen)).not.toContain('word')
  })

  it('hears of new cases', async () => {
    await using lena = await listenAs('lena')
    const row = await desk.post('order 902 arrived broken')
    expect(await lena.next(one => one.type === 'cases' && one.cases.some(([id]) => id === row.id))).toBeDefined()
  })

  it('hears of which customer something is on record anew, and nothing of what it is', async () => {
    const { context, workspaceId } = world
    const id = context.newId()
    await using lena = await listenAs('lena')
    const row = { id, workspace_id: workspaceId, name: 'A name that must not travel', created_at: context.clock.now() }
    await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'customers', [row]))
    await world.processAll()
    expect(await lena.next(one => one.type === 'customers')).toEqual({ type: 'customers', ids: [id] })
    expect(JSON.stringify(lena.seen)).not.toContain('name')
  })

  it('hears nothing of another workspace', async () => {
    const { auth, context } = world.app
    const userId = await auth.createUser({ email: 'yann@other.example', name: 'Yann' })
    const elsewhere = await foundWorkspace(context, {
      name: 'Other',
      members: [{ userId, name: 'Yann', email: 'yann@other.example', role: 'admin' }],
    })
    const token = new URL(await auth.createSignInLink('yann@other.example')).hash.slice(1)
    const signedIn = await world.http('/api/sign-in/link', { method: 'POST', json: { token } })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    await using yann = await listen(await world.http('/api/live', { headers: { cookie } }))
    await desk.post('order 903 arrived broken')
    await sql`select pg_notify('evenhand_live', ${JSON.stringify({ w: elsewhere, many: true })})`.execute(context.db)
    await yann.next(one => one.type === 'many')
    expect(yann.seen).toEqual([{ type: 'many' }])
  })

  it('survives a notice that nobody can read', async () => {
    await using lena = await listenAs('lena')
    await sql`select pg_notify('evenhand_live', 'no json')`.execute(world.context.db)
    const row = await desk.post('order 904 arrived broken')
    expect(await lena.next(one => one.type === 'cases' && one.cases.some(([id]) => id === row.id))).toBeDefined()
  })

  it('is gone from the hub when it goes away', async () => {
    const amir = await listenAs('amir')
    await amir[Symbol.asyncDispose]()
    const row = await desk.post('order 905 arrived broken')
    await using lena = await listenAs('lena')
    await desk.change(`/api/cases/${row.id}/notes`, { body: 'x' })
    expect(await lena.next(one => one.type === 'cases')).toBeDefined()
  })
})

describe('presence', () => {
  it('tells who looks at and who writes on a case', async () => {
    const row = await desk.post('order 906 arrived broken')
    await using lena = await listenAs('lena')
    const tell = (state: string) => world.http(`/api/cases/${row.id}/presence`, { as: 'amir', method: 'POST', json: { state } })
    await tell('writing')
    const { userId } = world.actor('amir')
    expect(await lena.next(one => one.type === 'presence' && one.caseId === row.id)).toMatchObject({
      viewers: [{ userId, writing: true }],
    })
    await tell('gone')
    expect(await lena.next(one => one.type === 'presence' && one.viewers.length === 0)).toBeDefined()
  })

  it('forgets who has not been heard of for a while', () => {
    let now = 0
    const presence = openPresence(() => now)
    const notice = { w: 'w', caseId: 'c', state: 'viewing' } as const
    presence.take({ ...notice, userId: 'one' })
    now = 60_000
    expect(presence.take({ ...notice, userId: 'two' }).viewers).toEqual([{ userId: 'two', writing: false }])
  })
})
