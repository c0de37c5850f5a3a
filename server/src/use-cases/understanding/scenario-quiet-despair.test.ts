import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../../dev/world.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

let world: World
let desk: Desk
const minute = 60_000

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

const due = (minutes: number): string => new Date(world.context.clock.now() + minutes * minute).toISOString()
const despair = "sorry to bother, you cut my line, lost my job, don't see the point of being here anymore"

describe('scenario 4, quiet despair', () => {
  it('is critical, pages the rota, and cannot be resolved before the welfare step', async () => {
    const { id } = await desk.post(despair)
    const shown = await desk.get(id)
    expect(shown).toMatchObject({ severity: 'critical', lane: 1, due: due(15), triage: null })
    expect(shown.steps).toEqual(expect.arrayContaining(['page-rota', 'welfare']))
    expect(shown.messages[0]?.reading?.risks).toContainEqual({ kind: 'self-harm', now: true })
    expect(shown.messages[0]?.reading?.evidence.map(({ signal }) => signal)).toContain('self-harm')
    expect(await desk.change(`/api/cases/${id}/status`, { status: 'resolved' })).toMatchObject({ code: 'welfare-first' })
    const welfareStep = 'I called and stayed on the line until a friend was there.'
    expect((await desk.change(`/api/cases/${id}/status`, { status: 'resolved', welfareStep })).case.status).toBe('resolved')
  })

  it('is heard alike when it is shouted, and when two million people follow', async () => {
    const { id } = await desk.post(`${despair.toUpperCase()}!!! 😡😡`, { followers: 2_000_000 })
    expect(await desk.get(id)).toMatchObject({ severity: 'critical', lane: 1, due: due(15) })
  })

  it('is not what "this app is killing me 😂" says: nobody is fetched for it', async () => {
    await expect(desk.post('this app is killing me 😂')).rejects.toThrow('No case in the queue')
  })

  it('sends a threat to security, and leaves the service due time unmoved', async () => {
    const calm = await desk.post('My toaster arrived broken.')
    const threat = await desk.post("My toaster arrived broken. I'll burn your shop down.")
    const shown = await desk.get(threat.id)
    expect(shown).toMatchObject({ desk: 'security', steps: ['security'] })
    expect([shown.due, shown.lane, shown.severity]).toEqual([calm.due, calm.lane, calm.severity])
    const bare = await desk.get((await desk.post("I'll burn your shop down")).id)
    expect(bare).toMatchObject({ desk: 'security', steps: ['security'], lane: 3, severity: 'low', due: due(600), triage: null })
  })
})
