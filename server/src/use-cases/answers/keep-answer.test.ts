import { keptAnswerSchema, type KeptAnswer } from '@evenhand/contract/answers.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../../../dev/world.ts'
import type { World } from '../../../../dev/world.ts'
import { sql } from 'kysely'
import { inWorkspace } from '../../db/database.ts'
import { answersOf, others } from './answers.fixture.ts'

let world: World
let at: Awaited<ReturnType<typeof answersOf>>

beforeAll(async () => {
  world = await openWorld()
  at = await answersOf(world)
  for (const article of others) await at.write(article)
})
afterAll(() => world[Symbol.asyncDispose]())

/** Somebody asks, and is answered. */
async function solved(author: string, asked: string, answered: string): Promise<string> {
  const { id } = await at.post(asked, { author, object: `question of ${author}`, channelId: at.sendingChannel() })
  await at.answer(id, answered)
  await at.send()
  return id
}
const ask = async (caseId: string, json: object = {}) => world.http(`/api/cases/${caseId}/kept-answers`, { as: 'amir', json })
async function keep(caseId: string, json?: object): Promise<KeptAnswer> {
  return keptAnswerSchema.parse(await (await ask(caseId, json)).json())
}
const count = () =>
  inWorkspace(
    world.context.db,
    world.workspaceId,
    async tx => (await tx.selectFrom('kept_answers').select('id').execute()).length,
  )

describe('an answer that is kept', () => {
  it('is offered for the same question of somebody else, without any name or number of the first', async () => {
    const first = await solved(
      'berthe',
      'My vacuum says wheel blocked, order LL-20391. Mail me: berthe@example.com, +353 86 123 4567',
      'Hello Person berthe,\nblow hard into the slot beside the side brush of your vacuum, order LL-20391, then the wheel turns again. We mailed berthe@example.com.\nBest, Amir Agent',
    )
    const kept = await keep(first)
    const second = await at.post('The vacuum tells me that a wheel is blocked. What can I do?')
    const { suggestions } = await at.suggested(second.id)
    expect(suggestions[0]).toMatchObject({ documentId: kept.id, kind: 'solved-case' })
    expect(suggestions[0]?.text).toContain('low hard into the slot')
    for (const told of [kept.question, kept.answer, JSON.stringify(suggestions)]) {
      expect(told).not.toMatch(/berthe|20391|123 ?4567|Amir/i)
    }
  })

  it('is kept once, is not offered to its own case, and can be taken back', async () => {
    const caseId = await solved(
      'carol',
      'Does the Arc lamp dim?',
      'It does: turn the knob of the lamp slowly while you press it.',
    )
    const kept = await keep(caseId)
    expect((await keep(caseId)).id).toBe(kept.id)
    expect((await at.suggested(caseId)).suggestions.map(({ documentId }) => documentId)).not.toContain(kept.id)
    const gone = await world.http(`/api/kept-answers/${kept.id}`, { as: 'amir', method: 'DELETE' })
    expect(gone.status).toBe(200)
  })

  it('needs an answer', async () => {
    const { id } = await at.post('Is anybody there?', { channelId: at.sendingChannel() })
    expect((await ask(id)).status).toBe(409)
  })
})

describe('forgetting', () => {
  it('takes it away with the message that it was made of, in every process', async () => {
    const caseId = await solved(
      'dora',
      'How loud is the Breeze at night?',
      'The Breeze makes 22 decibels in night mode: hold the moon for two seconds.',
    )
    const kept = await keep(caseId)
    const other = await at.post('How loud is a Breeze at night, please?')
    expect((await at.suggested(other.id)).suggestions[0]?.documentId).toBe(kept.id)
    const before = await count()
    await world.receive(
      [
        {
          version: 1,
          type: 'message.deleted',
          time: new Date(world.context.clock.now()).toISOString(),
          actor: { externalId: 'dora' },
          object: { externalId: 'question of dora' },
        },
      ],
      at.sendingChannel(),
    )
    await world.processAll()
    expect(await count()).toBe(before - 1)
    await expect
      .poll(async () => (await at.suggested(other.id)).suggestions.map(({ documentId }) => documentId))
      .not.toContain(kept.id)
  })

  it('takes it away with the person', async () => {
    const caseId = await solved(
      'emil',
      'Can the throw be washed?',
      'The throw can be washed at 30 degrees once the control box is unplugged.',
    )
    await keep(caseId)
    const before = await count()
    await inWorkspace(world.context.db, world.workspaceId, tx =>
      sql`update profiles set erased_at = now() where external_id = 'emil'`.execute(tx),
    )
    expect(await count()).toBe(before - 1)
  })
})

describe('an answer of the community', () => {
  it('is kept of what somebody else wrote in public, and never of the one who asked', async () => {
    const asked = await at.post('My heating app shows a white screen since the update', {
      author: 'fia',
      thread: 'white',
      object: 'white',
    })
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: new Date(world.context.clock.now() + 1000).toISOString(),
        actor: { externalId: 'jaz', handle: 'jaz', displayName: 'Jaz Dhillon' },
        object: { externalId: 'tip', text: '@fia close the heating app, airplane mode on, open it, airplane mode off. Jaz' },
        thread: { rootExternalId: 'white', inReplyToExternalId: 'white' },
      },
    ])
    await world.processAll()
    const { messages } = await at.get(asked.id)
    const [own, tip] = [
      messages.find(({ author }) => author.handle === 'fia'),
      messages.find(({ author }) => author.handle === 'jaz'),
    ]
    expect((await ask(asked.id, { messageId: own?.id })).status).toBe(409)
    const kept = await keep(asked.id, { messageId: tip?.id })
    expect(kept).toMatchObject({ kind: 'community' })
    expect(kept.answer).toContain('airplane mode on')
    expect(kept.answer).not.toMatch(/jaz|fia/i)
  })
})
