import { expect, it } from 'vitest'
import { asOwner } from '../../../dev/scratch-cluster.ts'
import { openWorld } from '../../../dev/world.ts'
import { inWorkspace } from '../db/database.ts'
import { processIntake } from '../use-cases/intake/process.ts'
import { wakeLeftOver } from './wake-left-over.ts'

const written = (id: string, at: number) => ({
  version: 1 as const,
  type: 'message.created' as const,
  time: new Date(at).toISOString(),
  actor: { externalId: 'maria' },
  object: { externalId: id, text: 'My lamp arrived broken. Please send a new one.' },
})

it('goes on with what a killed server had begun to read: its jobs stay locked, their work does not wait for them', async () => {
  await using world = await openWorld({ now: Date.now() })
  const { app, context, database, workspaceId } = world
  const now = context.clock.now()
  for (const [id, at] of [
    ['a', now - 2000],
    ['b', now - 1000],
  ] as const) {
    await world.receive([written(id, at)])
    await processIntake(context, workspaceId)
  }
  await asOwner(database.urls.owner, client =>
    client.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`),
  )

  await wakeLeftOver(database.urls.owner)
  await app.startJobs()
  const left = () =>
    inWorkspace(context.db, workspaceId, async tx => ({
      unread: (await tx.selectFrom('unread_topics').selectAll().execute()).length,
      suggestions: (await tx.selectFrom('suggestions').selectAll().execute()).length,
    }))
  await expect.poll(left, { timeout: 20_000, interval: 50 }).toEqual({ unread: 0, suggestions: 1 })
})
