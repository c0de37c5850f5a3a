import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, worldToken } from '../../../dev/world.ts'
import type { World } from '../../../dev/world.ts'
import { tell } from '../program.fixture.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world[Symbol.asyncDispose]())

function connection() {
  return {
    baseUrl: 'http://evenhand.test',
    headers: { authorization: `Bearer ${worldToken}` },
    fetch: async (input: string | URL | Request, init?: RequestInit) =>
      world.app.fetch(new Request(input instanceof Request ? input : String(input), init)),
  }
}

const customers =
  'Kundennummer;Name;E-Mail;Kunde seit\nC-1;Maria G.;maria@tidemail.example;1.5.2024\nC-2;Olaf;olaf@tidemail.example;31.6.2024\n'

test('a list of customers is looked at, imported, and imported again without changing anything', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'evenhand-records-'))
  const file = path.join(folder.path, 'kunden.csv')
  await writeFile(file, Buffer.from(customers, 'latin1'))
  const command = ['import', 'customers', file]
  const dry = await tell([...command, '--dry-run'], { connection: connection() })
  expect(dry).toMatchObject({
    code: 0,
    out: `Nothing was changed. An import would give:\n1 new customer, 0 changed, 0 unchanged.\n1 row could not be used; line and reason are in ${file}.rejected.csv.\n`,
  })
  expect(await readFile(`${file}.rejected.csv`, 'utf8')).toContain('3,"Kunde seit is no such day')
  expect((await tell(command, { connection: connection() })).out).toContain('1 new customer, 0 changed, 0 unchanged.')
  const again = await tell([...command, '--json'], { connection: connection() })
  expect(JSON.parse(again.out)).toMatchObject({ kind: 'customers', accepted: 0, changed: 0, duplicates: 1, rejected: 1 })
})

test('a mapping or a currency that does not fit is said before anything is sent', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'evenhand-records-'))
  const mapping = path.join(folder.path, 'mapping.json')
  await writeFile(mapping, '{"fields":{"mood":"x"}}')
  const told = await tell(['import', 'orders', mapping, '--mapping', mapping])
  expect(told).toMatchObject({ code: 1, err: expect.stringContaining('The mapping does not fit') })
})
