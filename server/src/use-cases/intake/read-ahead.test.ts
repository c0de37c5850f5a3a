import { expect, it } from 'vitest'
import { generateMessages } from '../../../../dev/generated-messages.ts'
import { mondayAtTen, openIntake } from './intake.fixture.ts'
import { processIntake } from './process.ts'
import { readHere } from './read-here.ts'
import type { Reader, Words } from './reading-apart.ts'

const activities = generateMessages({ seed: 11, count: 600, start: mondayAtTen - 30 * 86_400_000 })

/** What each message says in the end, when the words are read ahead by this reader. */
async function readBy(reader: Reader): Promise<Map<string, unknown>> {
  await using desk = await openIntake()
  await desk.receive(activities)
  await processIntake({ ...desk.context, reader }, desk.workspaceId, { batch: 50 })
  const messages = await desk.all('messages', 'position')
  expect(messages.length).toBeGreaterThan(500)
  return new Map(messages.map(({ external_id, understanding }) => [external_id, understanding]))
}

it('says of each message what it says when its turn comes, though replies were read before', async () => {
  const read: Words[] = []
  const ahead = await readBy({
    read(messages, way) {
      read.push(...messages)
      return readHere.read(messages, way)
    },
  })
  const inTurn = await readBy({ read: messages => Promise.resolve(messages.map(() => null)) })
  expect(read.filter(({ earlier }) => earlier.length > 0).length).toBeGreaterThan(40)
  expect(ahead).toEqual(inTurn)
}, 60_000)
