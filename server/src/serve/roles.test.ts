import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { channelWithSecretsSchema } from '@evenhand/contract/channel.ts'
import { caseRowSchema } from '@evenhand/contract/queue.ts'
import { scratchSecret } from '../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../dev/test-database.ts'
import { installHere, ready } from './serve.fixture.ts'
import type { Installed, Started } from './serve.fixture.ts'
import { readServerFile } from './server-file.ts'

// Whole programs are started here, each with a database.
vi.setConfig({ testTimeout: 90_000 })

const places: Installed[] = []
afterEach(async () => {
  for (const place of places) await place.stopAll()
})
afterAll(() => {
  for (const place of places) place[Symbol.dispose]()
})

const casesSchema = z.object({ cases: z.array(caseRowSchema.pick({ author: true, severity: true })) })

/** An installation whose halves are started one by one, and a script that writes to it. */
async function openHalves(env: Record<string, string>) {
  const place = installHere()
  places.push(place)
  const serve = async (role: 'api' | 'worker'): Promise<Started> => {
    const flags = role === 'api' ? ['--empty', '--port', '0'] : []
    const started = place.start(['serve', '--role', role, ...flags], env)
    await ready(started)
    return started
  }
  const ask = async (path: string, json?: unknown): Promise<unknown> => {
    const server = readServerFile(place.stateDirectory)
    const headers = { authorization: `Bearer ${server?.token}`, 'content-type': 'application/json' }
    const body = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }
    return (await fetch(`http://127.0.0.1:${server?.port}${path}`, { headers, ...body })).json()
  }
  const listed = async () => casesSchema.parse(await ask('/api/cases?view=queue')).cases
  const post = async (channel: z.infer<typeof channelWithSecretsSchema>, name: string, text: string): Promise<number> => {
    const at = new Date()
    const body = JSON.stringify({
      version: 1,
      type: 'message.created',
      time: at.toISOString(),
      actor: { externalId: name, displayName: name },
      object: { externalId: randomUUID(), text },
    })
    const id = `msg_${randomUUID()}`
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(channel.inboundSecret).sign(id, at, body),
    }
    const { port } = readServerFile(place.stateDirectory) ?? {}
    return (await fetch(`http://127.0.0.1:${port}${channel.inboundPath}`, { method: 'POST', headers, body })).status
  }
  const connect = async () =>
    channelWithSecretsSchema.parse(await ask('/api/channels', { name: 'A script', network: 'posts', replyUrl: null }))
  return { place, serve, listed, post, connect }
}

const patience = { timeout: 30_000, interval: 50 }

test.each([['its own database'], ['a database that both are told']])(
  'on %s one process takes messages in and another decides them, and either may be away for a while',
  async which => {
    await using shared = which === 'its own database' ? null : await freshDatabase()
    const halves = await openHalves(
      shared === null ? {} : { DATABASE_URL: shared.urls.owner, EVENHAND_SECRET: scratchSecret.toString('base64url') },
    )
    const api = await halves.serve('api')
    const channel = await halves.connect()
    expect(await halves.post(channel, 'Tom Reed', 'My charger is smoking, what shall I do?')).toBe(202)
    expect(await halves.listed()).toEqual([])

    const worker = await halves.serve('worker')
    const decided = () => halves.listed().then(cases => cases.map(({ author, severity }) => `${author.name}: ${severity}`))
    await expect.poll(decided, patience).toEqual(['Tom Reed: critical'])

    worker.child.kill('SIGKILL')
    await worker.ended
    expect(await halves.post(channel, 'Ines Caro', 'My lamp arrived broken. Please send a new one.')).toBe(202)
    expect(await decided()).toEqual(['Tom Reed: critical'])
    const another = await halves.serve('worker')
    await expect.poll(decided, patience).toEqual(['Tom Reed: critical', 'Ines Caro: medium'])

    expect(await stop(api)).toBe(0)
    expect(another.child.exitCode).toBeNull()
    await halves.serve('api')
    expect(await decided()).toEqual(['Tom Reed: critical', 'Ines Caro: medium'])
    expect(await stop(another)).toBe(0)
  },
)

test('nothing is put back while a worker works, and a second process that answers people is told where the first one is', async () => {
  const halves = await openHalves({})
  await halves.serve('api')
  await halves.serve('worker')
  const second = halves.place.start(['serve', '--role', 'api', '--port', '0'])
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain('Evenhand is already running at')
  await halves.place.stopAll()
  await halves.serve('worker')
  const restore = halves.place.start(['restore', 'nothing.backup'])
  expect(await restore.ended).toBe(1)
  expect(restore.said()).toContain('Evenhand is running here.')
})

async function stop(started: Started): Promise<number | null> {
  started.child.kill('SIGINT')
  return started.ended
}
