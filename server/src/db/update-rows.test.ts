import { expect, it } from 'vitest'
import { freshDatabase } from '../../../dev/test-database.ts'
import { inWorkspace, timestamp } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { updateRows } from './update-rows.ts'

const workspaceId = '00000000-0000-7000-8000-000000000001'
const at = Date.UTC(2026, 2, 2, 10, 0, 0, 123)
const customer = { workspace_id: workspaceId, name: 'Maria', created_at: at }
const ids = ['00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000012'] as const

it('writes every type of value exactly as it was given, and changes many rows at once', async () => {
  await using fresh = await freshDatabase()
  const rows = await inWorkspace(fresh.db, workspaceId, async tx => {
    await tx
      .insertInto('workspaces')
      .values({ id: workspaceId, name: 'W', created_at: timestamp(at) })
      .execute()
    const awkward = 'quote " backslash \\ comma , brace } 🦊 Grüße'
    await insertRows(tx, 'customers', [
      { ...customer, id: ids[0], name: awkward, support_needs: ['large "print"', 'a,b'], customer_since: null },
      { ...customer, id: ids[1], support_needs: [], customer_since: Date.UTC(1969, 5, 1) },
    ])
    await updateRows(
      tx,
      'customers',
      ['id'],
      [
        { id: ids[1], city: 'Köln', support_needs: ['no calls'] },
        { id: ids[0], city: null, support_needs: [] },
      ],
    )
    const columns = ['id', 'name', 'city', 'support_needs', 'customer_since', 'created_at'] as const
    return tx.selectFrom('customers').select(columns).orderBy('id').execute()
  })
  expect(rows).toEqual([
    {
      id: ids[0],
      name: 'quote " backslash \\ comma , brace } 🦊 Grüße',
      city: null,
      support_needs: [],
      customer_since: null,
      created_at: at,
    },
    {
      id: ids[1],
      name: 'Maria',
      city: 'Köln',
      support_needs: ['no calls'],
      customer_since: Date.UTC(1969, 5, 1),
      created_at: at,
    },
  ])
})

it('refuses an id that is no UUID instead of sending what stands in the memory', async () => {
  await using fresh = await freshDatabase()
  const insert = inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'customers', [{ ...customer, id: 'C-17' }]))
  await expect(insert).rejects.toThrow('no UUID')
})

it('leaves a column empty of which no row says anything, however many rows there are', async () => {
  await using fresh = await freshDatabase()
  const rows = await inWorkspace(fresh.db, workspaceId, async tx => {
    await insertRows(tx, 'workspaces', [{ id: workspaceId, name: 'W', created_at: at }])
    const silent = { ...customer, customer_since: null, city: null }
    await insertRows(
      tx,
      'customers',
      ids.map(id => ({ ...silent, id })),
    )
    return tx.selectFrom('customers').select(['id', 'name', 'city', 'customer_since', 'workspace_id']).orderBy('id').execute()
  })
  expect(rows).toEqual(ids.map(id => ({ id, name: 'Maria', city: null, customer_since: null, workspace_id: workspaceId })))
})

it('takes no row of another workspace, alone or beside rows of the own', async () => {
  await using fresh = await freshDatabase()
  await inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'workspaces', [{ id: workspaceId, name: 'W', created_at: at }]))
  const own = { ...customer, id: ids[0] }
  const foreign = { ...customer, id: ids[1], workspace_id: '00000000-0000-7000-8000-000000000009' }
  for (const rows of [[foreign], [own, foreign]]) {
    const writing = inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'customers', rows))
    await expect(writing).rejects.toMatchObject({ code: '42501' })
  }
})

it('changes rows that are stored already by their key, and keeps what is to stay', async () => {
  await using fresh = await freshDatabase()
  const rows = await inWorkspace(fresh.db, workspaceId, async tx => {
    await tx
      .insertInto('workspaces')
      .values({ id: workspaceId, name: 'W', created_at: timestamp(at) })
      .execute()
    await insertRows(tx, 'customers', [{ ...customer, id: ids[0], city: 'Lyon' }])
    const changed = [{ ...customer, id: ids[0], name: 'Marie', city: 'Köln', created_at: at + 1 }]
    await insertRows(tx, 'customers', changed, { onConflict: { columns: ['id'], keep: ['workspace_id', 'created_at'] } })
    return tx.selectFrom('customers').select(['id', 'name', 'city', 'created_at']).execute()
  })
  expect(rows).toEqual([{ id: ids[0], name: 'Marie', city: 'Köln', created_at: at }])
})
