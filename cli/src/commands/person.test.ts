import { mkdtempDisposable, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '@evenhand/contract/client.ts'
import { personExportSchema } from '@evenhand/contract/person.ts'
import { openWorld, type World } from '../../../dev/world.ts'
import { inWorkspace } from '../../../server/src/db/database.ts'
import { insertRows } from '../../../server/src/db/insert-rows.ts'
import { connectionTo, tell } from '../program.fixture.ts'

let world: World
let connection: Connection
beforeAll(async () => {
  world = await openWorld()
  connection = connectionTo(world)
  await world.receive(
    ['maria', 'marius'].map(author => ({
      version: 1,
      type: 'message.created',
      time: '2026-03-02T10:00:00Z',
      actor: { externalId: author, handle: 'same_handle', displayName: `Somebody ${author}` },
      object: { externalId: `post of ${author}`, text: `My lamp is broken, says ${author}` },
    })),
  )
  await world.processAll()
})
afterAll(() => world[Symbol.asyncDispose]())

test('a person’s data is written into a file that only its owner reads', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'evenhand-person-'))
  const file = path.join(folder.path, 'maria.json')
  const told = await tell(['person', 'export', 'maria', '--out', file], { connection })
  expect(told).toMatchObject({ code: 0, err: expect.stringContaining('Somebody maria') as unknown })
  const written = personExportSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  expect(written.tables['messages']).toMatchObject([{ body: 'My lamp is broken, says maria' }])
  expect((await stat(file)).mode & 0o077).toBe(0)
})

test('several that may be meant are listed, nobody is told, and nothing goes', async () => {
  expect(await tell(['person', 'erase', 'same_handle', '--yes'], { connection })).toMatchObject({
    code: 1,
    err: expect.stringMatching(/2 people may be meant[\s\S]*Somebody maria[\s\S]*Somebody marius/),
  })
  expect(await tell(['person', 'erase', 'nobody@example.com', '--yes'], { connection })).toMatchObject({
    code: 1,
    err: 'Nobody here is known as nobody@example.com.\n',
  })
})

test('erasing tells first, and does it when it is asked to', async () => {
  const asked = await tell(['person', 'erase', 'maria'], { connection })
  expect(asked.out).toMatch(/Somebody maria: these rows would be[\s\S]*1 +messages[\s\S]*1 +profiles[\s\S]*would be resolved/)
  expect(asked.err).toContain('Nothing has gone yet')
  expect((await tell(['person', 'erase', 'maria', '--yes', '--dry-run'], { connection })).err).toContain('Nothing has gone yet')

  const done = await tell(['person', 'erase', 'maria', '--yes', '--json'], { connection })
  expect(JSON.parse(done.out)).toMatchObject({ erased: true, rows: { messages: 1, profiles: 1 }, openCases: 1 })
  expect(await tell(['person', 'erase', 'maria'], { connection })).toMatchObject({ code: 1 })
  expect((await tell(['person', 'erase', 'marius'], { connection })).code).toBe(0)
})

test('what somebody objects to is noted, and taken back, in one line each', async () => {
  const { context, workspaceId } = world
  const row = { id: context.newId(), workspace_id: workspaceId, external_id: 'C-7', name: 'Ines Prado', created_at: 0 }
  await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'customers', [row]))
  const stored = () =>
    inWorkspace(context.db, workspaceId, tx =>
      tx.selectFrom('customers').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow(),
    )
  const said = await tell(['person', 'object', 'C-7', '--to', 'scoring', '--json'], { connection })
  expect(JSON.parse(said.out)).toEqual({
    person: { id: row.id, kind: 'customer', name: 'Ines Prado' },
    to: 'scoring',
    objects: true,
  })
  expect((await stored()).objects_to_scoring_at).not.toBeNull()
  expect(await tell(['person', 'object', 'C-7', '--to', 'scoring', '--withdraw'], { connection })).toMatchObject({
    code: 0,
    out: 'Ines Prado: what they are worth is worked out again.\n',
  })
  expect((await stored()).objects_to_scoring_at).toBeNull()
  expect((await tell(['person', 'object', 'marius', '--to', 'linking'], { connection })).out).toContain(
    'nobody is linked to them',
  )
  expect(await tell(['person', 'object', 'marius', '--to', 'scoring'], { connection })).toMatchObject({ code: 1 })
  expect((await tell(['person', 'object', 'C-7', '--to', 'everything'], { connection })).code).not.toBe(0)
})
