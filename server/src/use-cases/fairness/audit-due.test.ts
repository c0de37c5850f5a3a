import { followersSpeed } from '@evenhand/domain/audit/followers-speed.ts'
import { simulate } from '@evenhand/domain/audit/simulated/histories.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld } from '../../../../dev/world.ts'
import type { World } from '../../../../dev/world.ts'
import { inWorkspace, timestamp as at } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { askAudit, cancelAudit } from './ask-audit.ts'
import { auditDue } from './audit-due.ts'
import { keepHistory } from './history.fixture.ts'
import { loadFairness } from './load-fairness.ts'

/** A history that favours followers, kept in a workspace, and the night after it. */
const hour = 3_600_000
const history = simulate({ cases: 2_000, days: 10, promiseFavour: 0.15 }, 1)
const noon = Date.UTC(2026, 2, 16, 12)

let world: World
beforeAll(async () => {
  world = await openWorld({ now: noon })
})
afterAll(() => world?.[Symbol.asyncDispose]())

const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inWorkspace(world.context.db, world.workspaceId, work)
const load = () => loadFairness(world.context, world.actor('lena'))
const due = (signal?: AbortSignal) => auditDue(world.context, world.workspaceId, signal)

test('waits for the next three o’clock in the zone of the workspace', async () => {
  await within(tx => tx.updateTable('workspaces').set({ time_zone: 'America/New_York' }).execute())
  await world.processAll()
  expect(await load()).toMatchObject({
    next: { state: 'waiting', cause: 'night', due_at: Date.UTC(2026, 2, 17, 7) },
    result: null,
  })
})

test('says of a handful of cases that they are too few, and of nobody who they were', async () => {
  await askAudit(world.context, world.actor('lena'))
  await world.processAll()
  const { result, ended, next } = await load()
  expect(result).toBeNull()
  expect(ended).toMatchObject({ state: 'done', cause: 'person', cases_total: 0 })
  expect(next).toMatchObject({ state: 'waiting', cause: 'night' })
})

test('finds in the night what the audit of a file finds in the same cases', { timeout: 60_000 }, async () => {
  await within(tx => keepHistory(tx, world.workspaceId, world.channelId, history))
  world.setNow(noon + 24 * hour)
  await world.processAll()
  const { result, nights, next } = await load()
  const speed = result?.document?.findings.find(({ id }) => id === 'followers.speed')
  expect(speed).toMatchObject({ verdict: 'favours the loud', n: 2_000 })
  expect(result?.document?.answer).toMatch(/^Yes/)
  // The same cases in a file: of one channel, by strangers, valued in whole units.
  const inFile = {
    ...history,
    watchedUntil: history.watchedUntil.map(() => noon + 24 * hour),
    day: inNewYork(history.opened),
    channel: { codes: new Int32Array(history.count), names: ['posts'] },
    value: history.value?.map(Math.round) ?? null,
    customer: null,
  }
  const [draft] = followersSpeed(inFile).drafts
  expect(speed?.effect).toBeCloseTo(Math.exp(draft?.value ?? 0), 9)
  expect(speed?.p).toBeCloseTo(draft?.p ?? 0, 9)
  expect(nights.map(({ headline }) => headline?.find(({ id }) => id === 'followers.speed')?.effect)).toEqual([speed?.effect])
  expect(next?.due_at).toBeGreaterThan(noon + 24 * hour)
})

test('keeps results and nobody: no number, name, handle or word of a case', async () => {
  const { result } = await load()
  const kept = JSON.stringify(result?.document)
  expect(kept).not.toMatch(/author-|post-|My lamp|0000-7000/i)
  expect(result?.document?.history).toMatchObject({ cases: 2_000, examples: [] })
})

test('hears the manner of first messages, and counts the words that were sent', async () => {
  const { result } = await load()
  const ids = result?.document?.findings.map(({ id }) => id)
  expect(ids).toContain('loudness.capitals.speed')
  expect(result?.document?.untested.find(({ id }) => id === 'attention.followers')?.sentence ?? '').not.toContain('nothing tells')
})

test('is put back when the server stops, and done by the next one', { timeout: 60_000 }, async () => {
  await askAudit(world.context, world.actor('lena'))
  await due(AbortSignal.abort())
  expect(await load()).toMatchObject({ next: { state: 'waiting', cause: 'person' } })
  expect(await due()).toBe(true)
  expect((await load()).ended).toMatchObject({ state: 'done', cause: 'person' })
})

test('is taken from a process that died, and not from one that works', async () => {
  await askAudit(world.context, world.actor('lena'))
  const started = world.context.clock.now()
  await within(tx =>
    tx
      .updateTable('fairness_runs')
      .set({ state: 'running', started_at: at(started), touched_at: at(started) })
      .where('state', '=', 'waiting')
      .execute(),
  )
  expect(await due()).toBe(false)
  world.advance(11 * 60_000)
  expect(await due()).toBe(true)
  expect((await load()).ended?.state).toBe('done')
})

test('ends when somebody cancels it, and the next night stays', async () => {
  await askAudit(world.context, world.actor('lena'))
  const { next } = await load()
  await cancelAudit(world.context, world.actor('lena'), next?.id ?? '')
  expect(await due()).toBe(false)
  expect(await load()).toMatchObject({ ended: { state: 'cancelled' }, next: { state: 'waiting', cause: 'night' } })
  await expect(cancelAudit(world.context, world.actor('lena'), next?.id ?? '')).rejects.toMatchObject({ code: 'conflict' })
})

/** Days as they begin in New York, which left winter time on 8 March 2026. */
function inNewYork(opened: Float64Array): Int32Array {
  const summer = Date.UTC(2026, 2, 8, 7)
  return Int32Array.from(opened, own => Math.floor((own - (own >= summer ? 4 : 5) * hour) / 86_400_000))
}
