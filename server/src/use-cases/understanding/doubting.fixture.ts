import type { Severity } from '@evenhand/domain/severity/severity.ts'
import { understand } from '@evenhand/language/understand.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import type { World } from '../../../../dev/world.ts'
import { announce } from '../../db/announce.ts'
import { inWorkspace } from '../../db/database.ts'
import { forgetActivities, takeTurn, waitingIds } from '../../db/queries/intake/activities.ts'
import type { Desk } from '../../http/desk.fixture.ts'
import { handleActivities } from '../intake/middle/handle-activities.ts'
import { loadWorld } from '../intake/load-world.ts'
import { nothingAhead, takeActivities } from '../intake/read-ahead.ts'
import { saveWorld } from '../intake/save-world.ts'

export type DoubtfulPost = {
  text: string
  read?: Partial<Understanding>
  plausible: Severity | null
  author: string
  followers?: number
}
let count = 0

/**
 * Receives a post that is read with a given doubt, whatever today's model makes of its words: what happens to a doubt must not depend
 * on which sentences a model is unsure of this week.
 */
export async function receiveDoubtful(world: World, post: DoubtfulPost): Promise<void> {
  count += 1
  const { text, author, plausible, read, followers } = post
  const readAs = (each: string): Understanding => ({ ...understand(each), ...(each === text ? { ...read, plausible } : {}) })
  await world.receive([
    {
      version: 1,
      type: 'message.created',
      time: new Date(world.context.clock.now()).toISOString(),
      actor: { externalId: author, handle: author, displayName: author, ...(followers === undefined ? {} : { followers }) },
      object: { externalId: `doubtful-${count}`, text },
    },
  ])
  await handleAs(world, readAs)
  await world.processAll()
}

/** The batch of process.ts, with another reading than today's. */
function handleAs({ context, workspaceId }: World, readAs: (text: string) => Understanding): Promise<void> {
  return inWorkspace(context.db, workspaceId, async tx => {
    await takeTurn(tx, workspaceId)
    const ids = await waitingIds(tx, workspaceId, { after: 0, limit: 10 })
    const activities = await takeActivities(tx, workspaceId, ids, nothingAhead)
    for (const incoming of activities) incoming.understanding = readAs(incoming.activity.object.text)
    const loaded = await loadWorld(tx, context, workspaceId, activities)
    handleActivities(loaded, activities)
    await announce(tx, workspaceId, await saveWorld(tx, loaded))
    await forgetActivities(tx, workspaceId, ids)
  })
}

/** The author's case as it stands in the queue. */
export async function caseOf(desk: Desk, author: string) {
  const { cases } = await desk.list('queue', { limit: 200 })
  const row = cases.find(each => each.author.handle === author)
  if (!row) throw new Error(`No case of ${author} in the queue.`)
  return desk.get(row.id)
}

/** Somebody of ours answers the last of these posts. */
export async function answerLatest(world: World): Promise<void> {
  await world.receive([
    {
      version: 1,
      type: 'message.created',
      direction: 'out',
      time: new Date(world.context.clock.now()).toISOString(),
      actor: { externalId: 'us' },
      object: { externalId: `answer-${count}`, text: 'I am here and I am looking into it. How are you now?' },
      thread: { inReplyToExternalId: `doubtful-${count}` },
    },
  ])
  await world.processAll()
}

/** The author takes back what they wrote. */
export async function deleteMessage(world: World, author: string, messageId: string): Promise<void> {
  const { external_id: externalId } = await inWorkspace(world.context.db, world.workspaceId, tx =>
    tx.selectFrom('messages').select('external_id').where('id', '=', messageId).executeTakeFirstOrThrow(),
  )
  await world.receive([
    {
      version: 1,
      type: 'message.deleted',
      time: new Date(world.context.clock.now()).toISOString(),
      actor: { externalId: author, handle: author, displayName: author },
      object: { externalId, text: '' },
    },
  ])
  await world.processAll()
}
