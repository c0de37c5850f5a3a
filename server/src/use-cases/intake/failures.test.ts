import { expect, it } from 'vitest'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import { isPassing } from './failures.ts'

it('an activity that cannot be handled blocks nobody, and is shown with its error after three attempts', async () => {
  await using desk = await openIntake()
  // Something that the pipeline cannot know: the database refuses one message.
  await asOwner(desk.fresh.urls.owner, client =>
    client.query(`alter table app.messages add constraint no_poison check (external_id <> 'poison')`),
  )
  const around = Array.from({ length: 60 }, (_, i) => post(i === 31 ? 'poison' : `m-${i}`, { time: mondayAtTen - 1000 + i }))
  await desk.receive(around)
  expect(await desk.process()).toEqual({ handled: 59, failed: 3 })
  expect(await desk.counts()).toMatchObject({ messages: 59, cases: 59, activities: 1 })
  const [failed] = await desk.all('activities')
  expect(failed).toMatchObject({ state: 'failed', attempts: 3 })
  expect(failed?.error).toContain('no_poison')
  expect(await desk.process()).toEqual({ handled: 0, failed: 0 })
})

it('tells a failure that passes from one that would come again', () => {
  const failure = (code: string) => Object.assign(new Error('something'), { code })
  for (const code of ['57P01', '40P01', '53100', '08006', 'ECONNRESET']) expect(isPassing(failure(code)), code).toBe(true)
  for (const code of ['23514', '22P02', 'invalid']) expect(isPassing(failure(code)), code).toBe(false)
  expect(isPassing(new TypeError('x is not a function'))).toBe(false)
})
