import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Case } from '@evenhand/contract/case.ts'
import { countCases } from '@evenhand/contract/queue.ts'
import type { Labels, UnderstandingInput } from '@evenhand/contract/understanding.ts'
import { openWorld, type Person, type World } from '../../../../dev/world.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'
import { answerLatest, caseOf, deleteMessage, receiveDoubtful, type DoubtfulPost } from './doubting.fixture.ts'

let world: World
let desk: Desk
let author = 0
const minute = 60_000
const medium = { type: 'problem', severity: 'medium', needsReply: true, risks: [] } as const

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => (author += 1))

async function doubtful(post: Partial<DoubtfulPost> = {}): Promise<Case> {
  const name = post.author ?? `quiet-${author}`
  const text = post.text ?? `the lamp of order LL${1000 + author} came apart and I cannot deal with all of this any more`
  await receiveDoubtful(world, { read: medium, plausible: 'critical', text, ...post, author: name })
  return caseOf(desk, name)
}
const inMinutes = (minutes: number): string => new Date(world.context.clock.now() + minutes * minute).toISOString()

function labelsOf(shown: Case, changed: Partial<Labels> = {}): Labels {
  const reading = shown.messages[0]?.reading
  if (!reading) throw new Error('There is no reading.')
  const { type, severity, needsReply, risks, tone, abusive } = reading
  return { type, severity, needsReply, risks, tone, abusive, ...changed }
}
function say(shown: Case, labels: Partial<Labels>, as: Person = 'amir', more: Partial<UnderstandingInput> = {}) {
  const input = {
    messageId: shown.messages[0]?.id,
    labels: labelsOf(shown, labels),
    reason: 'confirmed',
    seenVersion: shown.version,
    idempotencyKey: `key-${crypto.randomUUID()}`,
    ...more,
  }
  return desk.change(`/api/cases/${shown.id}/understanding`, input, as)
}
const correctionOf = (shown: Case) => shown.timeline.findLast(({ kind }) => kind === 'understood')?.subjectId ?? ''

async function openLooks() {
  const response = await world.http('/api/case-counts', { as: 'vera' })
  const { looks } = countCases.responses[200].content['application/json'].schema.parse(await response.json())
  return looks
}

describe('a message that may be graver than it was read', () => {
  it('is named beside the lists, with the time by which somebody looks, until somebody has said how it is', async () => {
    const shown = await doubtful()
    const { id, number } = shown
    expect(await openLooks()).toContainEqual({ id, number, due: inMinutes(5) })
    const mayBeHigh = await doubtful({ author: `slower-${author}`, plausible: 'high' })
    expect((await openLooks()).map(look => look.id)).not.toContain(mayBeHigh.id)
    await say(shown, { severity: 'critical' })
    expect((await openLooks()).map(look => look.id)).not.toContain(id)
  })

  it('is looked at within five minutes in the lane it might belong to, and its promises stay', async () => {
    const shown = await doubtful()
    expect(shown).toMatchObject({ severity: 'medium', lane: 1, due: inMinutes(5), dueObligation: 'triage' })
    expect(shown.triage).toEqual({
      severity: 'critical',
      messageId: shown.messages[0]?.id,
      since: inMinutes(0),
      due: inMinutes(5),
      least: 'low',
    })
    const first = shown.obligations.find(({ kind }) => kind === 'first-response')
    expect(first).toMatchObject({ due: inMinutes(240), state: 'running' })
    expect(shown.can.snoozeRefusal).toContain('graver')
  })

  it('is looked at in the same five minutes when it is shouted by somebody with two million followers', async () => {
    const quiet = await doubtful()
    const text = `THE LAMP OF ORDER LL${1000 + author} CAME APART AND I CANNOT DEAL WITH ALL OF THIS ANY MORE!!!`
    const loud = await doubtful({ author: `loud-${author}`, text, followers: 2_000_000 })
    expect([loud.lane, loud.due, loud.severity, loud.triage?.due]).toEqual([
      quiet.lane,
      quiet.due,
      quiet.severity,
      quiet.triage?.due,
    ])
  })

  it('is critical from its words on once a person confirms it, in one step', async () => {
    const shown = await doubtful()
    const { due } = shown
    world.advance(4 * minute)
    const after = (await say(shown, { severity: 'critical' })).case
    expect(after).toMatchObject({
      severity: 'critical',
      lane: 1,
      due: inMinutes(11),
      dueObligation: 'first-response',
      triage: null,
    })
    expect(after.obligations.find(({ kind }) => kind === 'triage')).toMatchObject({ state: 'met', due })
    expect(after.timeline.findLast(({ kind }) => kind === 'understood')).toMatchObject({
      actorUserId: world.actor('amir').userId,
      data: { from: 'medium', to: 'critical', reason: 'confirmed', changed: ['severity'] },
    })
  })

  it('stands as if there had been no doubt once a person says that it is none', async () => {
    const shown = await doubtful()
    world.advance(minute)
    const after = (await say(shown, {})).case
    expect(after).toMatchObject({
      severity: 'medium',
      lane: 3,
      due: inMinutes(239),
      dueObligation: 'first-response',
      triage: null,
    })
  })

  it('is as little as whoever looks says: until then it waited higher than it was told', async () => {
    const held = { ...medium, severity: 'high' } as const
    const shown = await doubtful({ read: held })
    expect(shown).toMatchObject({ severity: 'high', dueObligation: 'triage' })
    const after = (await say(shown, { severity: 'low' }, 'amir', { reason: 'less-serious' })).case
    expect(after).toMatchObject({ severity: 'low', lane: 3, triage: null })
    const undone = await desk.change(`/api/corrections/${correctionOf(after)}/undo`, {})
    expect(undone.case).toMatchObject({ severity: 'high', due: shown.due, dueObligation: 'triage' })
    const chatter = { type: 'other', severity: 'none', needsReply: false } as const
    const nothing = (await say(undone.case, chatter, 'amir', { reason: 'less-serious' })).case
    expect(nothing).toMatchObject({ severity: 'low', triage: null, due: null })
    expect(await say(nothing, { severity: 'high' }, 'vera')).toMatchObject({ status: 403 })
  })

  it('is no less than a person has said before, unless a lead says so', async () => {
    const shown = await doubtful({ plausible: null })
    const set = await desk.change(`/api/cases/${shown.id}/severity`, { severity: 'high', reason: 'He is without heating.' })
    expect(set.case.severity).toBe('high')
    world.advance(minute)
    const held = { ...medium, severity: 'high' } as const
    const again = await doubtful({
      read: held,
      text: `order LL${1000 + author}: now it is so dark here that I am done with it all`,
    })
    expect(again.triage).toMatchObject({ severity: 'critical', least: 'high' })
    const second = { messageId: again.messages[1]?.id ?? '' }
    const labels = { ...labelsOf(again), severity: 'low' } as const
    expect(await say(again, {}, 'amir', { ...second, labels })).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await say(again, {}, 'lena', { ...second, labels })).case).toMatchObject({ triage: null })
  })

  it('is not looked at again for the same words, and is for others', async () => {
    const shown = await doubtful()
    await say(shown, {})
    world.advance(minute)
    const repeated = await doubtful({
      text: `The lamp of order LL${1000 + author} came apart... and I CANNOT deal with all of this any more!`,
    })
    expect(repeated).toMatchObject({ id: shown.id, triage: null })
    world.advance(minute)
    const further = await doubtful({ text: `there is nothing left for me after order LL${1000 + author}, I mean it` })
    expect(further).toMatchObject({ id: shown.id, lane: 1, due: inMinutes(5), dueObligation: 'triage' })
  })

  it('is open again when what was said is taken back', async () => {
    const shown = await doubtful()
    const after = (await say(shown, { severity: 'critical' })).case
    const undone = await desk.change(`/api/corrections/${correctionOf(after)}/undo`, {})
    expect(undone.case).toMatchObject({ severity: 'medium', lane: 1, due: shown.due, dueObligation: 'triage' })
    const again = await desk.change(`/api/corrections/${correctionOf(after)}/undo`, {})
    expect(again.case.version).toBe(undone.case.version)
  })

  it('needs no look any more once somebody has answered or set the severity', async () => {
    const answered = await doubtful()
    world.advance(minute)
    await answerLatest(world)
    expect(await desk.get(answered.id)).toMatchObject({ triage: null, lane: 3 })
    const judged = await doubtful({ author: `judged-${author}` })
    const set = await desk.change(`/api/cases/${judged.id}/severity`, { severity: 'medium', reason: 'I know the lamp.' })
    expect(set.case).toMatchObject({ triage: null, lane: 3, severity: 'medium' })
  })

  it('opens a case where nothing else would, and none is left once a person has looked', async () => {
    const read = { type: 'other', severity: 'none', needsReply: false, risks: [] } as const
    const shown = await doubtful({ text: 'so that was that then, goodbye', read })
    expect(shown).toMatchObject({ lane: 1, dueObligation: 'triage', severity: 'low' })
    expect((await say(shown, {})).case).toMatchObject({ triage: null, due: null })
  })
})

describe('what a person says of how a message was read', () => {
  it('is said once, however often it is sent', async () => {
    const shown = await doubtful()
    const once = { idempotencyKey: `once-${author}-of-the-test` }
    const [first, second] = [
      await say(shown, { severity: 'high' }, 'amir', once),
      await say(shown, { severity: 'high' }, 'amir', once),
    ]
    expect(second.case.version).toBe(first.case.version)
    expect(second.case.timeline.filter(({ kind }) => kind === 'understood')).toHaveLength(1)
  })

  it('is refused when something has happened since they looked', async () => {
    const shown = await doubtful()
    await desk.change(`/api/cases/${shown.id}/assignee`, { userId: world.actor('amir').userId })
    expect(await say(shown, {})).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('raises by anyone and lowers by a lead', async () => {
    const shown = await doubtful()
    const raised = (
      await say(shown, { severity: 'critical', risks: [{ kind: 'self-harm', now: true }] }, 'amir', { reason: 'more-serious' })
    ).case
    expect(raised).toMatchObject({ severity: 'critical', steps: expect.arrayContaining(['welfare', 'page-rota']) })
    expect(await say(raised, { severity: 'low', risks: [] })).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await say(raised, { severity: 'low' }, 'lena', { reason: 'less-serious' })).toMatchObject({ status: 409 })
    const lowered = (await say(raised, { severity: 'low', risks: [] }, 'lena', { reason: 'less-serious' })).case
    expect(lowered).toMatchObject({ severity: 'low', lane: 3, steps: [] })
    expect(await say(lowered, { severity: 'high' }, 'vera')).toMatchObject({ status: 403 })
  })

  it('leaves standing what other messages of the case say', async () => {
    const shown = await doubtful({ plausible: null, read: { ...medium, severity: 'high' } })
    world.advance(minute)
    const both = await doubtful({
      plausible: null,
      read: { ...medium, severity: 'medium' },
      text: `and the box of order LL${1000 + author} was torn`,
    })
    const second = both.messages[1]
    const labels = { ...labelsOf(both), severity: 'low' } as const
    const after = (await say(both, {}, 'lena', { messageId: second?.id ?? '', labels, reason: 'less-serious' })).case
    expect(after.severity).toBe('high')
    expect(after.messages[1]?.reading).toMatchObject({ severity: 'low', correctedBy: world.actor('lena').userId })
    expect(shown.id).toBe(after.id)
  })

  it('can be learned from as long as the words stand', async () => {
    const shown = await doubtful({ text: `an odd lamp, number ${author} of them` })
    await say(shown, { type: 'question', severity: 'low', tone: 'positive' }, 'lena', { reason: 'misread' })
    const lines = async () =>
      (await (await world.http('/api/corrections.ndjson', { as: 'lena' })).text())
        .split('\n')
        .filter(line => line !== '')
        .map((line): unknown => JSON.parse(line))
    const mine = expect.objectContaining({ text: `an odd lamp, number ${author} of them`, type: 'question', severity: 'low' })
    expect(await lines()).toContainEqual(mine)
    expect((await world.http('/api/corrections.ndjson', { as: 'amir' })).status).toBe(403)
    const [message] = shown.messages
    await deleteMessage(world, `quiet-${author}`, message?.id ?? '')
    expect(await lines()).not.toContainEqual(mine)
  })
})
