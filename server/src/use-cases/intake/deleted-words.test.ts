import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { noteFailure } from '../../db/queries/intake/activities.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { indexNextMessages } from '../../db/queries/search.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

/** What an author takes back is gone from every table, whenever they do and whatever fails meanwhile. */

const hour = 3_600_000
const secret = 'zebrafish'
/** Where the words of a message stand; what was understood quotes what carried it. */
const written = ['messages.body', 'messages.subject', 'messages.understanding']

let desk: IntakeWorld
let channel: string
let stories = 0

beforeAll(async () => {
  desk = await openIntake({ now: mondayAtTen + 48 * hour })
  // What the pipeline cannot know: the database refuses these messages, unless they are known to be deleted.
  await asOwner(desk.fresh.urls.owner, client =>
    client.query(`alter table app.messages add constraint no_poison check (external_id not like 'poison%' or not original_seen)`),
  )
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(async () => {
  stories += 1
  channel = await desk.addChannel(`deleted words ${stories}`, 'email')
})

const maria = { externalId: 'maria' }
const words = { text: `My lamp ${secret} arrived broken. Please send a new one.`, subject: `The ${secret} lamp` }
const write = (id: string) => post(id, { actor: maria, object: words })
const edit = (id: string) =>
  post(id, { type: 'message.edited', actor: maria, object: { ...words, revision: '2' }, time: mondayAtTen + 1 })
const remove = (id: string) =>
  post(id, { type: 'message.deleted', actor: maria, object: { text: `${secret} is taken back` }, time: mondayAtTen + hour })
const tell = (...activities: ActivityInput[]) => desk.handle(activities, channel)
const readForSearch = () => desk.within(tx => indexNextMessages(tx, desk.workspaceId, 1000))

/** Every column of every table, from the catalogue: a new table is looked through without anybody thinking of it. */
async function placesOf(word: string): Promise<string[]> {
  return asOwner(desk.fresh.urls.owner, async client => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'app' order by 1`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ column: string }>(
        `select distinct c.key as column from app.${name} t cross join lateral jsonb_each_text(to_jsonb(t)) c
          where c.value ilike '%' || $1 || '%' order by 1`,
        [word],
      )
      found.push(...rows.map(({ column }) => `${name}.${column}`))
    }
    return found
  })
}

/** Returns as soon as some transaction of this database waits for another one. */
async function somebodyWaits(): Promise<void> {
  await asOwner(desk.fresh.urls.owner, async client => {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await client.query(waiting)).rowCount === 0);
  })
}

describe('the words of a deleted message stand nowhere', () => {
  it('when it is deleted long after it was handled, edited and read by search', async () => {
    await tell(write('a'))
    await readForSearch()
    expect(await placesOf(secret)).toEqual(['message_words.words', ...written])
    await tell(edit('a'))
    await readForSearch()
    await tell(remove('a'))
    expect(await placesOf(secret)).toEqual([])
    await readForSearch()
    expect(await placesOf(secret)).toEqual([])
  })

  it('when its deletion arrives first', async () => {
    await tell(remove('a'))
    await tell(write('a'), edit('a'))
    await readForSearch()
    expect(await placesOf(secret)).toEqual([])
  })

  it('when it fails in one batch with its deletion', async () => {
    await tell(write('poison'), remove('poison'))
    expect(await placesOf(secret)).toEqual([])
  })

  it('when it had failed for good before', async () => {
    await tell(write('poison'), edit('poison'))
    expect(await placesOf(secret)).toEqual(['activities.payload', ...written])
    await tell(remove('poison'))
    expect(await placesOf(secret)).toEqual([])
  })

  it('when it failed once and waits for its next attempt', async () => {
    await desk.receive([write('poison')], channel)
    const [waiting] = await desk.all('activities')
    const failure = { id: waiting?.id ?? 0, error: 'the process ended', mostAttempts: 3 }
    await desk.within(tx => noteFailure(tx, desk.workspaceId, failure))
    expect(await desk.all('activities')).toMatchObject([{ state: 'waiting', attempts: 1 }])
    await tell(remove('poison'))
    expect(await placesOf(secret)).toEqual([])
  })

  it('when it fails after its deletion', async () => {
    await tell(remove('poison'))
    await tell(write('poison'))
    expect(await placesOf(secret)).toEqual([])
  })

  it('nor do the order numbers that nothing else names, given beside the words or in them', async () => {
    const object = { text: 'Order ZEB4711 arrived broken. Please send a new one.', orderRef: 'ZEB-0815' }
    await tell(post('a', { actor: maria, object }))
    await tell(post('b', { actor: maria, object: { text: 'And order 20391, too.' }, thread: { rootExternalId: 'a' } }))
    expect(await placesOf('ZEB0815')).toContain('case_references.reference')
    await tell(remove('a'))
    expect([...(await placesOf('ZEB4711')), ...(await placesOf('ZEB0815'))]).toEqual([])
    expect(await placesOf('20391')).toContain('case_references.reference')
  })

  it('nor in the row of a file that could not be read and names it; other rows stay', async () => {
    const importId = desk.context.newId()
    const kept = { workspace_id: desk.workspaceId, import_id: importId, reason: 'The time cannot be read.' }
    await desk.within(async tx => {
      const made = { file_name: 'a.csv', state: 'done' as const, created_at: mondayAtTen }
      await insertRows(tx, 'imports', [{ id: importId, workspace_id: desk.workspaceId, format: 'csv', ...made }])
      await insertRows(tx, 'import_rejects', [
        { ...kept, line: 2, content: `post-7.1,maria,yesterday,"my ${secret} lamp"` },
        { ...kept, line: 3, content: 'post-7.12,paul,yesterday,"my lamp"' },
      ])
    })
    await tell(remove('post-7.1'))
    expect(await placesOf(secret)).toEqual([])
    const rows = await desk.all('import_rejects', 'line')
    expect(rows.map(({ content }) => content === '')).toEqual([true, false])
  })

  it('and what failed and was then deleted opens no case', async () => {
    await tell(write('poison-case'))
    const before = await desk.counts()
    await tell(remove('poison-case'))
    await desk.process()
    expect(await desk.counts()).toMatchObject({ cases: before.cases, activities: before.activities - 1 })
  })

  it('when it is deleted while search reads it', async () => {
    await tell(write('a'))
    await desk.receive([remove('a')], channel)
    const read = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const reading = desk.within(async tx => {
      await indexNextMessages(tx, desk.workspaceId, 1000)
      read.resolve()
      await release.promise
    })
    await read.promise
    const deleted = desk.process()
    await somebodyWaits()
    release.resolve()
    await reading
    await deleted
    expect(await placesOf(secret)).toEqual([])
  })

  it('when search comes by while it is being deleted', async () => {
    await tell(write('a'))
    await asOwner(desk.fresh.urls.owner, async client => {
      await client.query('begin')
      await client.query(`update app.messages set body = '', subject = null, understanding = null where channel_id = $1`, [
        channel,
      ])
      expect(await readForSearch()).toBe(0)
      await client.query('commit')
    })
    expect(await readForSearch()).toBe(1)
    expect(await placesOf(secret)).toEqual([])
  })
})

it('what failed on another channel under the same id is kept: it is another message', async () => {
  const other = await desk.addChannel(`other ${stories}`, 'email')
  await desk.handle([write('poison-twin')], other)
  await tell(remove('poison-twin'))
  expect(await desk.all('activities')).toMatchObject([{ channel_id: other, state: 'failed' }])
})
