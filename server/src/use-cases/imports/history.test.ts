import { describe, expect, test } from 'vitest'
import { deskOf } from '../../http/desk.fixture.ts'
import { processIntake } from '../intake/process.ts'
import { openImportWorld } from './imports.fixture.ts'

const header = 'id,time,author_handle,direction,text,reply_to,thread\n'
const rows = {
  lamp: 'o1,2017-10-31T08:00:00Z,rita,in,"my lamp arrived broken, please send a new one",,o1\n',
  lampAnswer: 'o2,2017-10-31T20:00:00Z,care,out,"on its way, sorry",o1,o1\n',
  lampAgain: 'o3,2017-11-05T08:00:00Z,rita,in,"it is broken again, what now?",o2,o1\n',
  charger: 'o4,2017-11-01T08:00:00Z,olaf,in,"my charger is smoking, what shall I do?",,o4\n',
  parcel: 'n1,2026-01-10T08:00:00Z,nina,in,"my parcel has not arrived, where is it?",,n1\n',
  parcelAgain: 'n2,2026-01-22T08:00:00Z,nina,in,"still no parcel, where is it?",n1,n1\n',
  parcelNow: 'n3,2026-02-27T08:00:00Z,ida,in,"my speaker crackles, can you help?",,n3\n',
}
const file = header + Object.values(rows).join('')
const asked = { format: 'csv', fileName: 'years.csv', history: true } as const

type Imports = Awaited<ReturnType<typeof openImportWorld>>

const casesOf = ({ read }: Imports) =>
  read(tx =>
    tx
      .selectFrom('cases as c')
      .innerJoin('profiles as p', 'p.id', 'c.profile_id')
      .select(['p.external_id as author', 'c.status', 'c.due_at', 'c.resolved_at', 'c.opened_at', 'c.first_response_at'])
      .orderBy('c.opened_at')
      .execute(),
  )

const statesOf = ({ read }: Imports) =>
  read(async tx => {
    const owed = await tx.selectFrom('obligations').select(['kind', 'state', 'since']).orderBy('since').orderBy('kind').execute()
    return owed.map(({ kind, state }) => `${kind} ${state}`)
  })

describe('an import of history', () => {
  test('keeps what ended long ago to be read, outside the queue, and works what is newer', async () => {
    await using imports = await openImportWorld()
    const { row } = await imports.import(file, asked)
    expect(row.history_before).toBe(Date.UTC(2026, 0, 31, 10))
    const desk = deskOf(imports.world)
    expect((await desk.list('queue')).cases.map(({ author }) => author.name)).toEqual(['ida'])
    const kept = (await desk.list('resolved', { limit: 50 })).cases
    expect(kept.map(({ author }) => author.name).toSorted()).toEqual(['nina', 'olaf', 'rita'])
    const rita = await desk.get(kept.find(({ author }) => author.name === 'rita')?.id ?? '')
    expect(rita).toMatchObject({ status: 'resolved', due: null, resolvedAt: '2017-11-05T08:00:00.000Z' })
    expect(rita.messages).toHaveLength(3)
    expect(rita.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['opened', 'kept-as-history', 'message-in']))
  })

  test('counts no promise of them, neither kept nor broken', async () => {
    await using imports = await openImportWorld()
    await imports.import(header + rows.lamp + rows.lampAnswer + rows.lampAgain + rows.charger, asked)
    const states = await statesOf(imports)
    expect(states.length).toBeGreaterThan(0)
    expect(states.filter(state => !state.endsWith(' void'))).toEqual([])
  })

  test('gives the same cases whatever the size of the batches', async () => {
    await using at500 = await openImportWorld()
    await at500.import(file, asked)
    await using at1 = await openImportWorld()
    await at1.start(file, asked)
    await at1.parts.runner.settled()
    await processIntake(at1.world.context, at1.world.workspaceId, { batch: 1 })
    expect(await casesOf(at1)).toEqual(await casesOf(at500))
    expect(await statesOf(at1)).toEqual(await statesOf(at500))
  })

  test('works a case whose last message turns out to be new', async () => {
    await using imports = await openImportWorld()
    const days = ['01-25', '02-05', '02-14'].map(
      (day, at) => `s${at},2026-${day}T08:00:00Z,sami,in,"my lamp is broken, where is the new one?",,s0\n`,
    )
    await imports.start(header + days.join(''), asked)
    await imports.parts.runner.settled()
    await processIntake(imports.world.context, imports.world.workspaceId, { batch: 1 })
    expect(await casesOf(imports)).toMatchObject([{ author: 'sami', status: 'open', opened_at: Date.UTC(2026, 0, 25, 8) }])
    expect(await statesOf(imports)).toEqual(['first-response running', 'resolution running'])
  })

  test('leaves everything as it is where it is not asked for', async () => {
    await using imports = await openImportWorld()
    await imports.import(file, { ...asked, history: false })
    expect((await deskOf(imports.world).list('queue', { limit: 50 })).cases).toHaveLength(4)
  })

  test('is not reopened by what its author writes today: that is a matter of today', async () => {
    await using imports = await openImportWorld()
    await imports.import(header + rows.lamp, asked)
    const { world } = imports
    const [kept] = (await deskOf(world).list('resolved')).cases
    const channel = (await deskOf(world).get(kept?.id ?? '')).channel.id
    const time = new Date(world.context.clock.now()).toISOString()
    const today = { version: 1, type: 'message.created', time, thread: { rootExternalId: 'o1' } } as const
    const object = { externalId: 'today', text: 'my lamp is broken again, please send a new one' }
    await world.receive([{ ...today, actor: { externalId: 'rita', handle: 'rita' }, object }], channel)
    await processIntake(world.context, world.workspaceId)
    const [fresh] = (await deskOf(world).list('queue')).cases
    expect(fresh).toMatchObject({ author: { name: 'rita' }, waitingSince: time })
    expect((await deskOf(world).get(kept?.id ?? '')).status).toBe('resolved')
  })

  test('is opened by a person, and joins the queue then', async () => {
    await using imports = await openImportWorld()
    await imports.import(header + rows.lamp, asked)
    const desk = deskOf(imports.world)
    const [kept] = (await desk.list('resolved')).cases
    const { case: opened } = await desk.change(`/api/cases/${kept?.id ?? ''}/status`, { status: 'open' })
    expect(opened.status).toBe('open')
    expect(Date.parse(opened.due ?? '')).toBeGreaterThan(imports.world.context.clock.now())
    await desk.change(`/api/cases/${opened.id}/status`, { status: 'resolved' })
    expect((await desk.get(opened.id)).resolvedAt).toBe(new Date(imports.world.context.clock.now()).toISOString())
  })
})
