import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { sessionSchema } from '@evenhand/contract/session.ts'
import { isAlive } from '../db/embedded/processes.ts'
import { installHere, ready } from './serve.fixture.ts'
import type { Started } from './serve.fixture.ts'
import { readServerFile } from './server-file.ts'

// Whole programs are started here, each with a database.
vi.setConfig({ testTimeout: 90_000 })

const installed = installHere()
const { directory, stateDirectory, start } = installed

afterEach(() => installed.stopAll())
afterAll(() => installed[Symbol.dispose]())

async function serveEmpty(): Promise<{ started: Started; link: string; origin: string }> {
  const started = start(['serve', '--empty', '--port', '0'])
  const link = /http:\/\/localhost:\d+\/sign-in#\S+/.exec(await ready(started))?.[0] ?? ''
  return { started, link, origin: new URL(link).origin }
}

function signIn(link: string): Promise<Response> {
  const { origin, hash } = new URL(link)
  return fetch(`${origin}/api/sign-in/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(1) }),
  })
}

async function workspaceOf(link: string): Promise<unknown> {
  const { workspace } = sessionSchema.parse(await (await signIn(link)).json())
  return workspace
}

function databasePid(): number {
  const pointer = path.join(stateDirectory, 'postgres-home')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8') : stateDirectory
  return Number(readFileSync(path.join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function stop(started: Started): Promise<number | null> {
  started.child.kill('SIGINT')
  return started.ended
}

test('one command serves the desk, prints a link that works once, and stops clean, PostgreSQL last', async () => {
  const { started, link, origin } = await serveEmpty()
  expect(await (await fetch(origin)).text()).toContain('Evenhand')
  expect((await signIn(link)).status).toBe(200)
  expect((await signIn(link)).status).toBe(401)
  const server = readServerFile(stateDirectory)
  expect(server).toMatchObject({ pid: started.child.pid, port: Number(new URL(origin).port) })
  const session = await fetch(`${origin}/api/session`, { headers: { authorization: `Bearer ${server?.token}` } })
  expect(session.status).toBe(200)

  expect(await stop(started)).toBe(0)
  expect(readServerFile(stateDirectory)).toBeUndefined()
  expect(started.said()).not.toMatch(/error|Error/)
})

test('a second server of the same installation says where the first one is', async () => {
  const { started, origin } = await serveEmpty()
  const second = start(['serve', '--port', '0'])
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Evenhand is already running at ${origin} (process ${started.child.pid})`)
  expect((await fetch(`${origin}/healthz`)).status).toBe(200)
})

test('a fresh sign-in link can be had while the server runs, of the first admin or of a member; nobody else gets one', async () => {
  const { origin } = await serveEmpty()
  const asked = start(['sign-in'])
  expect(await asked.ended).toBe(0)
  const link = /http:\S+/.exec(asked.said())?.[0] ?? ''
  expect(new URL(link).origin).toBe(origin)
  expect((await signIn(link)).status).toBe(200)
  const stranger = start(['sign-in', 'stranger@example.com'])
  expect(await stranger.ended).toBe(1)
  expect(stranger.said()).toContain('Nobody here has the address stranger@example.com.')
})

test('a member can be given a password, and is signed out wherever they were', async () => {
  const { link, origin } = await serveEmpty()
  const signedIn = await signIn(link)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { user } = sessionSchema.parse(await signedIn.json())
  const withPassword = (password: string): Promise<Response> =>
    fetch(`${origin}/api/sign-in/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: user.email, password }),
    })
  for (const time of ['first', 'second']) {
    const asked = start(['password', user.email])
    expect([time, await asked.ended]).toEqual([time, 0])
    const password = /: (\S+)\n/.exec(asked.said())?.[1] ?? ''
    expect((await withPassword(password)).status).toBe(200)
    expect((await withPassword(`${password}x`)).status).toBe(401)
  }
  expect((await fetch(`${origin}/api/session`, { headers: { cookie } })).status).toBe(401)
})

test.each([['abc'], ['70000']])('a port that is none is not understood: %s', async port => {
  const started = start(['serve', `--port=${port}`])
  expect(await started.ended).toBe(2)
  expect(started.said()).toContain(`--port is "${port}"; it must be a whole number`)
})

test('after kill -9 the next start goes on as if nothing had been', async () => {
  const first = await serveEmpty()
  const before = await workspaceOf(first.link)
  first.started.child.kill('SIGKILL')
  await first.started.ended
  const second = await serveEmpty()
  expect(await workspaceOf(second.link)).toEqual(before)
})

test('doctor finds nothing wrong with a running server, and a backup can be taken of it', async () => {
  await serveEmpty()
  const doctor = start(['doctor', '--json'])
  expect(await doctor.ended).toBe(0)
  const { findings }: { findings: { name: string; state: string; found: string }[] } = JSON.parse(doctor.said())
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([])
  expect(findings.find(({ name }) => name === 'server')?.found).toContain('The server answers')
  const backup = start(['backup', path.join(directory, 'running.backup')])
  expect(await backup.ended).toBe(0)
  expect(backup.said()).toMatch(/Wrote \d+ rows of \d+ tables/)
})

test('doctor alone starts the database for a moment and stops it again', async () => {
  const { started } = await serveEmpty()
  await stop(started)
  const doctor = start(['doctor', '--json'])
  expect(await doctor.ended).toBe(0)
  const pid = Number(/process (\d+)\) answers/.exec(doctor.said())?.[1])
  expect(isAlive(pid)).toBe(false)
})

test('doctor finds nothing wrong where nothing was started yet, and makes nothing', async () => {
  const state = path.join(directory, 'never-started')
  const doctor = start(['doctor'], { EVENHAND_STATE: state })
  expect(await doctor.ended).toBe(0)
  expect(doctor.said()).toContain('There is no database yet')
  expect(existsSync(state)).toBe(false)
})

test('a taken port is said at once, with a port to try instead', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const started = start(['serve', '--port', String(port)])
    expect(await started.ended).toBe(1)
    expect(started.said()).toMatch(new RegExp(`Port ${port} is taken by .*--port ${port + 1}`))
  } finally {
    other.close()
  }
})

test.each([
  [{ DATABASE_URL: 'postgres://nobody:wrong@127.0.0.1:1/evenhand' }, 1, /No PostgreSQL answers at 127\.0\.0\.1:1\./],
  [{ DATABASE_URL: 'not an address' }, 2, /DATABASE_URL must look like/],
  [{ EVENHAND_STATE: '/dev/null/state' }, 1, /./],
])('what is wrong with the installation is said in a sentence, without a stack: %j', async (env, code, sentence) => {
  const started = start(['migrate'], env)
  expect(await started.ended).toBe(code)
  expect(started.said()).toMatch(sentence)
  expect(started.said()).not.toMatch(/^\s+at /m)
})

test('a command that is not known shows what there is', async () => {
  const started = start(['serv'])
  expect(await started.ended).toBe(2)
  expect(started.said()).toContain('serve [--role all|api|worker]')
})

test('a slip in an option is named in a sentence, with what there is', async () => {
  const slipped = start(['serve', '--prt', '4811'])
  expect(await slipped.ended).toBe(2)
  expect(slipped.said()).toMatch(/^Unknown option '--prt'\.\n\nUsage: npm start -- /)
})

test('when its database is killed, the server says so and ends, and the next start recovers it', async () => {
  const first = await serveEmpty()
  const before = await workspaceOf(first.link)
  process.kill(databasePid(), 'SIGKILL')
  expect(await first.started.ended).toBe(1)
  expect(first.started.said()).toContain('The database stopped by itself')
  const second = await serveEmpty()
  expect(await workspaceOf(second.link)).toEqual(before)
})
