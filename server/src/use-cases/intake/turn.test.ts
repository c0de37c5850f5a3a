import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, it } from 'vitest'
import { generateMessages, randomFrom } from '../../../../dev/generated-messages.ts'
import { inWorkspace } from '../../db/database.ts'
import { takeTurn, waitingIds } from '../../db/queries/intake/activities.ts'
import { casesLocked } from '../../db/queries/deciding.ts'
import { together } from '../../db/together.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'
import { nothingAhead } from './read-ahead.ts'
import type { ReadingLine } from './reading-line.ts'
import { handleTurn } from './turn.ts'

/** Nothing is read ahead, and that at once: a turn then goes on as far as it may. */
const alwaysReady: ReadingLine = {
  next: () => Promise.resolve(nothingAhead),
  ready: () => nothingAhead,
  putBack: () => undefined,
  goTo: () => undefined,
}

type Way = { batch: number; goesOn: boolean; newId?: () => string }

/** One turn. @returns how many batches it handled */
async function turn({ context, workspaceId }: IntakeWorld, { batch, goesOn, newId = context.newId }: Way): Promise<number> {
  return inWorkspace(context.db, workspaceId, async tx => {
    await takeTurn(tx, workspaceId)
    const ids = await waitingIds(tx, workspaceId, { after: 0, limit: batch })
    if (ids.length === 0) return 0
    const further = goesOn ? { line: alwaysReady, batch, signal: undefined } : null
    const handled = await handleTurn(tx, { ...context, newId }, workspaceId, { ids, ahead: nothingAhead }, further)
    return handled.length
  })
}

const written = ['profiles', 'conversations', 'messages', 'cases', 'decisions', 'timeline', 'links'] as const
const named = ['case_conversations', 'case_references', 'obligations', 'profile_audience'] as const

/** Everything that a company's day leaves behind, by ids that are the same in each run. */
async function leftBy(goesOn: boolean): Promise<{ rows: Record<string, unknown[]>; most: number }> {
  await using desk = await openIntake()
  const random = randomFrom(7)
  const customers = await Promise.all(['C-0', 'C-1', 'C-2'].map(id => desk.addCustomer(id)))
  const activities = generateMessages({ seed: 21, count: 420, start: mondayAtTen - 5 * 86_400_000 }).map(activity => {
    const isKnown = activity.direction === 'in' && random() < 0.3
    const actor = isKnown ? { ...activity.actor, customerId: `C-${activity.actor.externalId.length % 3}` } : activity.actor
    const about = random() < 0.3 ? ` It is order 2039${Math.floor(random() * 4)}.` : ''
    return { ...activity, actor, object: { ...activity.object, text: `${activity.object.text}${about}` } }
  })
  await desk.receive(activities)
  let next = 0
  const newId = (): string => `00000000-0000-7000-8000-${(next += 1).toString().padStart(12, '0')}`
  let most = 0
  for (;;) {
    const handled = await turn(desk, { batch: 30, goesOn, newId })
    if (handled === 0) break
    most = Math.max(most, handled)
  }
  const ids = [desk.workspaceId, desk.channelId, ...customers]
  const plain = (row: object): unknown =>
    JSON.parse(ids.reduce((json, id, place) => json.replaceAll(id, `id-${place}`), JSON.stringify({ ...row, position: null })))
  const rows: Record<string, unknown[]> = {}
  for (const table of written) rows[table] = (await desk.all(table)).map(plain)
  for (const table of named)
    rows[table] = (await desk.all(table, table === 'profile_audience' ? 'profile_id' : 'case_id')).map(plain)
  for (const table of named) rows[table]?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return { rows, most }
}

it('leaves behind, batch after batch in one transaction, what each batch leaves by itself', async () => {
  const [atOnce, apart] = [await leftBy(true), await leftBy(false)]
  expect(atOnce.most).toBeGreaterThan(3)
  expect(apart.most).toBe(1)
  expect(apart.rows['cases']?.length).toBeGreaterThan(150)
  expect(apart.rows['links']?.length).toBeGreaterThan(10)
  for (const table of [...written, ...named])
    expect({ table, rows: atOnce.rows[table] }).toEqual({ table, rows: apart.rows[table] })
}, 60_000)

it('ends before a batch of which somebody holds a case, and waits for nobody while it holds cases itself', async () => {
  await using desk = await openIntake()
  await desk.handle([post('held'), post('free')])
  const held = (await desk.all('messages')).find(({ external_id }) => external_id === 'held')
  await desk.receive([
    post('about-free', { actor: { externalId: 'author-of-free' }, thread: { rootExternalId: 'free' }, time: mondayAtTen + 1 }),
    post('about-held', { actor: { externalId: 'author-of-held' }, thread: { rootExternalId: 'held' }, time: mondayAtTen + 2 }),
  ])
  const outside = AsyncLocalStorage.snapshot()
  await desk.within(async tx => {
    await together(tx, [casesLocked([held?.case_id ?? ''])])
    expect(await outside(() => turn(desk, { batch: 1, goesOn: true }))).toBe(1)
  })
  expect((await desk.counts()).activities).toBe(1)
  expect(await desk.process()).toEqual({ handled: 1, failed: 0 })
  expect((await desk.counts()).cases).toBe(2)
})
