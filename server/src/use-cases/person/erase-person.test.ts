import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasureSchema, personExportSchema } from '@evenhand/contract/person.ts'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { openWorld, type World } from '../../../../dev/world.ts'
import { eachTable } from '../../db/queries/person/rows.ts'
import { whose } from '../../db/queries/person/theirs.ts'
import { inWorkspace } from '../../db/database.ts'
import { findInconsistencies } from '../../db/queries/consistency.ts'
import { fillPerson, markedName, marker, placesOf } from './marked-person.fixture.ts'

describe('a person with a row in every table', () => {
  let world: World
  let id: string
  beforeAll(async () => {
    world = await openWorld()
    id = await fillPerson(world)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it('is given every word that is kept of them, and nobody’s name who works here', async () => {
    const response = await world.http(`/api/people/${id}/export`, { as: 'lena', method: 'POST', json: {} })
    const text = await response.text()
    const { tables } = personExportSchema.parse(JSON.parse(text))
    const given = new Set(Object.keys(tables))
    const kept = (await placesOf(world, marker)).map(place => place.split('.'))
    expect(kept.length).toBeGreaterThan(35)
    const derived = new Set<string>(eachTable().flatMap(([table, entry]) => (entry.given === false ? [table] : [])))
    const missing = kept.filter(([, table = '', column = '']) => {
      const [row] = tables[table] ?? []
      return !derived.has(table) && !JSON.stringify(row?.[column] ?? '').includes(marker)
    })
    expect(missing).toEqual([])
    expect(given).toContain('decisions')
    expect(text).not.toContain('user_id')
  })

  it('goes only when their name is typed, and by a lead or an admin', async () => {
    const erase = (as: 'amir' | 'lena', name: string) =>
      world.http(`/api/people/${id}/erasure`, { as, method: 'POST', json: { name } })
    expect((await erase('amir', markedName)).status).toBe(403)
    expect((await world.http(`/api/people/${id}/export`, { as: 'amir', method: 'POST', json: {} })).status).toBe(403)
    expect((await erase('lena', 'Somebody Else')).status).toBe(409)
    expect((await placesOf(world, marker)).length).toBeGreaterThan(35)
  })

  it('is told what would go, and nothing has gone', async () => {
    const preview = erasureSchema.parse(await (await world.http(`/api/people/${id}/erasure`, { as: 'lena' })).json())
    expect(preview).toMatchObject({ name: markedName, openCases: 1, rows: { messages: 1, orders: 1, notes: 1, customers: 1 } })
    expect((await placesOf(world, marker)).length).toBeGreaterThan(35)
  })

  it('stands nowhere in the database afterwards, in whatever table, and it is written down without a word of them', async () => {
    const response = await world.http(`/api/people/${id}/erasure`, {
      as: 'lena',
      method: 'POST',
      json: { name: ` ${markedName.toUpperCase()} ` },
    })
    expect(erasureSchema.parse(await response.json())).toMatchObject({ rows: { messages: 1 } })
    expect(await placesOf(world, marker)).toEqual([])
    const log = await inWorkspace(world.context.db, world.workspaceId, tx =>
      tx.selectFrom('audit_log').selectAll().where('action', 'like', 'person.%').orderBy('id').execute(),
    )
    expect(log).toMatchObject([
      { action: 'person.exported', target_kind: 'customer', target_id: id, actor_user_id: world.actor('lena').userId },
      { action: 'person.erased', target_kind: 'customer', target_id: id },
    ])
    expect(await placesOf(world, id)).toEqual(['app.audit_log.target_id'])
    expect((await world.http(`/api/people/${id}/erasure`, { as: 'lena' })).status).toBe(404)
  })
})

it('no table that leads to a person is said to be nobody’s', async () => {
  await using world = await openWorld()
  const { rows } = await asOwner(world.database.urls.owner, owner =>
    owner.query<{ table: string }>(
      `select distinct table_name as table from information_schema.columns
       where table_schema = 'app' and column_name in ('customer_id', 'profile_id', 'case_id', 'message_id', 'conversation_id', 'order_id')`,
    ),
  )
  expect(rows.length).toBeGreaterThan(20)
  const isNobodys = new Map(Object.entries(whose).map(([table, entry]) => [table, 'nobodys' in entry]))
  expect(rows.filter(({ table }) => isNobodys.get(table) !== false)).toEqual([])
})

it('leaves a workspace behind in which everything still fits together', async () => {
  await using world = await openWorld()
  const id = await fillPerson(world)
  const broken = () => inWorkspace(world.context.db, world.workspaceId, findInconsistencies)
  const before = await broken()
  await world.http(`/api/people/${id}/erasure`, { as: 'ada', method: 'POST', json: { name: markedName } })
  const rules = new Set(before.map(({ rule }) => rule))
  expect((await broken()).filter(({ rule }) => !rules.has(rule))).toEqual([])
})
