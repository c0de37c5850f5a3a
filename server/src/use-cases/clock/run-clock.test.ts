import { expect, it } from 'vitest'
import { mondayAtTen, openIntake, post } from '../intake/intake.fixture.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import { runClock } from './run-clock.ts'

const hour = 3_600_000

it('moves a case that has waited two full promises into lane 2, once', async () => {
  await using desk = await openIntake()
  desk.setNow(mondayAtTen + hour)
  await desk.handle([post('a'), post('b', { time: mondayAtTen + 1 })])
  expect((await desk.queue()).map(({ lane }) => lane)).toEqual([3, 3])
  const twoPromises = mondayAtTen + 8 * hour
  desk.setNow(twoPromises)
  expect(await runClock(desk.context, desk.workspaceId)).toBe(1)
  expect(await runClock(desk.context, desk.workspaceId)).toBe(0)
  const [promoted, waiting] = await desk.queue()
  expect(promoted).toMatchObject({ author: 'author-of-a', lane: 2, due: twoPromises + hour })
  expect(waiting).toMatchObject({ author: 'author-of-b', lane: 3 })
  expect((await desk.all('decisions')).map(({ cause }) => cause)).toEqual(['opened', 'opened', 'starving'])
})

it('wakes a case when its snooze is over, and not a moment earlier', async () => {
  await using desk = await openIntake()
  await desk.handle([post('a')])
  const until = mondayAtTen + 2 * hour
  const ids = (await desk.queue()).map(({ id }) => id)
  await desk.within(async tx => {
    const records = await lockCaseRecords(tx, ids)
    await decideCases(
      tx,
      desk.context,
      records.map(record => {
        const { relationship } = record.facts
        const clock = { ...relationship.clock, status: 'snoozed' as const, snoozedUntil: until, firstResponseAt: mondayAtTen }
        return { record, facts: { ...record.facts, relationship: { ...relationship, clock } }, cause: 'snoozed', at: mondayAtTen }
      }),
    )
  })
  expect(await desk.queue()).toEqual([])
  desk.setNow(until - 1)
  expect(await runClock(desk.context, desk.workspaceId)).toBe(0)
  desk.setNow(until)
  expect(await runClock(desk.context, desk.workspaceId)).toBe(1)
  expect(await desk.queue()).toHaveLength(1)
  expect(await desk.all('cases')).toMatchObject([{ status: 'open', snoozed_until: null }])
  expect((await desk.all('timeline')).map(({ kind }) => kind)).toEqual(['opened', 'decided', 'woken', 'decided'])
})

it('arms itself for the next instant at which something changes', async () => {
  await using desk = await openIntake()
  await desk.handle([post('a'), post('b', { time: mondayAtTen - hour })])
  expect(await desk.jobAt('clock')).toBe(mondayAtTen + 7 * hour)
  desk.setNow(mondayAtTen + 7 * hour)
  await desk.jobDone('clock')
  await runClock(desk.context, desk.workspaceId)
  expect(await desk.jobAt('clock')).toBe(mondayAtTen + 8 * hour)
})
