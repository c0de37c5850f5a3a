import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../../dev/world.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

let world: World
let desk: Desk
const hour = 3_600_000

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

const inHours = (hours: number): string => new Date(world.context.clock.now() + hours * hour).toISOString()
const set = (id: string, kind: string, at: string, as?: Parameters<Desk['change']>[2]) =>
  desk.change(`/api/cases/${id}/dates`, { kind, at, words: 'As I said on the phone.' }, as)
const why = async (id: string): Promise<unknown> => (await world.http(`/api/cases/${id}/why`, { as: 'amir' })).json()

describe('a date that a person puts on a case', () => {
  it('is owed like everything else: a promise to call is what is due next, with a name and a reason', async () => {
    const { id } = await desk.post('How do I clean my lamp of order 901?')
    const at = inHours(2)
    const { case: found } = await set(id, 'commitment', at)
    expect(found).toMatchObject({ due: at, dueObligation: 'commitment' })
    expect(found.dates).toMatchObject([{ kind: 'commitment', at, met: false, words: 'As I said on the phone.' }])
    const { userId } = world.actor('amir')
    expect(found.timeline.find(({ kind }) => kind === 'date-set')).toMatchObject({
      actorUserId: userId,
      data: { kind: 'commitment' },
    })
    expect(await why(id)).toMatchObject({ sentence: { values: { obligation: 'commitment' } } })
  })

  it('is kept, or withdrawn when it was wrong, and the case goes on as without it', async () => {
    const row = await desk.post('How do I clean my lamp of order 902?')
    const first = (await set(row.id, 'commitment', inHours(2))).case.dates[0]?.id ?? ''
    const second = (await set(row.id, 'statutory', inHours(3))).case.dates.find(({ kind }) => kind === 'statutory')?.id ?? ''
    const { case: kept } = await desk.change(`/api/cases/${row.id}/dates/${first}/kept`, {})
    expect(kept).toMatchObject({ dueObligation: 'statutory' })
    expect(kept.obligations.find(({ kind }) => kind === 'commitment')?.state).toBe('met')
    const { case: without } = await desk.change(`/api/cases/${row.id}/dates/${second}/withdraw`, { reason: 'No complaint.' })
    expect(without).toMatchObject({ due: row.due, dueObligation: 'first-response' })
    expect(without.obligations.find(({ kind }) => kind === 'statutory')?.state).toBe('void')
    expect(without.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['date-kept', 'date-withdrawn']))
    expect(await desk.change(`/api/cases/${row.id}/dates/${second}/withdraw`, { reason: 'again' })).toMatchObject({ status: 404 })
  })

  it('is one of several of its kind: each promise stays owed until it is kept', async () => {
    const { id } = await desk.post('How do I clean my lamp of order 903?')
    const early = (await set(id, 'commitment', inHours(1))).case.dates[0]?.id ?? ''
    const late = inHours(4)
    await set(id, 'commitment', late)
    expect((await desk.change(`/api/cases/${id}/dates/${early}/kept`, {})).case).toMatchObject({ due: late })
  })

  it('pulls the answer forward when it is a confirmed departure, and lets go when it is withdrawn', async () => {
    const row = await desk.post('May I bring my lamp on board?')
    const at = inHours(3)
    const { case: pulled } = await set(row.id, 'departure', at)
    expect(pulled).toMatchObject({ due: new Date(Date.parse(at) - hour / 3).toISOString(), dueObligation: 'first-response' })
    expect(await why(row.id)).toMatchObject({ sentence: { values: { because: { id: 'because.deadline' } } } })
    const dateId = pulled.dates[0]?.id ?? ''
    expect(await desk.change(`/api/cases/${row.id}/dates/${dateId}/kept`, {})).toMatchObject({ status: 409 })
    const { case: without } = await desk.change(`/api/cases/${row.id}/dates/${dateId}/withdraw`, { reason: 'Wrong person.' })
    expect(without).toMatchObject({ due: row.due, dates: [] })
  })

  it('lies ahead, and is put there by agents only', async () => {
    const { id } = await desk.post('How do I clean my lamp of order 904?')
    expect(await set(id, 'commitment', inHours(-1))).toMatchObject({ status: 400, code: 'invalid' })
    expect(await set(id, 'commitment', inHours(1), 'vera')).toMatchObject({ status: 403 })
  })
})
