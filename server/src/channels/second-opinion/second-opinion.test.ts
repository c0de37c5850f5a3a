import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorld, type World } from '../../../../dev/world.ts'
import { portOf } from '../webhook/free-port.fixture.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'
import { askSecond } from '../../use-cases/understanding/ask-second.ts'
import { caseOf, receiveDoubtful } from '../../use-cases/understanding/doubting.fixture.ts'
import { openSecondReader, type SecondOpinion } from './openai-reader.ts'

let world: World
let desk: Desk
let server: Server
let answer: { status?: number; body?: string; never?: boolean }
let asked: { messages: { role: string; content: string }[]; authorization: string | undefined }[] = []
let number = 0
const minute = 60_000

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { messages } = z
        .object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) })
        .parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
      asked.push({ messages, authorization: request.headers.authorization })
      if (answer.never) return
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await world[Symbol.asyncDispose]()
})
afterEach(() => {
  asked = []
  world.advance(2 * 60 * minute)
})

const says = (content: string) => ({ body: JSON.stringify({ choices: [{ message: { content } }] }) })
const opinion = (more: Partial<SecondOpinion> = {}): SecondOpinion => ({
  url: `http://127.0.0.1:${portOf(server)}/v1/`,
  key: 'the-key',
  model: 'a-second-model',
  budgetPerHour: 10,
  timeoutMs: 5000,
  allowPrivateAddresses: true,
  ...more,
})
const ask = (more?: Partial<SecondOpinion>) =>
  askSecond({ ...world.context, secondReader: openSecondReader(opinion(more)) }, world.workspaceId, new AbortController().signal)

async function unsure(more: Partial<Parameters<typeof receiveDoubtful>[1]> = {}) {
  number += 1
  const author = `Unsure${number}`
  const confidence = {
    language: 1,
    type: 1,
    severity: 0.3,
    needsReply: 1,
    affected: 1,
    complaint: 1,
    deadline: 1,
    tone: 1,
    abusive: 1,
  }
  const read = { type: 'problem', severity: 'medium', needsReply: true, risks: [], confidence } as const
  const text = `${author} here, order LL${5000 + number}: the lamp is warm and I feel unwell, call 020 7946 0018`
  await receiveDoubtful(world, { author, text, read, plausible: null, ...more })
  return author
}

describe('a second reading', () => {
  it('is sent what happened, and nothing that tells who it is', async () => {
    answer = says('{"severity":"medium"}')
    const author = await unsure()
    expect(await ask()).toBe(1)
    const [request] = asked
    const sent = JSON.stringify(request?.messages)
    expect(sent).toContain('the lamp is warm and I feel unwell')
    for (const secret of [author, `LL${5000 + number}`, '7946', '0018']) expect(sent).not.toContain(secret)
    expect(request?.authorization).toBe('Bearer the-key')
  })

  it('that finds it graver makes a person look, and decides nothing', async () => {
    answer = says('{"severity":"critical","risks":["injury"]}')
    const author = await unsure()
    const before = await caseOf(desk, author)
    world.advance(minute)
    await ask()
    const after = await caseOf(desk, author)
    expect(before).toMatchObject({ lane: 3, triage: null })
    expect(after).toMatchObject({ severity: 'medium', lane: 1, dueObligation: 'triage', triage: { severity: 'critical' } })
    expect(after.due).toBe(new Date(world.context.clock.now() + 5 * minute).toISOString())
    expect(after.messages[0]?.reading?.second).toEqual({ severity: 'critical', risks: ['injury'], model: 'a-second-model' })
    expect(await ask()).toBe(0)
  })

  it('never lowers: a doubt that is open stays open, with what was said beside it', async () => {
    answer = says('{"severity":"none"}')
    const author = await unsure({ plausible: 'critical' })
    const { due } = await caseOf(desk, author)
    await ask()
    const after = await caseOf(desk, author)
    expect(after).toMatchObject({ severity: 'medium', lane: 1, due, dueObligation: 'triage' })
    expect(after.messages[0]?.reading?.second?.severity).toBe('none')
  })

  it.each([
    ['JSON that was not asked for', () => says('{"severity":"catastrophic"}'), {}],
    ['words instead of JSON', () => says('I would say this is critical.'), {}],
    ['no JSON at all', () => ({ body: '<html>' }), {}],
    ['an error', () => ({ status: 500, body: '{}' }), {}],
    ['no answer in time', () => ({ never: true }), { timeoutMs: 50 }],
    ['an address that nobody allowed', () => says('{"severity":"critical"}'), { allowPrivateAddresses: false }],
  ])('changes nothing with %s', async (_name, how, more) => {
    answer = how()
    const author = await unsure()
    const before = await caseOf(desk, author)
    expect(await ask(more)).toBe(1)
    expect(await caseOf(desk, author)).toEqual(before)
    expect(await ask(more)).toBe(0)
  })

  it('is asked for no oftener than the budget of an hour allows, and not where reading was sure', async () => {
    answer = says('{"severity":"medium"}')
    for (const _ of [1, 2, 3]) await unsure()
    await receiveDoubtful(world, {
      author: 'sure',
      text: 'My toaster of order 77 arrived broken.',
      plausible: null,
      read: {
        confidence: {
          language: 1,
          type: 1,
          severity: 0.95,
          needsReply: 1,
          affected: 1,
          complaint: 1,
          deadline: 1,
          tone: 1,
          abusive: 1,
        },
      },
    })
    expect([await ask({ budgetPerHour: 2 }), await ask({ budgetPerHour: 2 })]).toEqual([2, 0])
    world.advance(61 * minute)
    expect(asked).toHaveLength(2)
  })
})
