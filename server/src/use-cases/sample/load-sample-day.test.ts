import { expect, test, describe } from 'vitest'
import { sql } from 'kysely'
import { readSampleDay } from '../../../sample-day/read-sample-day.ts'
import { openApp } from '../../app.ts'
import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { scratchSecret } from '../../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../../dev/test-database.ts'
import { firstWorkspace } from '../../db/queries/members.ts'
import { loadSampleDay } from './load-sample-day.ts'
import type { Context } from '../context.ts'

const now = Date.UTC(2026, 2, 4, 16, 30)

async function openEmpty() {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await freshDatabase())
  const app = stack.use(
    await openApp({
      urls: database.urls,
      installationSecret: scratchSecret,
      publicUrl: 'http://localhost:4810',
      token: '',
      webDirectory: null,
      importsFolder: '/nowhere',
      clock: { now: () => now },
      log: database.log,
      connections: 4,
    }),
  )
  const opened = stack.move()
  const { context } = app
  return {
    context,
    load: (from: Context = context) => loadSampleDay(from, user => app.auth.createUser(user)),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

const tables = [
  'channels',
  'customers',
  'orders',
  'contacts',
  'profiles',
  'links',
  'messages',
  'cases',
  'notes',
  'timeline',
  'decisions',
] as const

async function countAll(tx: Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)
    counts[table] = rows[0]?.n ?? 0
  }
  return counts
}

describe('the sample day', () => {
  test('is a working desk: everybody, everything that was said, and cases in every state', async () => {
    const day = readSampleDay()
    await using empty = await openEmpty()
    const began = performance.now()
    const workspaceId = (await empty.load()) ?? ''
    console.info(`the sample day was loaded in ${Math.round(performance.now() - began)} ms`)
    const read = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(empty.context.db, workspaceId, work)
    const counts = await read(countAll)
    expect(counts).toMatchObject({
      channels: day.company.channels.length,
      customers: day.customers.length,
      orders: day.orders.length,
      contacts: day.contacts.length,
      messages: day.messages.length,
    })
    const { rows: lost } = await read(tx => sql`select id from activities`.execute(tx))
    expect(lost).toEqual([])
    const { rows: states } = await read(tx =>
      sql<{ status: string; n: number }>`select status, count(*)::int as n from cases group by status`.execute(tx),
    )
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['open', 'pending', 'snoozed', 'resolved']))
    const { rows: languages } = await read(tx =>
      sql<{
        language: string
      }>`select distinct understanding ->> 'language' as language from messages where direction = 'in'`.execute(tx),
    )
    expect(languages.length).toBeGreaterThanOrEqual(4)
    const { rows: deleted } = await read(tx =>
      sql<{ body: string }>`select body from messages where deleted_at is not null`.execute(tx),
    )
    expect(deleted).toEqual(day.events.filter(({ kind }) => kind === 'deleted').map(() => ({ body: '' })))
    const { rows: times } = await read(tx =>
      sql<{ late: number; early: number }>`select max(sent_at) as late, min(sent_at) as early from messages`.execute(tx),
    )
    expect(times[0]?.late).toBeLessThanOrEqual(now)
    expect(times[0]?.early).toBeGreaterThan(now - 86_400_000)
    const { rows: future } = await read(tx =>
      sql`select id from decisions where decided_at > ${new Date(now).toISOString()}`.execute(tx),
    )
    expect(future).toEqual([])
    const { rows: forgotten } = await read(tx =>
      sql`select number from cases where due_obligation = 'triage' and due_at < ${new Date(now).toISOString()}`.execute(tx),
    )
    expect(forgotten).toEqual([])
    const { rows: looked } = await read(tx => sql<{ n: number }>`select count(*)::int as n from corrections`.execute(tx))
    expect(looked[0]?.n).toBeGreaterThan(10)
  })

  test('is loaded once: a second load changes nothing', async () => {
    await using empty = await openEmpty()
    const workspaceId = (await empty.load()) ?? ''
    const before = await inWorkspace(empty.context.db, workspaceId, countAll)
    expect(await empty.load()).toBeNull()
    expect(await inWorkspace(empty.context.db, workspaceId, countAll)).toEqual(before)
  })

  test('goes on where it was interrupted, and ends as if it had not been', async () => {
    await using whole = await openEmpty()
    const wholeId = (await whole.load()) ?? ''
    await using broken = await openEmpty()
    for (let crash = 0; crash < 12; crash += 1)
      await broken.load(dyingAfter(broken.context, 4 + crash * 7)).catch(() => undefined)
    await broken.load()
    const brokenId = (await firstWorkspace(broken.context.db)) ?? ''
    expect(await inWorkspace(broken.context.db, brokenId, countAll)).toEqual(
      await inWorkspace(whole.context.db, wholeId, countAll),
    )
  }, 60_000)

  test('reads its messages as their author labelled them, as far as the language package can', async () => {
    await using empty = await openEmpty()
    const workspaceId = (await empty.load()) ?? ''
    const { rows } = await inWorkspace(empty.context.db, workspaceId, tx =>
      sql<{ external_id: string; severity: string }>`select external_id, understanding ->> 'severity' as severity from messages
        where direction = 'in' and deleted_at is null`.execute(tx),
    )
    const read = new Map(rows.map(row => [row.external_id, row.severity]))
    const labelled = readSampleDay().messages.filter(message => message.direction === 'in' && read.has(message.id))
    const right = labelled.filter(message => message.direction === 'in' && read.get(message.id) === message.expect.severity)
    const share = right.length / labelled.length
    console.info(`severity as labelled: ${right.length} of ${labelled.length} (${Math.round(share * 100)} %)`)
    expect(share).toBeGreaterThan(0.5)
  })
})

/** A context whose database goes away after so many transactions: a crash at a place that nobody chose. */
function dyingAfter(context: Context, transactions: number): Context {
  let left = transactions
  const db = new Proxy(context.db, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name, target)
      left -= 1
      if (left < 0) throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
      return () => target.transaction()
    },
  })
  return { ...context, db }
}
