import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { mondayAtTen, openIntake, post } from '../intake/intake.fixture.ts'
import type { IntakeWorld } from '../intake/intake.fixture.ts'
import type { Actor } from '../context.ts'
import { addIndustry, addTopic, changeTopic, loadCatalogue } from './catalogue.ts'
import { listGroups, makeTopic, mergeGroup, renameGroup, splitGroup } from './groups.ts'
import { readTopics } from './read-topics.ts'

let desk: IntakeWorld
let lead: Actor

beforeAll(async () => {
  desk = await openIntake({ now: mondayAtTen + 3_600_000 })
  lead = { workspaceId: desk.workspaceId, userId: 'lena', role: 'lead' }
})
afterAll(() => desk[Symbol.asyncDispose]())

const read = () => readTopics(desk.context, desk.workspaceId)
const say = (id: string, text: string): ActivityInput => post(id, { object: { text } })

async function topicsOf(externalId: string): Promise<Record<string, readonly string[]>> {
  const message = (await desk.all('messages')).find(({ external_id }) => external_id === externalId)
  const names = new Map((await desk.all('topics')).map(({ id, key }) => [id, key]))
  const rows = (await desk.all('message_topics', 'topic_id')).filter(({ message_id }) => message_id === message?.id)
  return Object.fromEntries(rows.map(({ topic_id, words }) => [names.get(topic_id) ?? '', words]))
}
async function groupOf(externalId: string): Promise<string | undefined> {
  const message = (await desk.all('messages')).find(({ external_id }) => external_id === externalId)
  return (await desk.all('group_messages', 'message_id')).find(({ message_id }) => message_id === message?.id)?.group_id
}
async function counted(key: string) {
  const { topics } = await loadCatalogue(desk.context, lead)
  return topics.find(({ row }) => row.key === key)
}

test('a message gets the topics of the industry, with its own words, and counts for those above them', async () => {
  await addIndustry(desk.context, lead, { industry: 'electronics', language: 'en' })
  await desk.handle([say('a', 'My order 4471 has NOT ARRIVED, I want a refund')])
  await read()
  expect(await topicsOf('a')).toEqual({ 'late-delivery': ['NOT ARRIVED'], refund: ['refund'] })
  expect((await counted('delivery'))?.days.at(-1)).toBe(1)
  expect((await counted('payment'))?.days.at(-1)).toBe(1)
})

test('topics to begin with are called by names of the language that was chosen, and those that are there keep theirs', async () => {
  await addIndustry(desk.context, lead, { industry: 'parcel', language: 'de' })
  expect((await counted('delivery'))?.row.name).toBe('Delivery')
  await addIndustry(desk.context, lead, { industry: 'airline', language: 'de' })
  const baggage = await counted('baggage')
  expect(baggage?.row.name).toBe('Gepäck')
  expect(baggage?.row.words.en).toBeDefined()
  await changeTopic(desk.context, lead, baggage?.row.id ?? '', { archived: true })
  await read()
})

test('reading again changes nothing', async () => {
  const before = [await desk.all('message_topics', 'topic_id'), await desk.all('group_messages', 'message_id')]
  await changeTopic(desk.context, lead, (await counted('refund'))?.row.id ?? '', { name: 'Money back' })
  expect(await read()).toBeGreaterThan(0)
  expect(await read()).toBe(0)
  expect([await desk.all('message_topics', 'topic_id'), await desk.all('group_messages', 'message_id')]).toEqual(before)
})

test('a new topic is found in the messages of the last thirty days, and an archived one no more', async () => {
  await addTopic(desk.context, lead, { name: 'Order numbers', parentId: null, words: { en: 'order #' } })
  await read()
  expect(await topicsOf('a')).toHaveProperty('order-numbers', ['order 4471'])
  await changeTopic(desk.context, lead, (await counted('order-numbers'))?.row.id ?? '', { archived: true })
  await read()
  expect(await topicsOf('a')).not.toHaveProperty('order-numbers')
})

test('words that cannot be read, a name that is taken and a topic below itself are refused', async () => {
  const id = (await counted('delivery'))?.row.id ?? ''
  await expect(addTopic(desk.context, lead, { name: 'X', parentId: null, words: { en: 'a*' } })).rejects.toThrow('too short')
  await expect(addTopic(desk.context, lead, { name: 'delivery', parentId: null, words: {} })).rejects.toThrow('already')
  await expect(changeTopic(desk.context, lead, id, { parentId: id })).rejects.toThrow('below itself')
})

test('messages about one fault in three languages are one group, named by what they share', async () => {
  await desk.handle([
    say('x1', 'my X200 started smoking on the desk'),
    say('x2', 'Mein X200 raucht seit heute Nacht'),
    say('x3', 'mi X200 huele a quemado desde ayer'),
    say('x4', 'The X200 smells of burning plastic'),
    say('y1', 'robot vacuum maps the wrong floor of my house'),
  ])
  await read()
  const ids = await Promise.all(['x1', 'x2', 'x3', 'x4'].map(groupOf))
  expect(new Set(ids).size).toBe(1)
  expect(await groupOf('y1')).not.toBe(ids[0])
  const [group] = await listGroups(desk.context, lead)
  expect(group).toMatchObject({ id: ids[0], name: 'X200', messages: 4 })
  expect(group?.examples).toHaveLength(3)
})

test('words that were taken back are gone from topics and examples, and the group goes on without them', async () => {
  const before = await groupOf('x1')
  await desk.handle([say('x5', 'X200 smoke again, Ottilie saw it')])
  await read()
  await desk.handle([post('x5', { type: 'message.deleted', time: mondayAtTen + 60_000 })])
  expect(await topicsOf('x5')).toEqual({})
  await read()
  expect(await groupOf('x5')).toBeUndefined()
  const [group] = await listGroups(desk.context, lead)
  expect(group).toMatchObject({ id: before, messages: 4, name: 'X200' })
  expect(
    JSON.stringify([group, await desk.all('discovered_groups'), await desk.all('message_topics', 'topic_id')]),
  ).not.toContain('Ottilie')
})

test('an edited message finds its place anew', async () => {
  await desk.handle([
    post('y1', {
      type: 'message.edited',
      time: mondayAtTen + 60_000,
      object: { text: 'Sorry, it was my X200 that smokes', revision: '2' },
    }),
  ])
  await read()
  expect(await groupOf('y1')).toBe(await groupOf('x1'))
  expect(await topicsOf('y1')).toHaveProperty('safety')
})

test("a person's name and merge stay, and a merge can be taken back for ever", async () => {
  for (const id of ['k1', 'k2', 'k3', 'k4']) await desk.handle([say(id, `the kettle lid leaks water ${id}`)])
  await read()
  const [fault, kettle] = [(await groupOf('x1')) ?? '', (await groupOf('k1')) ?? '']
  await renameGroup(desk.context, lead, fault, 'Burning chargers')
  await mergeGroup(desk.context, lead, kettle, fault)
  await desk.handle([say('x6', 'another X200 that smokes'), say('k5', 'kettle lid leaks water too')])
  await read()
  expect(await listGroups(desk.context, lead)).toMatchObject([
    { id: fault, name: 'Burning chargers', messages: 11, merged: [{ id: kettle }] },
  ])
  await splitGroup(desk.context, lead, kettle)
  const apart = await listGroups(desk.context, lead)
  expect(apart.map(({ id, messages }) => [id, messages])).toEqual([
    [fault, 6],
    [kettle, 5],
  ])
  expect(await desk.all('groups_kept_apart', 'one')).toMatchObject([{ one: kettle, other: fault }])
  await expect(mergeGroup(desk.context, lead, fault, fault)).rejects.toThrow('into itself')
})

test('a group that became a topic brings its messages along, also those to come', async () => {
  const fault = (await groupOf('x1')) ?? ''
  await makeTopic(desk.context, lead, fault, { name: 'X200 recall', parentId: null, words: {} })
  expect(await topicsOf('x2')).toHaveProperty('x200-recall')
  await desk.handle([say('x7', 'X200 smokes here as well')])
  await read()
  expect(await topicsOf('x7')).toHaveProperty('x200-recall')
})

test('what goes on is told to one reader at a time, by a job that follows the intake', async () => {
  expect(await desk.jobs('topics')).toBe(1)
  await desk.handle([say('z', 'where is my parcel')])
  await Promise.all([read(), read(), read()])
  await read()
  expect(await topicsOf('z')).toEqual({ 'late-delivery': ['where is my parcel'] })
})
