import { fairnessSchema } from '@evenhand/contract/fairness.ts'
import type { Fairness } from '@evenhand/contract/fairness.ts'
import { simulate } from '@evenhand/domain/audit/simulated/histories.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld } from '../../../dev/world.ts'
import type { Person, World } from '../../../dev/world.ts'
import { inWorkspace, timestamp } from '../db/database.ts'
import { keepHistory } from '../use-cases/fairness/history.fixture.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ now: Date.UTC(2026, 2, 12) })
})
afterAll(() => world?.[Symbol.asyncDispose]())

const fairness = async (as: Person = 'vera'): Promise<Fairness> =>
  fairnessSchema.parse(await (await world.http('/api/fairness', { as })).json())
const ask = (as: Person) => world.http('/api/fairness/runs', { as, method: 'POST', json: {} })

it('says before the first night when it comes, and who may ask for it at once', async () => {
  await world.processAll()
  expect(await fairness()).toMatchObject({
    result: null,
    without: null,
    running: null,
    nextAt: '2026-03-12T03:00:00.000Z',
    nights: [],
    mayAsk: false,
  })
  expect((await fairness('lena')).mayAsk).toBe(true)
  expect((await ask('amir')).status).toBe(403)
  expect((await world.http('/api/fairness/report.html', { as: 'vera' })).status).toBe(404)
})

it('tells kindly that there are too few cases to compare, and how many it takes to begin', async () => {
  expect(fairnessSchema.parse(await (await ask('lena')).json()).running).toMatchObject({ waits: true, cases: null })
  await world.processAll()
  expect(await fairness()).toMatchObject({ result: null, running: null, without: { why: 'too-few', cases: 0, fewest: 60 } })
})

it('shows the result to everybody, and gives it as a page and as a document', { timeout: 60_000 }, async () => {
  const history = simulate({ cases: 800, days: 8, promiseFavour: 0.3 }, 2)
  await inWorkspace(world.context.db, world.workspaceId, tx => keepHistory(tx, world.workspaceId, world.channelId, history))
  await ask('ada')
  await world.processAll()
  const { result, without, nights } = await fairness()
  expect(result).toMatchObject({ cases: 800, answer: expect.stringMatching(/^Yes/) })
  expect(result?.findings[0]).toMatchObject({ verdict: 'favours the loud', advice: expect.stringContaining('queue') })
  expect(result?.waiting.curves.length).toBeGreaterThan(2)
  expect(without).toBeNull()
  expect(nights).toMatchObject([{ cases: 800 }])
  const page = await world.http('/api/fairness/report.html', { as: 'vera' })
  expect(page.headers.get('content-disposition')).toContain('fairness-audit.html')
  expect(await page.text()).toContain(result?.answer)
  const document = await (await world.http('/api/fairness/audit.json', { as: 'vera' })).json()
  expect(document).toMatchObject({ version: 1, answer: result?.answer, method: { correction: 'holm' } })
})

it('can be cancelled before it ends, once', async () => {
  await ask('lena')
  const { running } = await fairness()
  const cancel = () => world.http(`/api/fairness/runs/${running?.id}/cancel`, { as: 'lena', method: 'POST', json: {} })
  expect((await cancel()).status).toBe(200)
  expect((await cancel()).status).toBe(409)
  expect(await fairness()).toMatchObject({ running: null, without: { why: 'cancelled' }, result: { cases: 800 } })
})

it('tells how far it is: cases that are read first, then what is measured by its name', async () => {
  await world.processAll()
  const { context, workspaceId } = world
  const now = context.clock.now()
  const at = async (progress: { cases_read: number; steps_done: number }) => {
    await inWorkspace(context.db, workspaceId, tx =>
      tx
        .updateTable('fairness_runs')
        .set({ state: 'running', started_at: timestamp(now), touched_at: timestamp(now), cases_total: 800, ...progress })
        .where('state', 'in', ['waiting', 'running'])
        .execute(),
    )
    const { running, nextAt } = await fairness()
    return { ...running, nextAt }
  }
  expect(await at({ cases_read: 500, steps_done: 0 })).toMatchObject({
    waits: false,
    cases: 800,
    read: 500,
    step: null,
    nextAt: null,
  })
  expect(await at({ cases_read: 800, steps_done: 3 })).toMatchObject({ step: 'labels', done: 3, steps: 9 })
})

it('notes who asked and who cancelled', async () => {
  const entries = await inWorkspace(world.context.db, world.workspaceId, tx =>
    tx.selectFrom('audit_log').select(['action', 'actor_user_id']).where('target_kind', '=', 'fairness').orderBy('id').execute(),
  )
  const { userId } = world.actor('lena')
  expect(entries.map(({ action }) => action)).toEqual([
    'fairness.asked',
    'fairness.asked',
    'fairness.asked',
    'fairness.cancelled',
  ])
  expect(entries.at(-1)?.actor_user_id).toBe(userId)
})
