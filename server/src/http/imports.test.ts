import { expect, test, describe } from 'vitest'
import { importSchema } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { openWorld } from '../../../dev/world.ts'
import type { Person, World } from '../../../dev/world.ts'
import { importPlaces } from '../use-cases/imports/import-place.ts'
import { loadImportView } from '../use-cases/imports/load-imports.ts'
import { waitingCounts } from '../use-cases/imports/waiting-counts.ts'

const file = [
  'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id',
  '1,900,True,Tue Oct 31 22:10:47 +0000 2017,@acme where is my order,2,',
  '2,acme,False,Tue Oct 31 22:20:47 +0000 2017,"on its way, =1+1",,1',
  '3,901,True,never,"=cmd()",,',
].join('\n')

async function upload(world: World, as: Person, query = 'format=twcs&fileName=day.csv'): Promise<Response> {
  return world.http(`/api/imports?${query}`, {
    as,
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

async function read(response: Response): Promise<Import> {
  return importSchema.parse(await response.json())
}

async function finished(world: World, id: string): Promise<Import> {
  for (;;) {
    const found = await read(await world.http(`/api/imports/${id}`, { as: 'lena' }))
    if (found.state !== 'running') return found
  }
}

describe('importing in the browser', () => {
  test('a lead uploads a file, follows it to its end, and downloads what was rejected', async () => {
    await using world = await openWorld()
    const started = await upload(world, 'lena')
    expect(started.status).toBe(200)
    const { id } = await read(started)
    expect(await finished(world, id)).toMatchObject({ state: 'done', phase: 'finished', accepted: 2, rejected: 1, waiting: 2 })
    expect(await finished(world, id)).toMatchObject({ bytesDone: file.length, bytesTotal: file.length })
    await world.processAll()
    expect(await finished(world, id)).toMatchObject({ waiting: 0, putAside: 0 })
    const rejects = await world.http(`/api/imports/${id}/rejects.csv`, { as: 'lena' })
    expect(rejects.headers.get('content-disposition')).toBe('attachment; filename="day.csv.rejected.csv"')
    expect(await rejects.text()).toMatch(/^line,reason,content\r\n4,"created_at is no time .*"\r\n$/)
    const listed = await world.http('/api/imports', { as: 'ada' })
    expect(await listed.json()).toMatchObject({ imports: [{ id }] })
  })

  test('agents and viewers may not, and another workspace does not see it', async () => {
    await using world = await openWorld()
    expect((await upload(world, 'amir')).status).toBe(403)
    expect((await upload(world, 'vera')).status).toBe(403)
    const { id } = await read(await upload(world, 'lena'))
    await finished(world, id)
    const elsewhere = { ...world.actor('lena'), workspaceId: world.context.newId() }
    const parts = { context: world.context, runner: { places: importPlaces('/nowhere'), counts: waitingCounts() } }
    await expect(loadImportView(parts, elsewhere, id)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a file of which a part did not come is refused, and nothing of it is imported', async () => {
    await using world = await openWorld()
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(file.length + 1) }
    const part = await world.http('/api/imports?format=twcs&fileName=day.csv', {
      as: 'lena',
      method: 'POST',
      body: file,
      headers,
    })
    expect([part.status, await part.json()]).toMatchObject([400, { error: { code: 'invalid' } }])
    expect(await (await world.http('/api/imports', { as: 'lena' })).json()).toEqual({ imports: [] })
  })

  test('a mapping that is no JSON and a format nobody knows are refused in words', async () => {
    await using world = await openWorld()
    const broken = await upload(world, 'lena', 'format=csv&fileName=a.csv&mapping=%7B')
    expect([broken.status, await broken.json()]).toMatchObject([
      400,
      { error: { code: 'invalid', message: 'The mapping is no JSON: it ends too early.' } },
    ])
    expect((await upload(world, 'lena', 'format=xls&fileName=a')).status).toBe(400)
  })
})
