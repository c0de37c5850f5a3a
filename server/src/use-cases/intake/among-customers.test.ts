import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

let desk: IntakeWorld
let channel: string
let stories = 0

beforeAll(async () => {
  desk = await openIntake()
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(async () => {
  stories += 1
  channel = await desk.addChannel(`story ${stories}`, 'posts')
})

const maria = { externalId: 'maria' }
const tell = (...activities: ReturnType<typeof post>[]) => desk.handle(activities, channel)
const inReplyTo = (parent: string) => ({ thread: { rootExternalId: 'a', inReplyToExternalId: parent } })
async function lastMessage() {
  const messages = await desk.all('messages', 'position')
  return messages.at(-1)
}

describe('talk among customers in the thread of one of them', () => {
  const tip = 'swipe down from the top right, its the small plane. if not just turn wifi off n on'

  it('is theirs: who helps another below their own post asks nothing of us', async () => {
    await tell(
      post('a', { actor: maria, object: { text: 'who else has the white screen? aeroplane mode did it for me' } }),
      post('b', { actor: { externalId: 'tom' }, object: { text: 'where is that' }, time: mondayAtTen + 1, ...inReplyTo('a') }),
      post('c', { actor: maria, object: { text: tip }, time: mondayAtTen + 2, ...inReplyTo('b') }),
    )
    const helping = await lastMessage()
    expect(helping?.understanding?.needsReply).toBe(false)
  })

  it('still is heard where something has happened to one of them', async () => {
    const said = "mine was worse, I've been waiting three weeks for the refund and nobody answers"
    await tell(
      post('a', { actor: maria, object: { text: 'my lamp hums, day two' } }),
      post('b', { actor: { externalId: 'tom' }, object: { text: 'mine too lol' }, time: mondayAtTen + 1, ...inReplyTo('a') }),
      post('c', { actor: maria, object: { text: said }, time: mondayAtTen + 2, ...inReplyTo('b') }),
    )
    const asking = await lastMessage()
    expect(asking?.understanding?.needsReply).toBe(true)
    expect(asking?.case_id).not.toBeNull()
  })
})
