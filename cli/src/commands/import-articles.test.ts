import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { articleImportSchema, listArticles } from '@evenhand/contract/answers.ts'
import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, worldToken } from '../../../dev/world.ts'
import type { World } from '../../../dev/world.ts'
import { tell } from '../program.fixture.ts'

let world: World
let folder: string
let connection: Connection

beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-articles-'))
  connection = {
    baseUrl: 'http://localhost:4810',
    headers: { authorization: `Bearer ${worldToken}` },
    fetch: async (input, init) => world.app.fetch(new Request(input, init)),
  }
  await mkdir(path.join(folder, 'lamps'))
  await writeFile(
    path.join(folder, 'returns.md'),
    '---\ntitle: Returns\nlanguage: en\ntags: returns\n---\nYou have 30 days to return a thing.\n',
  )
  await writeFile(path.join(folder, 'lamps', 'cleaning.md'), '# Cleaning a lamp\n\nWipe it with a dry cloth.\n')
  await writeFile(path.join(folder, 'empty.md'), '\n')
  await writeFile(path.join(folder, 'picture.md'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
  await writeFile(path.join(folder, 'notes.pdf'), 'not read')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await world[Symbol.asyncDispose]()
})

const bring = async (...more: string[]) => {
  const { out, err, code } = await tell(['import', 'articles', folder, '--json', ...more], { connection })
  return { err, code, done: articleImportSchema.parse(JSON.parse(out)) }
}
const listed = async () => (await call(connection, listArticles, {})).articles

it('says what would happen and writes nothing', async () => {
  expect((await bring('--dry-run')).done).toMatchObject({ created: 2, changed: 0, unchanged: 0, dryRun: true })
  expect(await listed()).toEqual([])
})

it('brings a folder in, and names what could not be used with the reason', async () => {
  const { done, err, code } = await bring('--language', 'de')
  expect(done).toMatchObject({ created: 2, changed: 0, unchanged: 0 })
  expect(err).toContain('empty.md: The file is empty.')
  expect(err).toContain('picture.md: This is no text in UTF-8.')
  expect(code).toBe(0)
  expect(await listed()).toMatchObject([
    { title: expect.any(String), state: 'published', source: 'markdown' },
    { title: expect.any(String), state: 'published', source: 'markdown' },
  ])
  const byId = new Map((await listed()).map(article => [article.externalId, article]))
  expect(byId.get('returns.md')).toMatchObject({ title: 'Returns', language: 'en', tags: ['returns'] })
  expect(byId.get('lamps/cleaning.md')).toMatchObject({ title: 'Cleaning a lamp', language: 'de' })
})

it('changes nothing the second time, and only what the source says anew', async () => {
  expect((await bring('--language', 'de')).done).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  await writeFile(path.join(folder, 'lamps', 'cleaning.md'), '# Cleaning a lamp\n\nWipe it with a damp cloth.\n')
  expect((await bring('--language', 'de')).done).toMatchObject({ created: 0, changed: 1, unchanged: 1 })
})

it('reads the export of a help centre, and says what is wrong with a file that is none', async () => {
  const file = path.join(folder, 'zendesk.json')
  const articles = [
    {
      id: 7,
      title: 'Warranty',
      body: '<h2>Length</h2><p>Three <b>years</b> from delivery.</p>',
      locale: 'en-us',
      label_names: ['warranty'],
      draft: false,
      html_url: 'https://help.example/7',
    },
    { id: 8, title: 'Later', body: '<p>Soon.</p>', locale: 'en-us', draft: true },
  ]
  await writeFile(file, JSON.stringify({ articles }))
  const first = await tell(['import', 'articles', file, '--from', 'zendesk'], { connection })
  expect(first.out).toBe('1 new, 0 changed, 0 as they were, 1 left out.\n')
  expect(first.err).toContain('draft')
  const again = await tell(['import', 'articles', file], { connection })
  expect(again.out).toBe('0 new, 0 changed, 1 as they were, 1 left out.\n')
  const other = path.join(folder, 'chatwoot.json')
  await writeFile(other, JSON.stringify({ payload: [{ id: 7, title: 'Parcels', content: 'Two days.', locale: 'en' }] }))
  expect((await tell(['import', 'articles', other], { connection })).out).toBe('1 new, 0 changed, 0 as they were.\n')
  expect((await listed()).map(({ source }) => source)).toContain('chatwoot')
  await writeFile(file, 'this is no JSON')
  const second = await tell(['import', 'articles', file, '--from', 'zendesk'], { connection })
  expect(second.code).toBe(1)
  expect(second.err).toContain('This is no JSON')
})
