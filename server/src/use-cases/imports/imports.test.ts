import { existsSync, createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, describe } from 'vitest'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { cancelImport } from './cancel-import.ts'
import { openImportWorld } from './imports.fixture.ts'
import { importRejects, loadImportView } from './load-imports.ts'
import { resumeImport } from './resume-import.ts'

const header = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n'
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString()
const day = [
  header,
  `3,acme,False,${at(30)},we are on it,,2\n`,
  `2,900,True,${at(20)},@acme my card is 4111 1111 1111 1111 and I was charged twice,3,1\n`,
  `1,900,True,${at(10)},@acme my order has not arrived,2,\n`,
  `4,901,True,${at(15)},@bolt I am locked out of my account,,\n`,
  `5,bolt,False,${at(5)},good morning all,,\n`,
  '6,902,True,nonsense,@bolt my card is 4111 1111 1111 1111,,\n',
].join('')

/** Everything that an import may have changed. */
async function everything(imports: Awaited<ReturnType<typeof openImportWorld>>) {
  return imports.read(async tx => {
    const tables = ['channels', 'profiles', 'conversations', 'messages', 'cases', 'decisions', 'timeline', 'obligations'] as const
    const counts: Record<string, unknown> = {}
    for (const table of tables) {
      const { rows } = await sql<{
        hash: string
      }>`select md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.table(table)} t`.execute(tx)
      counts[table] = rows[0]?.hash
    }
    return counts
  })
}

/** @returns how many connections were broken, of those that wait for somebody else's lock */
async function breakWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(tx)
  return rows.length
}

describe('an import', () => {
  test('becomes conversations, messages with their own times, channels and open cases', async () => {
    await using imports = await openImportWorld()
    const { row, unhandled } = await imports.import(day)
    expect(row).toMatchObject({ state: 'done', accepted: 5, duplicates: 0, rejected: 1, messages_done: 5, messages_total: 5 })
    expect(unhandled).toEqual({ waiting: 0, failed: 0 })
    const messages = await imports.read(tx =>
      tx
        .selectFrom('messages as m')
        .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
        .innerJoin('channels as ch', 'ch.id', 'm.channel_id')
        .select(['m.external_id', 'm.direction', 'm.sent_at', 'm.body', 'c.root_external_id', 'ch.name', 'ch.kind'])
        .orderBy('m.sent_at')
        .execute(),
    )
    expect(messages.map(m => [m.external_id, m.direction, m.root_external_id, m.name, m.kind])).toEqual([
      ['5', 'out', '5', 'bolt', 'archive'],
      ['1', 'in', '1', 'acme', 'archive'],
      ['4', 'in', '4', 'bolt', 'archive'],
      ['2', 'in', '1', 'acme', 'archive'],
      ['3', 'out', '1', 'acme', 'archive'],
    ])
    expect(messages.map(m => new Date(m.sent_at).toISOString())).toEqual([at(5), at(10), at(15), at(20), at(30)])
    expect(messages.some(m => m.body.includes('4111 1111 1111 1111'))).toBe(false)
    const cases = await imports.read(tx =>
      tx.selectFrom('cases').select(['opened_at', 'first_response_at']).orderBy('opened_at').execute(),
    )
    expect(
      cases.map(c => [new Date(c.opened_at).toISOString(), c.first_response_at && new Date(c.first_response_at).toISOString()]),
    ).toEqual([
      [at(10), at(30)],
      [at(15), null],
    ])
  })

  test('keeps rejected rows with line, reason and masked content', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.import(day)
    const rejects = []
    for await (const reject of importRejects(imports.parts, imports.actor, row.id)) rejects.push(reject)
    expect(rejects).toHaveLength(1)
    expect(rejects[0]).toMatchObject({ line: 7, reason: expect.stringContaining('created_at is no time') })
    expect(rejects[0]?.content).toContain('902,True')
    expect(rejects[0]?.content).not.toContain('4111 1111 1111 1111')
  })

  test('of the same file a second time changes nothing', async () => {
    await using imports = await openImportWorld()
    const first = await imports.import(day)
    const before = await everything(imports)
    const second = await imports.import(day)
    expect(second.row).toMatchObject({ state: 'done', accepted: 0, duplicates: 5, rejected: 1 })
    expect(second.row.id).not.toBe(first.row.id)
    expect(await everything(imports)).toEqual(before)
  })

  test('leaves no file behind when it is done', async () => {
    await using imports = await openImportWorld()
    await imports.import(day)
    const left = await readdir(imports.folder, { recursive: true, withFileTypes: true })
    expect(left.filter(entry => entry.isFile())).toEqual([])
  })

  test('of a file that cannot be read fails with a sentence, stores nothing, and has no file left to go on with', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.import('id,text\n1,a\n')
    expect(row).toMatchObject({ state: 'failed', accepted: 0, error: expect.stringContaining('This is no "twcs" file') })
    expect((await loadImportView(imports.parts, imports.actor, row.id)).hasFile).toBe(false)
    await expect(resumeImport(imports.parts, imports.actor, row.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('of which not one row can be used fails, names the first reason and keeps them all; the right file then goes through', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.import(day, { format: 'jsonl' })
    expect(row).toMatchObject({
      state: 'failed',
      accepted: 0,
      rejected: 7,
      error: expect.stringMatching(/^Not one of the 7 rows can be used. Line 1: The line is no JSON/),
    })
    const again = await imports.import(day, { format: 'jsonl' })
    expect(again.row).toMatchObject({ id: row.id, state: 'failed', rejected: 7 })
    expect((await imports.import(day)).row).toMatchObject({ state: 'done', accepted: 5 })
  })

  test('is not begun for an empty file or a mapping that does not fit', async () => {
    await using imports = await openImportWorld()
    await expect(imports.start('')).rejects.toMatchObject({ code: 'invalid' })
    await expect(imports.start(day, { mapping: '{"fields":{"mood":"x"}}' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await imports.read(tx => tx.selectFrom('imports').selectAll().execute())).toEqual([])
  })
})

const big = [
  header,
  ...Array.from({ length: 4500 }, (_, i) => `${i + 1},${900 + (i % 50)},True,${at(0)},@acme is my order 4471 late ${i},,\n`),
].join('')

describe('an import that is interrupted', () => {
  test('goes on exactly behind what was stored when it was cancelled', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.start(big)
    await until(async () => (await loadImportView(imports.parts, imports.actor, row.id)).row.messages_done > 0)
    const cancelled = await cancelImport(imports.parts, imports.actor, row.id)
    await imports.parts.runner.settled()
    expect(cancelled.row.state).toBe('cancelled')
    expect(cancelled.row.messages_done).toBeLessThan(4500)
    const again = await imports.start(big)
    expect(again.row.id).toBe(row.id)
    await imports.parts.runner.settled()
    const { row: done } = await loadImportView(imports.parts, imports.actor, row.id)
    expect(done).toMatchObject({ state: 'done', accepted: 4500, duplicates: 0, messages_done: 4500 })
  })

  test('goes on by itself when the database was away for a moment', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.start(day)
    await imports.parts.runner.stop()
    const runner = imports.restarted()
    const held = Promise.withResolvers<void>()
    const broken = imports.read(async tx => {
      await tx.selectFrom('imports').select('id').where('id', '=', row.id).forUpdate().execute()
      held.resolve()
      while ((await breakWaiting(tx)) === 0) await sql`select pg_stat_clear_snapshot()`.execute(tx)
    })
    // It waits for that row soon: there its connection breaks.
    await held.promise
    await runner.resumeInterrupted()
    await broken
    await runner.settled()
    const { row: after } = await loadImportView(imports.parts, imports.actor, row.id)
    expect(after).toMatchObject({ state: 'done', accepted: 5, duplicates: 0, rejected: 1 })
  })

  test('stays running when the server stops, and goes on with the next start', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.start(big)
    await until(async () => (await loadImportView(imports.parts, imports.actor, row.id)).row.messages_done > 0)
    await imports.parts.runner.stop()
    const stopped = await loadImportView(imports.parts, imports.actor, row.id)
    expect(stopped.row.state).toBe('running')
    const runner = imports.restarted()
    await runner.resumeInterrupted()
    await runner.settled()
    const { row: done } = await loadImportView(imports.parts, imports.actor, row.id)
    expect(done).toMatchObject({ state: 'done', accepted: 4500, duplicates: 0 })
  })

  test('that two processes carry on at once is stored once', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.start(big)
    const other = imports.restarted()
    other.carryOn(imports.world.workspaceId, row.id)
    await Promise.all([imports.parts.runner.settled(), other.settled()])
    const again = imports.restarted()
    await again.resumeInterrupted()
    await again.settled()
    const { row: done } = await loadImportView(imports.parts, imports.actor, row.id)
    expect(done).toMatchObject({ state: 'done', accepted: 4500, duplicates: 0 })
  })
})

const sample = path.join(
  process.env['EVENHAND_DATA'] ?? path.join(import.meta.dirname, '../../../../../shared/data'),
  'conversations/twcs_sample.csv',
)

describe.skipIf(!existsSync(sample))(
  'the real sample (skipped where ../shared/data is absent: it may not be copied here)',
  () => {
    test('no row is lost, conversations follow the reply chains, and a second import changes nothing', async () => {
      await using imports = await openImportWorld()
      const { row } = await imports.import(createReadStream(sample))
      expect(row).toMatchObject({ state: 'done', accepted: 5000, duplicates: 0, rejected: 1 })
      const { rows: counts } = await imports.read(tx =>
        sql<{
          direction: string
          n: number
        }>`select direction, count(*)::int as n from messages group by direction order by 1`.execute(tx),
      )
      expect(counts).toEqual([
        { direction: 'in', n: 2778 },
        { direction: 'out', n: 2222 },
      ])
      const { rows: torn } = await imports.read(tx =>
        sql<{ child: string; parent: string }>`select c.external_id as child, p.external_id as parent from messages c
        join messages p on p.external_id = c.in_reply_to_external_id and p.channel_id = c.channel_id
        where p.conversation_id <> c.conversation_id`.execute(tx),
      )
      expect(torn).toEqual([])
      const before = await everything(imports)
      const second = await imports.import(createReadStream(sample))
      expect(second.row).toMatchObject({ accepted: 0, duplicates: 5000, rejected: 1 })
      expect(await everything(imports)).toEqual(before)
    }, 60_000)
  },
)

/** Waits for what happens in another thread; bounded by the test's own time. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(resolve => setImmediate(resolve))
}
