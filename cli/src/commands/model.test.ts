import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { weights } from '@evenhand/language/model/weights.generated.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld } from '../../../dev/world.ts'
import type { World } from '../../../dev/world.ts'
import { graverWeights } from '../../../server/src/use-cases/understanding/models/models.fixture.ts'
import { tell } from '../program.fixture.ts'

let world: World
let folder: string
const builtIn = weights.madeFrom.hash.slice(0, 12)

beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-model-'))
  await writeFile(path.join(folder, 'new.json'), JSON.stringify(graverWeights(1)))
  await writeFile(path.join(folder, 'notes.json'), '{"my":"notes"}')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await world[Symbol.asyncDispose]()
})

function http(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const json: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
  const address = String(url instanceof Request ? url.url : url)
  return world.http(address, { withToken: true, ...(json === undefined ? {} : { method: 'POST', json }) })
}

function say(...args: string[]) {
  return tell(['model', ...args], { connection: { baseUrl: '', fetch: http } })
}

test('model says which version reads', async () => {
  const { out, code } = await say()
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`reads\\s+${builtIn}`))
})

test('model offer measures and changes nothing; accept lets it read; back goes back', { timeout: 90_000 }, async () => {
  const offered = await say('offer', path.join(folder, 'new.json'))
  const version = /Version (\w+)\./.exec(offered.out)?.[1] ?? ''
  expect(offered.out).toContain(`Old is ${builtIn}, new is ${version}.`)
  expect(offered.out).toMatch(/high and critical, recall\s+\d\.\d{3}\s+\d\.\d{3}/)
  expect((await say()).out).toMatch(new RegExp(`reads\\s+${builtIn}`))
  expect((await say('accept', version)).out).toContain(`read by version ${version} from now on`)
  expect((await say()).out).toMatch(new RegExp(`reads\\s+${version}`))
  expect((await say('back')).out).toContain(builtIn)
  expect((await say('accept', path.join(folder, 'new.json'))).out).toContain(`read by version ${version} from now on`)
})

test('what is no version and no file of weights is told so', async () => {
  const absent = await say('accept', path.join(folder, 'absent.json'))
  expect([absent.code, absent.err]).toEqual([1, expect.stringContaining('no version that was offered')])
  const notes = await say('accept', path.join(folder, 'notes.json'))
  expect([notes.code, notes.err]).toEqual([1, expect.stringContaining('holds no weights')])
})
