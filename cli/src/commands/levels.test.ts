import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '@evenhand/contract/client.ts'
import { openWorld, type World } from '../../../dev/world.ts'
import { inWorkspace } from '../../../server/src/db/database.ts'
import { insertRows } from '../../../server/src/db/insert-rows.ts'
import { connectionTo, tell } from '../program.fixture.ts'

let world: World
let connection: Connection
beforeAll(async () => {
  world = await openWorld()
  connection = connectionTo(world)
  const { context, workspaceId } = world
  const [customer_id, now] = [context.newId(), context.clock.now()]
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'customers', [{ id: customer_id, workspace_id: workspaceId, name: 'Ada', created_at: now }])
    const order = { workspace_id: workspaceId, customer_id, product: 'Lamp', status: 'delivered' as const, placed_at: now }
    await insertRows(tx, 'orders', [
      { ...order, id: context.newId(), number: '1', amount_minor: 5000, margin_minor: 2000, currency: 'USD', category: null },
      { ...order, id: context.newId(), number: '2', amount_minor: 5000, margin_minor: null, currency: 'EUR', category: 'Lamps' },
    ])
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const levels = (...args: readonly string[]) => tell(['levels', ...args], { connection })
const rates = (...args: readonly string[]) => tell(['rates', ...args], { connection })

test('levels are shown, switched off and on, and changed one number at a time', async () => {
  expect((await levels()).out).toMatch(/^Levels are on\.\nexcellent +from 500 EUR, a household from 900\n/)
  expect((await levels('off')).out).toMatch(/^Levels are off: everybody is good\./)
  expect((await levels('on', '--excellent', '400', '--ceiling', '.1')).out).toContain('from 400 EUR, a household from 900')
  const { out, code } = await levels(
    'set',
    '--nights',
    '14',
    '--kept-down-to',
    '.85',
    '--deeds',
    '.3',
    '--influence',
    '.1',
    '--json',
  )
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    {
      deedsCap: 0.3,
      levels: { mode: 'on', person: { excellent: 400, exceptional: 2000 }, ceiling: 0.1, nightsBelow: 14, keptDownTo: 0.85 },
    },
  ])
  expect((await levels()).out).toContain('influence    ON: followers add 10 % at most, and every explanation says so')
  expect((await levels('set', '--influence', 'off')).out).toContain('influence    off')
})

test('what the law does not allow, and what is no change, is refused with a sentence', async () => {
  expect(await levels('set', '--ceiling', '.4', '--exceptional', '3')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/the better level has to begin higher.*from 0 to 0\.15/s) as unknown,
  })
  expect(await levels('set')).toMatchObject({ code: 2, err: expect.stringContaining('Say what is to change') as unknown })
  expect(await levels('set', '--nights', 'many')).toMatchObject({ code: 2 })
})

test('rates are added, read from a file and taken out again, and what is left out is told until the rate comes', async () => {
  const before = (await rates()).out
  expect(before).toContain('1 order in USD, since 2026-03-02.')
  expect(before).toContain('1 order of Lamps, since 2026-03-02.')
  expect((await rates('add', 'usd', '2026-01-01', '0.92')).code).toBe(0)
  expect((await rates('margin', 'lamps', '2026-01-01', '0.4')).code).toBe(0)
  expect((await rates('margin', '', '2026-01-01', '0.1')).code).toBe(0)
  const after = (await rates()).out
  expect(after).toMatch(/USD +2026-01-01 +0\.92 EUR\n/)
  expect(after).toMatch(/lamps +2026-01-01 +40 %\n/)
  expect(after).toMatch(/\(every other\) +2026-01-01 +10 %\n/)
  expect(after).not.toMatch(/not summed|not counted/i)
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'evenhand-rates-'))
  const file = path.join(folder.path, 'ecb.csv')
  await writeFile(file, 'Currency;Date;Rate\nGBP;2026-01-02;1.15\nGBP;03/04/2026;1.16\nGBP;2026-01-03;-1\nPound;2026-01-03;1\n')
  const imported = await rates('import', file)
  expect(imported.code).toBe(1)
  expect(imported.err).toMatch(
    /Line 3: The date may be read in two ways.*Line 4: The rate is no number above 0.*Line 5: "Pound" is no currency/s,
  )
  expect((await rates('remove', 'USD', '2026-01-01')).code).toBe(0)
  expect((await rates('remove-margin', 'Lamps', '2026-01-01')).code).toBe(0)
  const { out } = await rates('--json')
  expect(JSON.parse(out)).toMatchObject({
    currency: 'EUR',
    rates: [{ from: 'GBP', rate: 1.15 }],
    margins: [{ category: '', share: 0.1 }],
    notSummed: [{ currency: 'USD', orders: 1 }],
  })
})

test.each([
  [['add', 'dollars', '2026-01-01', '1'], 2],
  [['add', 'USD', '2026-02-30', '1'], 2],
  [['add', 'USD', '2026-01-01', '0'], 2],
  [['add', 'EUR', '2026-01-01', '1'], 1],
  [['margin', 'Lamps', '2026-01-01', '40'], 2],
  [['remove', 'CHF', '2026-01-01'], 1],
] as const)('rates %j is refused with a sentence', async (args, code) => {
  const told = await rates(...args)
  expect([told.code, told.out]).toEqual([code, ''])
  expect(told.err).toMatch(/\.\n/)
})
