import { expect, it } from 'vitest'
import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { EvenhandError } from '../../errors.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import { failureReason, isPassing, placesIn } from './failures.ts'

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

it('does so in whichever batch of a turn it stands', async () => {
  await using desk = await openIntake()
  await asOwner(desk.fresh.urls.owner, client =>
    client.query(`alter table app.messages add constraint no_poison check (external_id <> 'poison')`),
  )
  const around = Array.from({ length: 60 }, (_, i) => post(i === 31 ? 'poison' : `m-${i}`, { time: mondayAtTen - 1000 + i }))
  await desk.receive(around)
  expect(await desk.process(10)).toEqual({ handled: 59, failed: 3 })
  expect(await desk.counts()).toMatchObject({ messages: 59, cases: 59, activities: 1 })
  expect((await desk.all('cases', 'number')).map(({ number }) => number)).toEqual(around.slice(1).map((_, i) => 1001 + i))
})

it('decides nothing by a policy that names the audience, and loses no message over it', async () => {
  await using desk = await openIntake()
  const unfair = { ...defaultPolicy, version: 2, promises: { ...defaultPolicy.promises, followersAbove: 1000 } }
  await desk.within(tx =>
    insertRows(tx, 'policy_versions', [{ workspace_id: desk.workspaceId, version: 2, policy: unfair, created_at: mondayAtTen }]),
  )
  await desk.receive([post('a')])
  await expect(desk.process()).rejects.toThrow('promises.followersAbove names "followersAbove"')
  expect(await desk.all('activities')).toMatchObject([{ state: 'waiting', attempts: 0 }])
})

const withCode = (code: string) => Object.assign(new Error('something'), { code })

it.each(['57P01', '40P01', '53100', '08006', 'ECONNRESET'])('takes %s for a failure that passes', code => {
  expect(isPassing(withCode(code))).toBe(true)
})

it.each(['23514', '22P02', 'invalid'])('takes %s for a failure that would come again', code => {
  expect(isPassing(withCode(code))).toBe(false)
})

it.each(['database-unreachable', 'disk-full', 'policy-refused'] as const)('waits while the installation says %s', code => {
  expect(isPassing(new EvenhandError(code, 'something'))).toBe(true)
})

it.each(['invalid', 'conflict', 'broken-invariant', 'outer-handle'] as const)('sets one activity aside for %s', code => {
  expect(isPassing(new EvenhandError(code, 'something'))).toBe(false)
})

it('names what failed and where, and quotes nothing of what somebody wrote', () => {
  const words = 'my zebrafish died'
  const fields = { code: '22P02', detail: `Key (body)=(${words})`, table: 'messages', constraint: 'no_poison' }
  const ofPostgres = Object.assign(new Error(`invalid input syntax for type json: "${words}"`), fields)
  expect(failureReason(ofPostgres)).toBe('database error 22P02, constraint no_poison, table messages')
  const ofOurs = new SyntaxError(`Unexpected token in "${words}\n at the vet:1:2\n`)
  expect(failureReason(ofOurs)).toMatch(/^SyntaxError at .*failures\.test\.ts/)
  expect([failureReason(ofOurs), ...placesIn(ofOurs), ...placesIn(ofPostgres)].join()).not.toContain('zebrafish')
})

it('takes a mistake of ours for one that would come again', () => {
  expect(isPassing(new TypeError('x is not a function'))).toBe(false)
})
