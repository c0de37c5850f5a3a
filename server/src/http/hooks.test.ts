import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { maxActivityRequestBytes } from '@evenhand/contract/activity.ts'
import { mondayAtTen, openWorld, type World } from '../../../dev/world.ts'
import { inWorkspace } from '../db/database.ts'

const secretsSchema = z.object({ id: z.string(), inboundPath: z.string(), inboundSecret: z.string(), outboundSecret: z.string() })
type Made = z.output<typeof secretsSchema>

let world: World
let channel: Made

beforeAll(async () => {
  world = await openWorld()
  const made = await world.http('/api/channels', {
    as: 'ada',
    method: 'POST',
    json: { name: 'Script', network: 'chat', replyUrl: null },
  })
  channel = secretsSchema.parse(await made.json())
})
beforeEach(() => world.setNow(mondayAtTen))
afterAll(() => world[Symbol.asyncDispose]())

const activity = {
  version: 1,
  type: 'message.created',
  time: new Date(mondayAtTen).toISOString(),
  actor: { externalId: 'u-17', handle: 'maria_g' },
  object: { externalId: 'p-1', text: 'still no refund for order 4471' },
}

type Sending = { secret?: string; at?: number; path?: string; headers?: Record<string, string> }
/** Signs with the standard's own library, as a script would. */
function sign(body: string, { secret = channel.inboundSecret, at = mondayAtTen }: Sending = {}): Record<string, string> {
  const id = `msg_${randomUUID()}`
  const signature = new Webhook(secret).sign(id, new Date(at), body)
  return { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1000)), 'webhook-signature': signature }
}
async function send(body: string, sending: Sending = {}) {
  const headers = { 'content-type': 'application/json', ...sign(body, sending), ...sending.headers }
  const response = await world.http(sending.path ?? channel.inboundPath, { method: 'POST', body, headers })
  const answered = z
    .object({
      accepted: z.number().optional(),
      duplicates: z.number().optional(),
      error: z.looseObject({ code: z.string() }).optional(),
    })
    .parse(await response.json())
  return { status: response.status, ...answered, code: answered.error?.code }
}
async function stored(): Promise<number> {
  const { rows } = await inWorkspace(world.context.db, world.workspaceId, tx =>
    sql<{ n: number }>`select (select count(*) from activities)::int + (select count(*) from activity_keys)::int as n`.execute(
      tx,
    ),
  )
  return rows[0]?.n ?? -1
}

describe('a delivery', () => {
  it('is stored once, whatever its signature’s age within five minutes', async () => {
    const body = JSON.stringify(activity)
    expect(await send(body, { at: mondayAtTen - 299_000 })).toMatchObject({ status: 202, accepted: 1, duplicates: 0 })
    expect(await send(body)).toMatchObject({ status: 202, accepted: 0, duplicates: 1 })
  })

  it('may be a batch', async () => {
    const batch = ['a', 'b', 'a'].map(id => ({ ...activity, object: { ...activity.object, externalId: `batch-${id}` } }))
    expect(await send(JSON.stringify(batch))).toMatchObject({ status: 202, accepted: 2, duplicates: 1 })
  })

  it('is taken when one of several signatures fits', async () => {
    const body = JSON.stringify({ ...activity, object: { externalId: 'several', text: 'hello' } })
    const headers = sign(body)
    const several = `v1,${Buffer.alloc(32).toString('base64')} v2,whatever ${headers['webhook-signature'] ?? ''}`
    expect(await send(body, { headers: { ...headers, 'webhook-signature': several } })).toMatchObject({
      status: 202,
      accepted: 1,
    })
  })

  it('belongs to the workspace of its address, whatever the payload says', async () => {
    const body = JSON.stringify({ ...activity, workspaceId: randomUUID() })
    expect(await send(body)).toMatchObject({ status: 422, code: 'invalid-activity' })
  })
})

const at = (time: string): string => JSON.stringify({ ...activity, time, object: { externalId: `at-${time}`, text: 'hello' } })

describe('what is refused, and stored nowhere', () => {
  const wrongs: [string, () => ReturnType<typeof send>, number, string][] = [
    [
      'a signature by another secret',
      () => send(JSON.stringify(activity), { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }),
      401,
      'bad-signature',
    ],
    ['no signature', () => send(JSON.stringify(activity), { headers: { 'webhook-signature': '' } }), 401, 'bad-signature'],
    ['no id', () => send(JSON.stringify(activity), { headers: { 'webhook-id': '' } }), 401, 'bad-signature'],
    [
      'a signature of other bytes',
      () => send(`${JSON.stringify(activity)} `, { headers: sign(JSON.stringify(activity)) }),
      401,
      'bad-signature',
    ],
    [
      'a timestamp that was changed',
      () => send(JSON.stringify(activity), { headers: { 'webhook-timestamp': String(mondayAtTen / 1000 + 1) } }),
      401,
      'bad-signature',
    ],
    [
      'a timestamp that is no number',
      () => send(JSON.stringify(activity), { headers: { 'webhook-timestamp': 'soon' } }),
      401,
      'bad-timestamp',
    ],
    [
      'a timestamp in milliseconds',
      () => send(JSON.stringify(activity), { headers: { 'webhook-timestamp': String(mondayAtTen) } }),
      401,
      'bad-timestamp',
    ],
    ['an old timestamp', () => send(JSON.stringify(activity), { at: mondayAtTen - 301_000 }), 401, 'stale-timestamp'],
    ['a timestamp of the future', () => send(JSON.stringify(activity), { at: mondayAtTen + 301_000 }), 401, 'stale-timestamp'],
    ['too much', () => send('x'.repeat(maxActivityRequestBytes + 1)), 413, 'too-large'],
    ['what is not JSON', () => send('{"version": 1,'), 400, 'malformed-json'],
    ['an unknown version', () => send(JSON.stringify({ ...activity, version: 2 })), 400, 'unknown-version'],
    [
      'an unknown version in a batch',
      () => send(JSON.stringify([activity, { ...activity, version: '1' }])),
      400,
      'unknown-version',
    ],
    ['no version', () => send(JSON.stringify({ ...activity, version: undefined })), 422, 'invalid-activity'],
    ['a time that only a wrong clock tells', () => send(at('1901-12-13T20:45:52Z')), 422, 'invalid-activity'],
    ['an unknown field', () => send(JSON.stringify({ ...activity, biography: 'x' })), 422, 'invalid-activity'],
    ['an empty batch', () => send('[]'), 422, 'invalid-activity'],
    ['a number', () => send('7'), 422, 'invalid-activity'],
  ]
  it.each(wrongs)('%s', async (_name, attempt, status, code) => {
    const before = await stored()
    expect(await attempt()).toMatchObject({ status, code })
    expect(await stored()).toBe(before)
  })

  it('names the path of what is wrong', async () => {
    const wrong = { ...activity, actor: { externalId: 'u', followers: -1 } }
    const answered = await send(JSON.stringify([activity, wrong]))
    expect(answered.error).toMatchObject({ code: 'invalid-activity', details: { path: '1.actor.followers' } })
  })

  it('names a field that it does not know, also in a batch', async () => {
    const odd = { ...activity, biography: 'x' }
    expect((await send(JSON.stringify(odd))).error).toMatchObject({ details: { path: 'biography' } })
    const within = { ...activity, actor: { ...activity.actor, mood: 'grim' } }
    expect((await send(JSON.stringify([activity, within]))).error).toMatchObject({ details: { path: '1.actor.mood' } })
  })

  it.each(['webhook-id', 'webhook-signature'])('says which header is missing: %s', async name => {
    const answered = await send(JSON.stringify(activity), { headers: { [name]: '' } })
    expect(answered.error).toMatchObject({ message: expect.stringContaining(`The header ${name} is missing.`) })
  })

  it('says of a version that is not there that it is missing', async () => {
    const answered = await send(JSON.stringify({ ...activity, version: undefined }))
    expect(answered.error).toMatchObject({ message: 'version: This is missing.', details: { path: 'version' } })
  })

  it('asks about the clock where a time is older than every network, also in a batch', async () => {
    const believed: unknown = JSON.parse(at('2004-01-01T00:00:00Z'))
    const answered = await send(JSON.stringify([believed, JSON.parse(at('1970-01-21T12:00:00Z'))]))
    expect(answered.error).toMatchObject({ message: expect.stringContaining('before 2004'), details: { path: '1.time' } })
    expect(await send(JSON.stringify(believed))).toMatchObject({ status: 202, accepted: 1 })
  })

  it('tells an unknown, a disabled and a malformed address apart by nothing', async () => {
    const disabled = await world.http('/api/channels', {
      as: 'ada',
      method: 'POST',
      json: { name: 'Off', network: 'chat', replyUrl: null },
    })
    const off = secretsSchema.parse(await disabled.json())
    await world.http(`/api/channels/${off.id}`, { as: 'ada', method: 'PATCH', json: { disabled: true } })
    const archive = await world.addChannel({ kind: 'archive', name: 'Old file' })
    const answers = await Promise.all(
      [off.inboundPath, `/hooks/${randomUUID()}`, `/hooks/${archive}`, '/hooks/no-such-thing'].map(async path => {
        const response = await world.http(path, {
          method: 'POST',
          body: '{}',
          headers: sign('{}', { secret: off.inboundSecret }),
        })
        return `${response.status} ${await response.text()}`
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('404')
  })
})

function one(text: string): string {
  return JSON.stringify({ ...activity, object: { externalId: randomUUID(), text } })
}

describe('a renewed secret', () => {
  it('works at once, and the old one for a day more', async () => {
    const renewed = secretsSchema.parse(
      await (await world.http(`/api/channels/${channel.id}/secrets`, { as: 'ada', method: 'POST', json: {} })).json(),
    )
    expect(renewed.inboundSecret).not.toBe(channel.inboundSecret)
    expect(await send(one('new'), { secret: renewed.inboundSecret })).toMatchObject({ status: 202 })
    expect(await send(one('old'))).toMatchObject({ status: 202 })
    const dayLater = mondayAtTen + 24 * 3_600_000
    world.setNow(dayLater)
    expect(await send(one('old'), { at: dayLater })).toMatchObject({ status: 401, code: 'bad-signature' })
    expect(await send(one('new'), { at: dayLater, secret: renewed.inboundSecret })).toMatchObject({ status: 202 })
  })

  it('is made by an admin only, and never shown again', async () => {
    expect((await world.http(`/api/channels/${channel.id}/secrets`, { as: 'lena', method: 'POST', json: {} })).status).toBe(403)
    expect(await (await world.http('/api/channels', { as: 'ada' })).text()).not.toContain('whsec_')
  })
})
