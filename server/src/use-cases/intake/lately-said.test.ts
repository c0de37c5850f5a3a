import { expect, test } from 'vitest'
import { activitySchema } from '@evenhand/contract/activity.ts'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { mondayAtTen, post } from './intake.fixture.ts'
import { nothingSaidYet } from './lately-said.ts'
import type { Incoming } from './middle/world.ts'

const incoming = (activity: ActivityInput): Incoming => ({
  id: 1,
  channelId: 'channel',
  occurredAt: mondayAtTen,
  receivedAt: mondayAtTen,
  historyBefore: null,
  activity: { ...activitySchema.parse(activity), maskedNumbers: 0 },
  readAfter: [],
  understanding: null,
})

const reply = (author: string, text: string, to = 'first'): ActivityInput =>
  post(`${author} says ${text}`, {
    actor: { externalId: author },
    object: { text },
    thread: { rootExternalId: 'first', inReplyToExternalId: to },
  })

const company = (text: string): ActivityInput => ({ ...reply('lumen', text), direction: 'out' })
const opening = post('first', { actor: { externalId: 'vera' }, object: { text: 'The lamp is broken.' } })

test('somebody who joins a thread replies to the words of another person', () => {
  const lately = nothingSaidYet()
  lately.note(incoming(opening))
  expect(lately.before(incoming(reply('milan', 'same here')))).toEqual([{ direction: 'other', text: 'The lamp is broken.' }])
})

test('a person who writes again goes on from their own words, or from the answer to them', () => {
  const lately = nothingSaidYet()
  lately.note(incoming(opening))
  expect(lately.before(incoming(reply('vera', 'still waiting')))).toEqual([{ direction: 'in', text: 'The lamp is broken.' }])
  lately.note(incoming(company('Which order was it?')))
  expect(lately.before(incoming(reply('vera', '4711')))).toEqual([
    { direction: 'in', text: 'The lamp is broken.' },
    { direction: 'out', text: 'Which order was it?' },
  ])
})

test('who answers somebody else in their own thread speaks to that person', () => {
  const lately = nothingSaidYet()
  lately.note(incoming(opening))
  lately.note(incoming(reply('milan', 'which one did you buy?')))
  expect(lately.before(incoming(reply('vera', 'the tall one', 'milan says which one did you buy?')))).toEqual([
    { direction: 'in', text: 'The lamp is broken.' },
    { direction: 'other', text: 'which one did you buy?' },
  ])
})

test('of a thread that nobody remembers nothing is supposed', () => {
  expect(nothingSaidYet().before(incoming(reply('vera', 'still waiting')))).toEqual([])
})
