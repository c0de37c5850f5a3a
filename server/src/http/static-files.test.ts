import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpEnv } from './parts.ts'
import { staticFiles } from './static-files.ts'

let outside: string
let app: Hono<HttpEnv>

beforeAll(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'evenhand-web-'))
  const directory = path.join(outside, 'dist')
  await mkdir(path.join(directory, 'assets'), { recursive: true })
  await writeFile(path.join(outside, 'secret.txt'), 'secret')
  await writeFile(path.join(directory, 'index.html'), '<!doctype html><title>Desk</title>')
  await writeFile(path.join(directory, 'assets', 'app-abc123.js'), 'console.log(1)')
  app = new Hono<HttpEnv>().use('*', staticFiles(directory))
})
afterAll(() => rm(outside, { recursive: true, force: true }))

describe('the built web', () => {
  it('is kept for ever where the name holds a hash of the content, and asked for anew where it does not', async () => {
    const script = await app.request('/assets/app-abc123.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect((await app.request('/')).headers.get('cache-control')).toBe('no-cache')
  })

  it('gives the page for every path of the desk, and nothing for a file that is not there', async () => {
    expect(await (await app.request('/cases/1042')).text()).toContain('Desk')
    expect((await app.request('/assets/gone.js')).status).toBe(404)
  })

  it('says that nothing changed to who has it already', async () => {
    const etag = (await app.request('/')).headers.get('etag') ?? ''
    expect((await app.request('/', { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('is zipped for who can read it', async () => {
    const response = await app.request('/', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toBe('accept-encoding')
  })

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/assets/%00.txt'])(
    'is all that can be read: %s',
    async address => {
      expect(await (await app.request(address)).text()).not.toContain('secret')
    },
  )

  it('says how to build it while it is not built', async () => {
    const unbuilt = new Hono<HttpEnv>().use('*', staticFiles(null))
    const response = await unbuilt.request('/')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm start')
  })
})
