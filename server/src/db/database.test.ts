import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../dev/test-database.ts'
import type { FreshDatabase } from '../../../dev/test-database.ts'
import { inWorkspace, jsonb, timestamp } from './database.ts'
import { insertRows } from './insert-rows.ts'

let fresh: FreshDatabase
const workspaceId = randomUUID()
const noon = Date.UTC(2026, 2, 2, 12, 0, 0, 123)

beforeAll(async () => {
  fresh = await freshDatabase()
  await inWorkspace(fresh.db, workspaceId, tx =>
    tx
      .insertInto('workspaces')
      .values({ id: workspaceId, name: 'Lumen & Lark', created_at: timestamp(noon) })
      .execute(),
  )
})
afterAll(() => fresh[Symbol.asyncDispose]())

test('an instant comes back as the same millisecond, and can be compared', async () => {
  const found = await inWorkspace(fresh.db, workspaceId, tx =>
    tx.selectFrom('workspaces').selectAll().where('created_at', '<=', timestamp(noon)).execute(),
  )
  expect(found).toMatchObject([{ id: workspaceId, created_at: noon, next_case_number: 1001, time_zone: 'UTC' }])
})

test('the outer handle cannot be used inside a transaction', async () => {
  const inside = inWorkspace(fresh.db, workspaceId, () => fresh.db.selectFrom('workspaces').select('id').execute())
  await expect(inside).rejects.toMatchObject({ code: 'outer-handle' })
})

test('a transaction cannot be opened inside another one', async () => {
  const nested = inWorkspace(fresh.db, workspaceId, () => inWorkspace(fresh.db, workspaceId, async () => 1))
  await expect(nested).rejects.toMatchObject({ code: 'outer-handle' })
})

test('what a failed transaction did is gone', async () => {
  const failed = inWorkspace(fresh.db, workspaceId, async tx => {
    await tx.updateTable('workspaces').set({ name: 'Half done' }).execute()
    throw new Error('stop')
  })
  await expect(failed).rejects.toThrow('stop')
  const [row] = await inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('workspaces').select('name').execute())
  expect(row?.name).toBe('Lumen & Lark')
})

test('many rows of every kind of column go in with one statement and come back as they were', async () => {
  const awkward = [
    'plain',
    '',
    'NULL',
    'a "quoted" {brace}, \\back\\slash',
    'Ünïcödé 👩‍🔧\nnew line',
    "'); drop table app.cases; --",
  ]
  const rows = awkward.map((name, i) => ({
    id: randomUUID(),
    workspace_id: workspaceId,
    external_id: i === 0 ? null : `C-${i}`,
    name,
    support_needs: i % 2 === 0 ? [] : [name, 'large print'],
    customer_since: i === 1 ? null : noon - i,
    created_at: noon,
  }))
  const ids = await inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'customers', rows, { returning: ['id'] }))
  expect(ids).toHaveLength(awkward.length)
  const back = await inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('customers').selectAll().execute())
  expect(back.toSorted(byName)).toEqual(
    rows
      .map(row => ({
        ...row,
        language: null,
        city: null,
        household_id: null,
        level: 'good',
        erased_at: null,
        objects_to_linking_at: null,
        objects_to_scoring_at: null,
        merged_into: null,
      }))
      .toSorted(byName),
  )
})

test('a conflict leaves the old row, or takes the named columns of the new one', async () => {
  const household = { id: randomUUID(), workspace_id: workspaceId, name: 'Old', created_at: noon }
  const read = () => inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('households').select('name').execute())
  const put = (name: string, update?: ['name']) =>
    inWorkspace(fresh.db, workspaceId, tx =>
      insertRows(tx, 'households', [{ ...household, name }], { onConflict: { columns: ['id'], ...(update ? { update } : {}) } }),
    )
  await put('Old')
  await put('Ignored')
  expect(await read()).toEqual([{ name: 'Old' }])
  await put('New', ['name'])
  expect(await read()).toEqual([{ name: 'New' }])
})

test('lists inside jsonb stay json', async () => {
  const policy = jsonb(['a', { b: [1, 2] }])
  const [row] = await inWorkspace(fresh.db, workspaceId, async tx => {
    await tx
      .insertInto('policy_versions')
      .values({ workspace_id: workspaceId, version: 1, policy, created_at: timestamp(noon) })
      .execute()
    return tx.selectFrom('policy_versions').select('policy').execute()
  })
  expect(row?.policy).toEqual(['a', { b: [1, 2] }])
})

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
