import { execFile, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorld, type World } from '../../../../dev/world.ts'
import { deskOf } from '../../http/desk.fixture.ts'
import { undoMs } from '../../use-cases/replies/undo-time.ts'
import { freePort, portOf } from './free-port.fixture.ts'

const run = promisify(execFile)
const documentation = new URL('../../../../docs/webhook.md', import.meta.url)

let world: World
let directory: string
let server: ReturnType<typeof serve>
let env: NodeJS.ProcessEnv
let channel: { id: string; inboundPath: string; inboundSecret: string; outboundSecret: string }
let replyPort: number

beforeAll(async () => {
  // The scripts live in real time, so this world does as well.
  world = await openWorld({ now: Date.now() })
  directory = await mkdtemp(path.join(tmpdir(), 'evenhand-webhook-'))
  replyPort = await freePort()
  const made = await world.http('/api/channels', {
    as: 'ada',
    method: 'POST',
    json: { name: 'My script', network: 'other', replyUrl: `http://127.0.0.1:${replyPort}/` },
  })
  channel = z
    .object({ id: z.string(), inboundPath: z.string(), inboundSecret: z.string(), outboundSecret: z.string() })
    .parse(await made.json())
  server = serve({ fetch: (request, bindings) => world.app.fetch(request, bindings), port: 0, hostname: '127.0.0.1' })
  await new Promise<void>(resolve => server.once('listening', resolve))
  env = {
    ...process.env,
    EVENHAND_HOOK: `http://127.0.0.1:${portOf(server)}${channel.inboundPath}`,
    EVENHAND_SECRET: channel.inboundSecret,
  }
})
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  await rm(directory, { recursive: true, force: true })
  await world[Symbol.asyncDispose]()
})

/** The blocks of one language in the page, as a reader would copy them. */
async function blocks(language: string): Promise<string[]> {
  const text = await readFile(documentation, 'utf8')
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, code = '']) => code)
}

async function save(name: string, code: string | undefined): Promise<string> {
  const file = path.join(directory, name)
  await writeFile(file, code ?? '')
  return file
}

it('the Node script of the page brings a message in', async () => {
  const file = await save('send.mjs', (await blocks('js'))[0])
  const { stdout } = await run(process.execPath, [file], { env })
  expect(stdout).toContain('202 {"accepted":1,"duplicates":0}')
})

const hasTools = ['curl', 'openssl'].every(tool => spawnSync('which', [tool]).status === 0)
it.skipIf(!hasTools)('the shell script of the page does too (where curl and openssl are installed)', async () => {
  const file = await save('send.sh', (await blocks('sh'))[0])
  const { stdout } = await run('sh', ['-e', file], { env })
  expect(stdout).toBe('{"accepted":1,"duplicates":0}')
})

it('the receiver of the page publishes a reply', async () => {
  const file = await save('receive.mjs', (await blocks('js'))[1])
  const script = spawn(process.execPath, [file], {
    env: { ...env, EVENHAND_SECRET: channel.outboundSecret, PORT: String(replyPort) },
  })
  try {
    await listening(replyPort)
    const desk = deskOf(world)
    const row = await desk.post('order 1201 arrived broken', { channelId: channel.id })
    await desk.reply(row.id, { body: 'A new one is on its way.' })
    world.advance(undoMs)
    const said = new Promise<string>(resolve => script.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8'))))
    await world.processAll()
    expect(await said).toContain(`publish for ${row.author.handle ?? ''}: A new one is on its way.`)
    expect(await desk.get(row.id)).toMatchObject({ replied: true })
  } finally {
    script.kill()
  }
})

/** Until somebody answers at the port. */
async function listening(port: number): Promise<void> {
  const answered = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).then(
    () => true,
    () => false,
  )
  if (!answered) await listening(port)
}
