import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { openWorld, people, worldToken, type Person, type World } from '../../../dev/world.ts'
import { foundWorkspace } from '../use-cases/members/found-workspace.ts'
import { deskOf, type Desk } from './desk.fixture.ts'

let world: World
let desk: Desk

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

async function codeOf(response: Response): Promise<string> {
  return problemSchema.parse(await response.json()).error.code
}
async function signInWithLink(headers: Record<string, string> = {}, person: Person = 'amir'): Promise<Response> {
  const link = await world.app.auth.createSignInLink(people[person].email)
  return world.http('/api/sign-in/link', { method: 'POST', json: { token: new URL(link).hash.slice(1) }, headers })
}
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const [cookie] = (await signInWithLink()).headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Strict/i)
    expect(cookie).toMatch(/Path=\//i)
  })

  it('works once per link', async () => {
    const token = new URL(await world.app.auth.createSignInLink(people.amir.email)).hash.slice(1)
    const once = () => world.http('/api/sign-in/link', { method: 'POST', json: { token } })
    expect((await once()).status).toBe(200)
    const second = await once()
    expect(second.status).toBe(401)
    expect(await codeOf(second)).toBe('link-used')
    expect(second.headers.getSetCookie()).toEqual([])
  })

  it('gives a new session each time, and ends the one that the browser brought', async () => {
    const planted = cookieOf(await signInWithLink({}, 'vera'))
    const mine = cookieOf(await signInWithLink({ cookie: planted }, 'amir'))
    expect(mine).not.toBe(planted)
    expect((await world.http('/api/session', { headers: { cookie: planted } })).status).toBe(401)
    expect((await world.http('/api/session', { headers: { cookie: mine } })).status).toBe(200)
  })

  it('believes no cookie that it did not make', async () => {
    const cookie = cookieOf(await signInWithLink())
    const forged = `${cookie.slice(0, -6)}AAAAAA`
    expect((await world.http('/api/session', { headers: { cookie: forged } })).status).toBe(401)
  })

  it('ends with signing out', async () => {
    const cookie = cookieOf(await signInWithLink())
    expect((await world.http('/api/session', { headers: { cookie } })).status).toBe(200)
    expect((await world.http('/api/sign-out', { method: 'POST', json: {}, headers: { cookie } })).status).toBe(200)
    expect((await world.http('/api/session', { headers: { cookie } })).status).toBe(401)
  })

  it('says the same of a wrong password and of somebody unknown, and stops guessing', async () => {
    await world.app.auth.createUser({ email: 'paula@lumenandlark.example', name: 'Paula', password: 'correct horse battery' })
    const attempt = async (email: string, password: string) => {
      const response = await world.http('/api/sign-in/password', { method: 'POST', json: { email, password } })
      return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') }
    }
    const wrong = await attempt('paula@lumenandlark.example', 'wrong horse battery')
    expect(wrong).toMatchObject({ status: 401 })
    expect(await attempt('nobody@lumenandlark.example', 'wrong horse battery')).toEqual(wrong)
    for (let i = 0; i < 9; i += 1) await attempt('paula@lumenandlark.example', 'wrong horse battery')
    const stopped = await attempt('paula@lumenandlark.example', 'correct horse battery')
    expect(stopped).toMatchObject({ status: 429 })
    expect(Number(stopped.retryAfter)).toBeGreaterThan(0)
  })

  it('cannot be done by signing up: no route of the sign-in library is reachable', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/get-session', '/api/sign-up']) {
      const response = await world.http(path, {
        as: 'ada',
        method: 'POST',
        json: { email: 'x@example.com', password: 'correct horse battery', name: 'X' },
      })
      expect(response.status).toBe(404)
    }
  })

  it('leads nowhere else, whatever address is asked for', async () => {
    for (const path of [
      '/sign-in?callbackURL=https://evil.example',
      '//evil.example',
      '/api/sign-in/link?callbackURL=//evil.example',
    ]) {
      const response = await world.http(path)
      expect(response.headers.get('location')).toBeNull()
      expect(response.status).not.toBe(302)
    }
  })
})

describe('who may do what', () => {
  it('asks everybody to sign in first', async () => {
    for (const path of [
      '/api/session',
      '/api/cases',
      '/api/search?q=x',
      '/api/members',
      '/api/channels',
      '/api/live',
      '/api/nothing',
    ]) {
      const response = await world.http(path)
      expect([path, response.status, await codeOf(response)]).toEqual([path, 401, 'unauthenticated'])
    }
  })

  it.each([
    ['notes', { body: 'x' }],
    ['assignee', { userId: null }],
    ['status', { status: 'resolved' }],
    ['severity', { severity: 'high', reason: 'x' }],
    ['snooze', { until: '2027-01-01T00:00:00Z' }],
    ['replies', { body: 'x', seenVersion: 1, idempotencyKey: 'viewer-key-1' }],
  ])('lets a viewer read and change nothing: %s', async (what, json) => {
    const row = await desk.post('order 801 arrived broken')
    expect((await desk.get(row.id, 'vera')).can).toMatchObject({
      reply: false,
      assign: false,
      resolve: false,
      lowerSeverity: false,
    })
    expect(await desk.change(`/api/cases/${row.id}/${what}`, json, 'vera')).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('lets the command line in by the installation’s token, and by no other', async () => {
    expect((await world.http('/api/cases', { withToken: true })).status).toBe(200)
    for (const authorization of ['Bearer ', `Bearer ${worldToken}x`, `bearer ${worldToken}`, `Basic ${worldToken}`]) {
      expect((await world.http('/api/cases', { headers: { authorization } })).status).toBe(401)
    }
  })

  it('shows nothing of another workspace, not even that it is there', async () => {
    const channelId = await world.addChannel({ name: 'Answers', replyUrl: 'http://127.0.0.1:9/' })
    const row = await desk.post('order 802 arrived broken', { channelId })
    const held = (await desk.reply(row.id)).case.replies[0]?.id ?? ''
    const { auth, context } = world.app
    const userId = await auth.createUser({ email: 'zoe@other.example', name: 'Zoe' })
    await foundWorkspace(context, {
      name: 'Other & Co',
      members: [{ userId, name: 'Zoe', email: 'zoe@other.example', role: 'admin' }],
    })
    const link = await auth.createSignInLink('zoe@other.example')
    const signedIn = await world.http('/api/sign-in/link', { method: 'POST', json: { token: new URL(link).hash.slice(1) } })
    const headers = { cookie: cookieOf(signedIn) }
    const ask = (path: string, json?: unknown) =>
      world.http(path, { headers, ...(json === undefined ? {} : { method: 'POST', json }) })

    const reply = { body: 'x', seenVersion: 1, idempotencyKey: 'a-key-of-zoe' }
    const attempts: [string, unknown?][] = [
      [`/api/cases/${row.id}`],
      [`/api/cases/${row.number}`],
      [`/api/cases/${row.id}/why`],
      [`/api/cases/${row.id}/notes`, { body: 'x' }],
      [`/api/cases/${row.id}/replies`, reply],
      [`/api/cases/${row.id}/status`, { status: 'resolved' }],
      [`/api/replies/${held}/undo`, {}],
      [`/api/replies/${held}/retry`, {}],
      [`/api/channels/${world.channelId}/secrets`, {}],
    ]
    for (const [path, json] of attempts) {
      const response = await ask(path, json)
      expect([path, response.status, await codeOf(response)]).toEqual([path, 404, 'not-found'])
    }
    expect(await (await ask('/api/cases')).json()).toEqual({ cases: [], next: null })
    expect(await (await ask('/api/search?q=broken')).json()).toEqual({ cases: [] })
    expect(await (await ask('/api/channels')).json()).toEqual({ channels: [] })
    expect((await desk.get(row.id)).notes).toEqual([])
  })
})

describe('requests from other sites', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:4810' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('change nothing: %o', async headers => {
    const row = await desk.post('order 803 arrived broken')
    const response = await world.http(`/api/cases/${row.id}/notes`, { as: 'amir', method: 'POST', json: { body: 'x' }, headers })
    expect(response.status).toBe(403)
    expect(await codeOf(response)).toBe('cross-site')
    expect((await desk.get(row.id)).notes).toEqual([])
  })

  it('from the desk itself are carried out', async () => {
    const row = await desk.post('order 804 arrived broken')
    const headers = { origin: 'http://localhost:4810', 'sec-fetch-site': 'same-origin' }
    const response = await world.http(`/api/cases/${row.id}/notes`, { as: 'amir', method: 'POST', json: { body: 'x' }, headers })
    expect(response.status).toBe(200)
  })
})

describe('every answer', () => {
  it.each(['/', '/healthz', '/api/session', '/api/nothing', '/hooks/nothing'])(
    'says that nothing foreign may run or frame: %s',
    async path => {
      const { headers } = await world.http(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    },
  )

  it('keeps what people wrote out of caches', async () => {
    expect((await world.http('/api/cases', { as: 'amir' })).headers.get('cache-control')).toBe('no-store')
  })

  it('tells a program what is wrong, and nothing about the inside', async () => {
    const response = await world.http('/api/cases?limit=0', { as: 'amir' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'invalid', details: { path: 'limit' } } })
    const broken = await world.http('/api/cases/1/notes', {
      as: 'amir',
      method: 'POST',
      body: '{"body":',
      headers: { 'content-type': 'application/json' },
    })
    expect(broken.status).toBe(400)
  })

  it('refuses a body that is too large before reading it', async () => {
    const row = await desk.post('order 805 arrived broken')
    const response = await world.http(`/api/cases/${row.id}/notes`, {
      as: 'amir',
      method: 'POST',
      json: { body: 'x'.repeat(200_000) },
    })
    expect(response.status).toBe(413)
    expect(await codeOf(response)).toBe('too-large')
  })
})

describe('search', () => {
  it.each(["'; drop table app.cases; --", '* | !a & (b', ':*', '&', '((', '\\', '%', "a' or '1'='1", '🙂', '\u0000x'])(
    'takes %s as words and nothing else',
    async q => {
      const response = await world.http(`/api/search?q=${encodeURIComponent(q)}`, { as: 'amir' })
      expect(response.status).toBe(200)
    },
  )

  it('finds by number, order, name, handle and words, also by an unfinished one', async () => {
    const row = await desk.post('My grinder from order ZX-9910 howls like a wolf', { author: 'wolfgang' })
    for (const q of [
      String(row.number),
      `#${row.number}`,
      'zx9910',
      'ZX-9910',
      'wolfgang',
      'Person wolf',
      'howls wol',
      'grinder',
    ]) {
      const found: unknown = await (await world.http(`/api/search?q=${encodeURIComponent(q)}`, { as: 'vera' })).json()
      expect([q, found]).toMatchObject([q, { cases: [{ id: row.id }] }])
    }
  })

  it('forgets at once what its author took back', async () => {
    const row = await desk.post('order 808 arrived with a xylophone inside', { author: 'regretful', object: 'post-808' })
    const find = async () => (await world.http('/api/search?q=xylophone', { as: 'amir' })).text()
    expect(await find()).toContain(row.id)
    const time = new Date(world.context.clock.now()).toISOString()
    const object = { externalId: 'post-808' }
    await world.receive([{ version: 1, type: 'message.deleted', time, actor: { externalId: 'regretful' }, object }])
    await world.processAll()
    expect(await find()).not.toContain(row.id)
  })
})
