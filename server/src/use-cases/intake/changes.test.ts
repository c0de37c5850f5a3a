import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { randomFrom } from '../../../../dev/generated-messages.ts'
import type { RowOf } from '../../db/tables.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

/** Edits, deletions, and whatever order the network delivers things in. */

const minute = 60_000
const hour = 60 * minute

let desk: IntakeWorld
let channel: string
let stories = 0

beforeAll(async () => {
  desk = await openIntake({ now: mondayAtTen + 48 * hour })
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(() => newStory())

async function newStory(): Promise<void> {
  stories += 1
  channel = await desk.addChannel(`changes ${stories}`, 'posts')
}

const maria = { externalId: 'maria' }
const tell = (...activities: ActivityInput[]) => desk.handle(activities, channel)
const edit = (id: string, text: string, time: number) =>
  post(id, { type: 'message.edited', actor: maria, object: { text, revision: String(time) }, time })
const remove = (id: string, time: number) => post(id, { type: 'message.deleted', actor: maria, object: { text: '' }, time })

/** What was owed and given between two deliveries is on record only where it was seen to be owed. */
const isSeen = ({ kind, state }: RowOf<'obligations'>) => state !== 'void' && (kind !== 'next-response' || state !== 'met')

/** Everything that a person at the desk sees of a story, without ids and without the order in which it was handled. */
async function seen() {
  const profiles = (await desk.all('profiles')).filter(row => row.channel_id === channel)
  const cases = (await desk.all('cases', 'opened_at')).filter(({ profile_id }) => profiles.some(({ id }) => id === profile_id))
  const messages = (await desk.all('messages', 'external_id')).filter(row => row.channel_id === channel)
  const place = (id: string | null) => cases.findIndex(found => found.id === id)
  const owed = (await desk.all('obligations', 'due_at')).filter(row => place(row.case_id) >= 0 && isSeen(row))
  return {
    cases: cases.map(
      ({ status, severity, lane, due_at, due_obligation, opened_at, joined_at, waiting_since, first_response_at }) => ({
        status,
        severity,
        lane,
        due_at,
        due_obligation,
        opened_at,
        joined_at,
        waiting_since,
        first_response_at,
      }),
    ),
    messages: messages.map(({ external_id, body, sent_at, edited_at, deleted_at, case_id }) => ({
      external_id,
      body,
      sent_at,
      edited_at,
      deleted_at,
      place: place(case_id),
    })),
    owed: owed
      .map(({ case_id, kind, since, due_at, state }) => ({ place: place(case_id), kind, since, due_at, state }))
      .toSorted((a, b) => a.place - b.place || a.kind.localeCompare(b.kind) || a.since - b.since),
  }
}

const kindsOfTimeline = async () => {
  const first = (await desk.all('messages')).find(row => row.channel_id === channel)
  return (await desk.all('timeline')).filter(({ case_id }) => case_id === first?.case_id).map(({ kind }) => kind)
}

describe('an edit', () => {
  it('replaces the words and says so, and never lowers the severity', async () => {
    await tell(post('a', { actor: maria, object: { text: 'my charger is smoking' } }))
    await tell(edit('a', 'Is the lamp also available in black?', mondayAtTen + hour))
    const { cases, messages } = await seen()
    expect(messages).toMatchObject([{ body: 'Is the lamp also available in black?', edited_at: mondayAtTen + hour }])
    expect(cases).toMatchObject([{ severity: 'critical', due_at: mondayAtTen + 15 * minute }])
    expect(await kindsOfTimeline()).toContain('message-edited')
  })

  it('that states a new fact raises the severity from its own time', async () => {
    await tell(post('a', { actor: maria }))
    await tell(edit('a', 'My lamp arrived broken and is smoking now', mondayAtTen + hour))
    expect((await seen()).cases).toMatchObject([{ severity: 'critical', due_at: mondayAtTen + hour + 15 * minute }])
  })

  it('that is delivered late does not bring old words back', async () => {
    await tell(post('a', { actor: maria }), edit('a', 'the third version', mondayAtTen + 2 * hour))
    await tell(edit('a', 'the second version', mondayAtTen + hour))
    expect((await seen()).messages).toMatchObject([{ body: 'the third version', edited_at: mondayAtTen + 2 * hour }])
  })

  it('of a resolved matter reopens it when it states something worse', async () => {
    await tell(post('a', { actor: maria, object: { text: 'Is the lamp also available in black?' } }))
    await tell(remove('a', mondayAtTen + minute))
    expect((await seen()).cases).toMatchObject([{ status: 'resolved' }])
    await tell(
      post('b', {
        actor: maria,
        object: { text: 'my charger is smoking' },
        time: mondayAtTen + hour,
        thread: { rootExternalId: 'a' },
      }),
    )
    expect((await seen()).cases).toMatchObject([{ status: 'open', severity: 'critical' }])
  })
})

describe('a deletion', () => {
  const secret = 'zebrafish'
  const words = `My ${secret} lamp arrived broken. Please send a new one.`

  it('takes the words out of every table, and the case says so', async () => {
    await tell(post('a', { actor: maria, object: { text: words, subject: `${secret} lamp` } }))
    await tell(post('b', { actor: maria, time: mondayAtTen + 1, thread: { rootExternalId: 'a' } }))
    await tell(remove('a', mondayAtTen + hour))
    const tables = ['messages', 'activities', 'conversations', 'cases', 'decisions', 'timeline'] as const
    for (const table of tables) expect(JSON.stringify(await desk.all(table))).not.toContain(secret)
    expect((await seen()).messages[0]).toMatchObject({ body: '', deleted_at: mondayAtTen + hour })
    expect(await kindsOfTimeline()).toContain('message-deleted')
  })

  it('of everything that was said resolves an ordinary matter that nobody has begun', async () => {
    await tell(post('a', { actor: maria }))
    await tell(remove('a', mondayAtTen + hour))
    expect((await seen()).cases).toMatchObject([{ status: 'resolved', due_at: null }])
    expect(await kindsOfTimeline()).toEqual(['opened', 'message-deleted', 'resolved', 'decided'])
  })

  it.each(['my charger is smoking', 'I was charged twice for order 20391'])(
    'leaves what harms or presses open for a person: %s',
    async text => {
      await tell(post('a', { actor: maria, object: { text } }))
      await tell(remove('a', mondayAtTen + hour))
      expect((await seen()).cases).toMatchObject([{ status: 'open' }])
    },
  )

  it('before its message keeps the words from ever reaching the desk', async () => {
    await tell(remove('a', mondayAtTen + hour))
    await tell(post('a', { actor: maria, object: { text: words } }))
    for (const table of ['messages', 'activities'] as const) expect(JSON.stringify(await desk.all(table))).not.toContain(secret)
    expect((await seen()).messages).toMatchObject([{ body: '', deleted_at: mondayAtTen + hour, sent_at: mondayAtTen }])
    expect(await seen()).toMatchObject({ cases: [] })
  })
})

const answer = (id: string, time: number, inReplyToExternalId: string) =>
  post(id, {
    direction: 'out',
    actor: { externalId: 'lumen' },
    object: { text: 'We are looking into it.' },
    time,
    thread: { rootExternalId: 'a', inReplyToExternalId },
  })
const again = (id: string, text: string, time: number) =>
  post(id, { actor: maria, object: { text }, time, thread: { rootExternalId: 'a', inReplyToExternalId: 'a' } })

describe('whatever the order of delivery', () => {
  const told: Record<string, () => ActivityInput[]> = {
    'a message and its edit': () => [post('a', { actor: maria }), edit('a', 'My lamp is smoking', mondayAtTen + hour)],
    'a message, two edits and an answer': () => [
      post('a', { actor: maria }),
      edit('a', 'My lamp arrived broken, order 20391', mondayAtTen + minute),
      edit('a', 'My lamp is smoking, order 20391', mondayAtTen + hour),
      answer('r', mondayAtTen + 2 * hour, 'a'),
    ],
    'a conversation with two answers': () => [
      post('a', { actor: maria }),
      again('b', 'And when will it be delivered?', mondayAtTen + hour),
      answer('r1', mondayAtTen + 2 * hour, 'b'),
      again('c', 'It is broken again. Please send a new one.', mondayAtTen + 3 * hour),
      answer('r2', mondayAtTen + 4 * hour, 'c'),
    ],
    'a fact that comes second and is worse': () => [
      post('a', { actor: maria }),
      again('b', 'now the lamp is smoking', mondayAtTen + hour),
      answer('r', mondayAtTen + 2 * hour, 'b'),
    ],
  }

  it.each(Object.entries(told))('the desk ends up the same: %s', async (_name, story) => {
    await tell(...story())
    const inOrder = await seen()
    const random = randomFrom(7)
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await newStory()
      const shuffled = story()
        .map(activity => ({ activity, place: random() }))
        .toSorted((a, b) => a.place - b.place)
      for (const { activity } of shuffled) await tell(activity)
      const order = shuffled.map(({ activity }) => `${activity.type} ${activity.object.externalId}`)
      expect({ order, ...(await seen()) }).toEqual({ order, ...inOrder })
    }
  })
})
