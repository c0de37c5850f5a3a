import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { mondayAtTen, openIntake, post } from '../intake/intake.fixture.ts'
import type { IntakeWorld } from '../intake/intake.fixture.ts'
import type { Actor } from '../context.ts'
import { listGroups, mergeGroup, renameGroup } from './groups.ts'
import { readTopics } from './read-topics.ts'
import { forgetRemembered } from './remembered-groups.ts'

/** A group is the same group for as long as people speak of it: tomorrow, next week, after a restart, renamed and merged. */

const day = 86_400_000
let desk: IntakeWorld
let lead: Actor

beforeAll(async () => {
  desk = await openIntake()
  lead = { workspaceId: desk.workspaceId, userId: 'lena', role: 'lead' }
})
afterAll(() => desk[Symbol.asyncDispose]())

/** What is said on a day, read by a process that has just started. */
async function onDay(at: number, said: Readonly<Record<string, string>>): Promise<void> {
  const time = mondayAtTen + at * day
  desk.setNow(time)
  forgetRemembered(desk.context)
  const activities: ActivityInput[] = Object.entries(said).map(([id, text]) => post(id, { time, object: { text } }))
  await desk.handle(activities)
  await readTopics(desk.context, desk.workspaceId)
}
async function groupOf(externalId: string): Promise<string> {
  const message = (await desk.all('messages')).find(({ external_id }) => external_id === externalId)
  return (await desk.all('group_messages', 'message_id')).find(({ message_id }) => message_id === message?.id)?.group_id ?? ''
}
const other = (at: number) =>
  [
    'the invoice of order lacks my tax number',
    'vacuum robot maps the wrong floor of the house',
    'password reset link never comes by mail',
  ][at % 3]

test('what is said on nine days of a month is one group, read by another process each day', async () => {
  const groups = new Set<string>()
  for (const at of [0, 1, 2, 3, 7, 8, 14, 21, 28]) {
    await onDay(at, { [`k${at}`]: `water leaks from the lid of my kettle, day ${at}`, [`o${at}`]: `${other(at)} ${at}` })
    groups.add(await groupOf(`k${at}`))
  }
  expect(groups.size).toBe(1)
  const shown = await listGroups(desk.context, lead)
  expect(shown.find(({ id }) => groups.has(id))).toMatchObject({ messages: 9 })
})

test('a name and a merge of people hold for what is said weeks later', async () => {
  await onDay(29, Object.fromEntries([1, 2, 3, 4].map(at => [`s${at}`, `speaker crackles on low volume ${at}`])))
  const [kettle, speaker] = [await groupOf('k28'), await groupOf('s1')]
  expect(speaker).not.toBe(kettle)
  await renameGroup(desk.context, lead, kettle, 'Faulty goods')
  await mergeGroup(desk.context, lead, speaker, kettle)
  await onDay(43, { k43: 'water leaks from the lid of the kettle again', s43: 'the speaker crackles on low volume' })
  expect([await groupOf('k43'), await groupOf('s43')]).toEqual([kettle, speaker])
  const found = (await listGroups(desk.context, lead)).find(({ id }) => id === kettle)
  expect(found).toMatchObject({ name: 'Faulty goods', merged: [{ id: speaker }] })
  // The last 30 days: of the kettle days 14, 21, 28 and 43, and five of the speaker.
  expect(found?.messages).toBe(9)
})

test('after two months of silence the same words begin a group of their own', async () => {
  await onDay(43 + 61, { k104: 'water leaks from the lid of my kettle' })
  expect(await groupOf('k104')).not.toBe(await groupOf('k43'))
})
