import { expect, it } from 'vitest'
import { freshDatabase } from '../../../dev/test-database.ts'
import { inWorkspace, readInWorkspace } from './database.ts'
import { insertRows } from './insert-rows.ts'

const workspaceId = '00000000-0000-7000-8000-000000000001'
const created_at = Date.UTC(2026, 2, 2, 10)
const workspace = { id: workspaceId, name: 'W', created_at }
const household = (last: number) => ({
  id: `00000000-0000-7000-8000-00000000000${last}`,
  workspace_id: workspaceId,
  name: 'H',
  created_at,
})
const behind = true

it('has written everything in order when the transaction ends', async () => {
  await using fresh = await freshDatabase()
  await inWorkspace(fresh.db, workspaceId, async tx => {
    await insertRows(tx, 'workspaces', [workspace], { behind })
    for (const last of [1, 2, 3]) await insertRows(tx, 'households', [household(last)], { behind })
  })
  const rows = await inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('households').select('id').execute())
  expect(rows).toHaveLength(3)
})

it('throws a failure at the next statement that is waited for, and stores nothing', async () => {
  await using fresh = await freshDatabase()
  const twice = inWorkspace(fresh.db, workspaceId, async tx => {
    await insertRows(tx, 'workspaces', [workspace], { behind })
    await insertRows(tx, 'households', [household(1), household(1)], { behind })
    await tx.selectFrom('households').select('id').execute()
  })
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  await expect(inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('workspaces').select('id').execute())).resolves.toEqual([])
})

it('throws a failure of the last statement at the commit, and the connection works on', async () => {
  await using fresh = await freshDatabase()
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const broken = inWorkspace(fresh.db, workspaceId, async tx => {
      await insertRows(tx, 'households', [household(1)], { behind })
    })
    await expect(broken).rejects.toMatchObject({ code: '23503' })
  }
  await expect(inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('households').select('id').execute())).resolves.toEqual([])
})

it('reads what was committed before, however often in a row, without waiting for the ends', async () => {
  await using fresh = await freshDatabase()
  await inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'workspaces', [workspace]))
  for (const last of [1, 2, 3, 4, 5]) {
    await inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'households', [household(last)]))
    const rows = await readInWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('households').select('id').execute())
    expect(rows).toHaveLength(last)
  }
  const elsewhere = '00000000-0000-7000-8000-000000000009'
  await expect(readInWorkspace(fresh.db, elsewhere, tx => tx.selectFrom('households').select('id').execute())).resolves.toEqual(
    [],
  )
})

it('changes nothing where it only reads, at once or behind, and the connection works on', async () => {
  await using fresh = await freshDatabase()
  await inWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'workspaces', [workspace]))
  for (const options of [{}, { behind }]) {
    const writing = readInWorkspace(fresh.db, workspaceId, tx => insertRows(tx, 'households', [household(1)], options))
    await expect(writing).rejects.toMatchObject({ code: '25006' })
  }
  await expect(inWorkspace(fresh.db, workspaceId, tx => tx.selectFrom('households').select('id').execute())).resolves.toEqual([])
})
