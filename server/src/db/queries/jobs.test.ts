import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { openWorld } from '../../../../dev/world.ts'
import type { World } from '../../../../dev/world.ts'
import { inWorkspace } from '../database.ts'
import { enqueue } from './jobs.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

beforeEach(async () => {
  await change('delete from graphile_worker._private_jobs')
})

const now = Date.now()
const hour = 3_600_000

function wake(at?: number): Promise<void> {
  return inWorkspace(world.context.db, world.workspaceId, tx =>
    enqueue(tx, { task: 'topics', workspaceId: world.workspaceId, ...(at === undefined ? {} : { at }) }),
  )
}

type Job = { id: string; at: Date; attempts: number; locked: boolean; key: string | null }

function jobs(): Promise<Job[]> {
  return asOwner(world.database.urls.owner, async client => {
    const { rows } = await client.query<Job>(
      `select j.id, j.run_at as at, j.attempts, j.locked_at is not null as locked, j.key from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'topics' order by j.id`,
    )
    return rows
  })
}

function change(text: string): Promise<unknown> {
  return asOwner(world.database.urls.owner, client => client.query(text))
}

it('keeps one job that waits, and the earliest instant of all wishes', async () => {
  await wake(now + 2 * hour)
  const [first] = await jobs()
  await wake(now + 3 * hour)
  expect(await jobs()).toEqual([first])

  await wake(now + hour)
  expect((await jobs()).map(({ at }) => at.getTime())).toEqual([now + hour])
  await wake()
  const [soon] = await jobs()
  expect(soon?.at.getTime()).toBeLessThanOrEqual(Date.now())
})

it('wakes at once, and with all attempts before it, a job that has failed and was put off', async () => {
  await wake()
  await change(`update graphile_worker._private_jobs set attempts = 3, run_at = now() + interval '1 day'`)
  await wake()
  const [job] = await jobs()
  expect(job?.attempts).toBe(0)
  expect(job?.at.getTime()).toBeLessThanOrEqual(Date.now())
})

it('gives what is written while the job runs a job of its own', async () => {
  await wake()
  await change(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody', attempts = 1`)
  await wake()
  expect((await jobs()).filter(({ locked }) => !locked)).toHaveLength(1)
  expect(await jobs()).toHaveLength(2)
})

it('lets nobody take a waiting job before what woke it again is committed', async () => {
  await wake()
  const takeable = `select id from graphile_worker._private_jobs for update skip locked`
  const seen: number[] = []
  await inWorkspace(world.context.db, world.workspaceId, async tx => {
    await enqueue(tx, { task: 'topics', workspaceId: world.workspaceId })
    await tx.selectFrom('workspaces').select('id').execute()
    seen.push(await asOwner(world.database.urls.owner, async client => (await client.query(takeable)).rows.length))
  })
  seen.push(await asOwner(world.database.urls.owner, async client => (await client.query(takeable)).rows.length))
  expect(seen).toEqual([0, 1])
})
