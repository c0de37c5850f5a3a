import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modelsSchema, type Models } from '@evenhand/contract/models.ts'
import { isHeldBack } from '@evenhand/language/evaluation/held-back.ts'
import type { Packed } from '@evenhand/language/model/packed.ts'
import { TopicCatalogue } from '@evenhand/language/topics/topic-catalogue.ts'
import { understandingBy } from '@evenhand/language/understand.ts'
import { z } from 'zod'
import { openWorld, type Person, type World } from '../../../../../dev/world.ts'
import { inWorkspace } from '../../../db/database.ts'
import { deskOf, type Desk } from '../../../http/desk.fixture.ts'
import { openReaderApart } from '../../intake/reading-apart.ts'
import { plainReading, type WayOfReading } from '../way-of-reading.ts'
import { builtIn, modelFrom } from './model.ts'
import { graverWeights } from './models.fixture.ts'

let world: World
let desk: Desk
const words = 'could you tell me which lamps you have in blue'
const graver = graverWeights(12)

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

const list = async (as: Person = 'lena'): Promise<Models> =>
  modelsSchema.parse(await (await world.http('/api/models', { as })).json())
const send = (path: string, json: unknown, as: Person = 'lena') => world.http(path, { as, method: 'POST', json })
const offered = z.object({ version: z.string(), models: modelsSchema })
async function offer(weights: Packed) {
  return offered.parse(await (await send('/api/models', { weights })).json())
}
const choose = (version: string, seenInForce: string, as: Person = 'lena') =>
  send('/api/models/choice', { version, seenInForce }, as)
const refusal = async (response: Response) => {
  const { error } = z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(await response.json())
  return [response.status, error.code, error.message] as const
}
const rows = <Row>(read: (tx: Parameters<Parameters<typeof inWorkspace>[2]>[0]) => Promise<Row>) =>
  inWorkspace(world.context.db, world.workspaceId, read)
async function readByOf(caseId: string) {
  const response = await world.http(`/api/cases/${caseId}/why`, { as: 'amir' })
  return z.object({ readBy: z.string().nullable() }).parse(await response.json()).readBy
}

/** Somebody says how a message is to be read, so that there is something to measure on. */
async function correct(text: string): Promise<void> {
  const { id } = await desk.post(text)
  const shown = await desk.get(id)
  const [message] = shown.messages
  const labels = { type: 'question', severity: 'low', needsReply: true, risks: [], tone: 'calm', abusive: false }
  const seen = { seenVersion: shown.version, idempotencyKey: `correct-${id}` }
  await desk.change(`/api/cases/${id}/understanding`, { messageId: message?.id, labels, reason: 'confirmed', ...seen }, 'lena')
}

describe('a version of the language model', () => {
  it('that came with Evenhand reads until a lead accepts another', async () => {
    expect(await list('vera')).toMatchObject({ inForce: builtIn.version, previous: null, choices: [], mayChange: false })
    const { id, severity } = await desk.post(words)
    expect(severity).toBe('low')
    expect(await readByOf(id)).toBe(builtIn.version)
  })

  it(
    'is measured beside the one that reads, on held-out messages and on corrections that taught nobody',
    { timeout: 60_000 },
    async () => {
      const texts = Array.from({ length: 40 }, (_, i) => `do you have lamp number ${i} in green`)
      const measuring = texts.find(isHeldBack) ?? ''
      await correct(measuring)
      await correct(texts.find(text => !isHeldBack(text)) ?? '')
      expect((await list()).untaught).toEqual({ messages: 2, isEnough: false })
      const { version, models } = await offer(graver)
      expect(models.inForce).toBe(builtIn.version)
      expect(models.corrections).toBe(2)
      // Whoever made the version had both.
      expect(models.untaught).toEqual({ messages: 0, isEnough: false })
      const [model] = models.models
      expect(model).toMatchObject({ version, builtIn: false, offeredBy: 'Lena Lead', fits: true, messages: 10 })
      const { heldOut, corrections, against } = model?.comparison ?? {}
      expect(against).toBe(builtIn.version)
      expect(heldOut?.messages).toBeGreaterThan(1000)
      const kappa = heldOut?.measures.find(({ name }) => name === 'severity-kappa')
      expect(kappa?.after).toBeLessThan(kappa?.before ?? 0)
      expect(corrections?.messages).toBe(1)
      expect(corrections?.severity.find(({ label }) => label === 'low')?.recall).toEqual({ before: 1, after: 0 })
    },
  )

  it('is kept once, however often it is offered', async () => {
    const { version, models } = await offer(graver)
    expect(models.models.map(each => each.version)).toEqual([version, builtIn.version])
  })

  it('reads from the moment it is accepted, says so on each decision, and what was decided stays', async () => {
    const { id: before } = await desk.post(words)
    const [model] = (await list()).models
    const version = model?.version ?? ''
    expect((await choose(version, builtIn.version)).status).toBe(200)
    const { id, severity } = await desk.post(words)
    expect(severity).not.toBe('low')
    expect(await readByOf(id)).toBe(version)
    expect(await readByOf(before)).toBe(builtIn.version)
    expect(await list()).toMatchObject({ inForce: version, previous: builtIn.version, choices: [{ version, by: 'Lena Lead' }] })
  })

  it('is gone back from in one step, and both choices are kept with names', async () => {
    const { inForce, previous } = await list()
    expect((await choose(previous ?? '', inForce)).status).toBe(200)
    expect((await desk.post(words)).severity).toBe('low')
    expect(await list()).toMatchObject({ inForce: builtIn.version, previous: inForce })
    const audit = await rows(tx =>
      tx.selectFrom('audit_log').selectAll().where('target_kind', '=', 'model').orderBy('id').execute(),
    )
    expect(audit.map(({ action, data }) => [action, data])).toEqual([
      ['model.offered', { version: inForce, against: builtIn.version }],
      ['model.chosen', { from: builtIn.version, to: inForce }],
      ['model.chosen', { from: inForce, to: builtIn.version }],
    ])
  })

  it('is not chosen by agents, nor over a choice that was not seen, nor unless it was offered', async () => {
    const [model] = (await list()).models
    const version = model?.version ?? ''
    expect(await refusal(await choose(version, builtIn.version, 'amir'))).toMatchObject([403, 'forbidden', expect.any(String)])
    expect((await send('/api/models', { weights: graver }, 'amir')).status).toBe(403)
    expect(await refusal(await choose(version, version))).toMatchObject([
      409,
      'conflict',
      expect.stringContaining('somebody has chosen'),
    ])
    expect(await refusal(await choose('000000000000', builtIn.version))).toMatchObject([404, 'not-found', expect.any(String)])
  })

  it('is refused with a sentence when its weights are no weights, cut short, or those that came along', async () => {
    const short = { ...graver, rows: graver.rows.slice(0, 400) }
    expect(await refusal(await send('/api/models', { weights: short }))).toMatchObject([
      400,
      'invalid',
      expect.stringContaining('evenhand train'),
    ])
    const fewer = { ...graver, scale: graver.scale.slice(1) }
    expect(await refusal(await send('/api/models', { weights: fewer }))).toMatchObject([400, 'invalid', expect.any(String)])
    expect((await send('/api/models', { weights: { format: 3 } })).status).toBe(400)
    const same = {
      ...graverWeights(0),
      madeFrom: (await import('@evenhand/language/model/weights.generated.js')).weights.madeFrom,
    }
    expect(await refusal(await send('/api/models', { weights: same }))).toMatchObject([
      409,
      'conflict',
      expect.stringContaining('came with'),
    ])
  })

  it('made for another shape of Evenhand is not read by, and the one that came along reads', async () => {
    const [model] = (await list()).models
    const version = model?.version ?? ''
    await choose(version, builtIn.version)
    await rows(tx => tx.updateTable('models').set({ shape: '1/3' }).execute())
    expect(await list()).toMatchObject({ inForce: builtIn.version, models: [{ version, fits: false }, {}] })
    const { id } = await desk.post(words)
    expect(await readByOf(id)).toBe(builtIn.version)
    expect(await refusal(await choose(version, builtIn.version))).toMatchObject([
      409,
      'conflict',
      expect.stringContaining('another version'),
    ])
  })
})

it('a process reads in the way that it is asked to, one after the other', async () => {
  await using apart = openReaderApart({ read: () => Promise.reject(new Error('not here')) })
  const many = Array.from({ length: 70 }, () => ({ text: words, earlier: [] }))
  const { version, scorer, packed } = modelFrom('graver', graver)
  const topics = [{ id: 'colour', words: { en: 'in {blue|red}' }, parentId: null }]
  const other = { name: version, understand: understandingBy(scorer, new TopicCatalogue(topics)), packed, topics }
  const said = async (way: WayOfReading) => (await apart.read(many, way))[69]
  const [first, second, third] = [await said(plainReading), await said(other), await said(plainReading)]
  expect([first, third]).toEqual([plainReading.understand(words), plainReading.understand(words)])
  expect(second).toEqual(other.understand(words))
  expect(second?.severity).not.toBe('low')
  expect(second?.topics).toEqual(['colour'])
})
