import { expect, it } from 'vitest'
import { generateMessages } from '../../../../dev/generated-messages.ts'
import { openDatabase, openPool } from '../../db/database.ts'
import { findInconsistencies } from '../../db/queries/consistency.ts'
import { idMaker } from '../../new-id.ts'
import { mondayAtTen, openIntake } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'
import { processIntake } from './process.ts'
import type { IntakeContext } from './process.ts'

/** `npm run soak` asks for 20,000. */
const count = Number(process.env['EVENHAND_ACTIVITIES'] ?? 3000)
const atOnce = 250

/** A worker with connections and ids of its own, as in another process. */
function openWorker({ fresh, context }: IntakeWorld): IntakeContext & AsyncDisposable {
  const db = openDatabase(openPool({ url: fresh.urls.app, max: 2, name: 'second worker', searchPath: 'app' }))
  return { ...context, db, newId: idMaker(() => context.clock.now()), [Symbol.asyncDispose]: () => db.destroy() }
}

it('two workers on one database handle every activity once, and in order within its conversation', async () => {
  await using desk = await openIntake()
  await using first = openWorker(desk)
  await using second = openWorker(desk)
  const activities = generateMessages({ seed: 3, count, start: mondayAtTen - 30 * 86_400_000 })
  const written = activities.filter(({ type }) => type === 'message.created')

  const over = new AbortController()
  const handled = [0, 0]
  const work = async (worker: IntakeContext, place: number) => {
    while (!over.signal.aborted)
      handled[place] = (handled[place] ?? 0) + (await processIntake(worker, desk.workspaceId, { batch: 100 })).handled
  }
  const workers = [work(first, 0), work(second, 1)]
  for (let from = 0; from < count; from += atOnce) await desk.receive(activities.slice(from, from + atOnce))
  while ((await desk.counts()).activities > 0) await desk.process()
  over.abort()
  await Promise.all(workers)
  expect(Math.min(...handled)).toBeGreaterThan(0)

  const messages = await desk.all('messages', 'position')
  expect(messages.map(row => row.external_id).toSorted()).toEqual(written.map(({ object }) => object.externalId).toSorted())
  for (const ofOne of Map.groupBy(messages, row => row.conversation_id).values()) {
    const times = ofOne.map(row => row.sent_at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  }
  expect(await desk.within(findInconsistencies)).toEqual([])
  const cases = await desk.all('cases', 'number')
  expect(cases.length).toBeGreaterThan(count / 2)
  expect(cases.map(({ number }) => number)).toEqual(cases.map((_, i) => 1001 + i))
}, 600_000)
