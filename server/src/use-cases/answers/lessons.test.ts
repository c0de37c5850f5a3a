import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { openAnswerShelf } from './answer-shelf.ts'
import { answersOf, others, pairing, returns } from './answers.fixture.ts'

/** What agents send teaches: who asks alike next is offered the same, in whatever words the article itself is written. */

let world: World
let at: Awaited<ReturnType<typeof answersOf>>
let articleId: string
const text = 'You can send anything back within 30 days of delivery, opened or not.'
const asked = 'Why is this wombat shade so dazzling in our bedroom?'
const alike = 'Why so dazzling, that wombat shade of yours? It hangs in a bedroom.'

beforeAll(async () => {
  world = await openWorld()
  at = await answersOf(world)
  for (const other of [pairing, ...others]) await at.write(other)
  articleId = (await at.write(returns)).id
})
afterAll(() => world[Symbol.asyncDispose]())

const post = (words: string, author: string) => at.post(words, { author, channelId: at.sendingChannel() })
const offered = (inserted: string | null) => ({
  first: articleId,
  inserted: inserted === null ? [] : [{ documentId: articleId, text: inserted }],
})
const firstOf = async (caseId: string) => (await at.suggested(caseId)).suggestions[0]?.documentId
const lessons = () =>
  inWorkspace(world.context.db, world.workspaceId, tx => tx.selectFrom('answer_lessons').selectAll().execute())

it('an answer that shares no word with the question is not found at first', async () => {
  const { id } = await post(asked, 'ana')
  expect(await firstOf(id)).not.toBe(articleId)
})

it('what was passed over teaches nothing, and what was taken back neither', async () => {
  const ignored = await post(asked, 'bea')
  await at.answer(ignored.id, 'We will call you.', offered(null))
  const undone = await post(asked, 'cleo')
  const { replies } = await at.answer(undone.id, text, offered(text))
  expect(await lessons()).toHaveLength(1)
  await at.change(`/api/replies/${replies.find(({ state }) => state === 'held')?.id ?? ''}/undo`, {})
  expect(await lessons()).toEqual([])
})

it('once it was sent for a question, it is offered to the next who asks alike', async () => {
  const first = await post(asked, 'dana')
  await at.answer(first.id, `Dear Dana,\n${text}`, offered(text))
  const next = await post(alike, 'eli')
  await expect.poll(() => firstOf(next.id)).toBe(articleId)
  const [suggestion] = (await at.suggested(next.id)).suggestions
  expect(JSON.stringify(suggestion)).not.toContain('our bedroom')
})

it('knows it after a restart, from ids alone', async () => {
  await using fresh = openAnswerShelf(world.context)
  const { suggestions } = await fresh.ask(world.workspaceId, { text: alike, language: 'en' }, 3)
  expect(suggestions[0]?.documentId).toBe(articleId)
  expect(Object.keys((await lessons())[0] ?? {}).toSorted()).toEqual([
    'at',
    'document_id',
    'message_id',
    'reply_id',
    'workspace_id',
  ])
})

it('forgets it when who asked takes the words back', async () => {
  const [lesson] = await lessons()
  const { external_id: externalId } = await inWorkspace(world.context.db, world.workspaceId, tx =>
    tx
      .selectFrom('messages')
      .select('external_id')
      .where('id', '=', lesson?.message_id ?? '')
      .executeTakeFirstOrThrow(),
  )
  const time = new Date(world.context.clock.now()).toISOString()
  const actor = { externalId: 'dana', handle: 'dana', displayName: 'dana' }
  await world.receive(
    [{ version: 1, type: 'message.deleted', time, actor, object: { externalId, text: '' } }],
    at.sendingChannel(),
  )
  await world.processAll()
  expect(await lessons()).toEqual([])
  const { id } = await post(alike, 'finn')
  await expect.poll(() => firstOf(id)).not.toBe(articleId)
})

it('learns in a thread from enough of them, and after a restart again', { timeout: 60_000 }, async () => {
  const { id: pairingId } = await at.write({
    ...pairing,
    title: 'Pairing once more',
    body: 'Keep the button pressed until it blinks.',
  })
  const rooms = ['kitchen', 'hall', 'cellar', 'attic', 'office', 'porch', 'study', 'garage']
  for (const [i, room] of [...rooms, ...rooms].entries()) {
    const back = await post(`Why does the wombat shade number ${i} in the ${room} dazzle everybody?`, `back-${i}`)
    await at.answer(back.id, text, offered(text))
    const pair = await post(`Why will my ${room} box number ${i} not talk to the tablet?`, `pair-${i}`)
    const body = 'Keep the button pressed until it blinks.'
    await at.answer(pair.id, body, { first: pairingId, inserted: [{ documentId: pairingId, text: body }] })
  }
  await using fresh = openAnswerShelf(world.context)
  await fresh.ask(world.workspaceId, { text: alike }, 3)
  await expect.poll(() => fresh.size().learnedFrom, { timeout: 30_000 }).toBeGreaterThanOrEqual(32)
  const find = async (words: string) => (await fresh.ask(world.workspaceId, { text: words, language: 'en' }, 3)).suggestions[0]
  expect((await find('everybody is dazzled by the wombat shade in my den'))?.documentId).toBe(articleId)
  expect((await find('the den box and my tablet, they do not talk'))?.documentId).toBe(pairingId)
})
