import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { caseRowSchema, type CaseRow } from '@evenhand/contract/queue.ts'
import { openWorld, type World } from '../../../dev/world.ts'
import { inWorkspace, type Tx } from '../db/database.ts'

const monday = Date.UTC(2026, 2, 2, 10)
const friday = Date.UTC(2026, 2, 6, 10)
const second = 1000

/** The story at the server's door: 300 mails left lying since Monday, and on Friday somebody with twelve followers. */
async function smokeDay(followersOfMail300?: number): Promise<World> {
  await using stack = new AsyncDisposableStack()
  const world = stack.use(await openWorld({ now: monday }))
  await world.receive(Array.from({ length: 300 }, (_, i) => mail(i + 1, i === 299 ? followersOfMail300 : undefined)))
  await world.processAll()
  world.setNow(friday)
  await world.processAll()
  await world.receive([post('smoke', 'quick one: my X200 charger is smoking, unplugged it, ok to keep indoors?', friday, 12)])
  await world.processAll()
  stack.move()
  return world
}

function mail(number: number, followers?: number): ActivityInput {
  return {
    version: 1,
    type: 'message.created',
    time: new Date(monday + (number - 300) * second).toISOString(),
    visibility: 'direct',
    actor: { externalId: `writer-${number}`, displayName: `Writer ${number}`, ...(followers !== undefined && { followers }) },
    object: { externalId: `mail-${number}`, kind: 'email', text: `order ${10_000 + number} arrived broken` },
  }
}

function post(author: string, text: string, at: number, followers?: number): ActivityInput {
  return {
    version: 1,
    type: 'message.created',
    time: new Date(at).toISOString(),
    actor: { externalId: author, ...(followers !== undefined && { followers }) },
    object: { externalId: `post-of-${author}`, text },
  }
}

const pageSchema = z.object({ cases: z.array(z.unknown()), next: z.string().nullable() })

/** Every byte of the queue as the server gives it, page by page, one line for each case: what `evenhand queue --json` prints. */
async function queueLines(world: World): Promise<string[]> {
  const lines: string[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ view: 'queue', limit: '200', ...(cursor !== null && { cursor }) })
    const response = await world.http(`/api/cases?${query.toString()}`, { withToken: true })
    const page: z.output<typeof pageSchema> = pageSchema.parse(await response.json())
    lines.push(...page.cases.map(row => JSON.stringify(row)))
    cursor = page.next
  } while (cursor !== null)
  return lines
}

async function queue(world: World): Promise<CaseRow[]> {
  return (await queueLines(world)).map(line => caseRowSchema.parse(JSON.parse(line)))
}

/**
 * Ids of cases and channels hold chance, so two worlds never share one. Each becomes the number of its first appearance: which id
 * stands where, and where the same one stands again, is still compared.
 */
function withoutChance(lines: readonly string[]): string {
  const seen = new Map<string, string>()
  return lines.join('\n').replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, id => {
    const name = seen.get(id) ?? `id-${seen.size + 1}`
    seen.set(id, name)
    return name
  })
}

/** What a decision leaves behind. */
function traces(world: World) {
  return inWorkspace(world.context.db, world.workspaceId, async tx => ({
    decisions: await count(tx, 'decisions'),
    timeline: await count(tx, 'timeline'),
    versions: await tx.selectFrom('cases').select(['number', 'version']).orderBy('number').execute(),
  }))
}

async function count(tx: Tx, table: 'decisions' | 'timeline'): Promise<number> {
  const { n } = await tx
    .selectFrom(table)
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

function knownFollowers(world: World): Promise<number[]> {
  return inWorkspace(world.context.db, world.workspaceId, async tx => {
    const rows = await tx.selectFrom('profile_audience').select('followers').orderBy('followers').execute()
    return rows.flatMap(({ followers }) => followers ?? [])
  })
}

describe('smoke behind 300 overdue mails', () => {
  it('comes first, due in a quarter of an hour', async () => {
    await using world = await smokeDay()
    const [first, ...mails] = await queue(world)
    expect(first).toMatchObject({
      severity: 'critical',
      lane: 1,
      due: '2026-03-06T10:15:00.000Z',
      author: { handle: null },
      excerpt: expect.stringContaining('X200 charger is smoking'),
    })
    expect(mails).toHaveLength(300)
    // All overdue, and so long that they stand with the high matters: even so they come after it.
    expect(new Set(mails.map(({ severity, lane }) => `${severity} in lane ${lane}`))).toEqual(new Set(['medium in lane 2']))
    expect(mails.every(({ due }) => due !== null && Date.parse(due) < friday)).toBe(true)
  })

  // Who listens to an author stands in a closet that deciding cannot open and that no list shows. So the two worlds may differ in
  // nothing that anybody can read: not in order, due time, version or number, and not in a field that hints at an audience.
  it('is followed by the same queue to the byte when the author of mail 300 has two million followers', async () => {
    await using quiet = await smokeDay()
    await using loud = await smokeDay(2_000_000)
    expect(await knownFollowers(quiet)).toEqual([12])
    expect(await knownFollowers(loud)).toEqual([12, 2_000_000])
    expect(withoutChance(await queueLines(loud))).toBe(withoutChance(await queueLines(quiet)))

    // Nor does it help to become known afterwards, or to be forgotten again.
    const before = await traces(quiet)
    for (const [i, followers] of [2_000_000, 0].entries()) {
      quiet.advance(second)
      const time = new Date(quiet.context.clock.now()).toISOString()
      await quiet.receive([
        {
          version: 1,
          type: 'actor.updated',
          time,
          dedupeKey: `counted-${i}`,
          actor: { externalId: 'writer-300', followers },
          object: { externalId: 'writer-300' },
        },
      ])
      await quiet.processAll()
      expect(await knownFollowers(quiet)).toContain(followers)
      expect(await traces(quiet)).toEqual(before)
    }
    expect(withoutChance(await queueLines(quiet))).toBe(withoutChance(await queueLines(loud)))
  })
})

/** All that a service decision says of a case. */
function owed({ severity, level, lane, desk, due, dueObligation, waitingSince, version }: CaseRow) {
  return { severity, level, lane, desk, due, dueObligation, waitingSince, version }
}

describe('twins', () => {
  it('who say the same in the same second are owed the same, however many listen to one of them', async () => {
    await using world = await openWorld({ now: friday })
    const text = 'my parcel arrived broken, what now?'
    await world.receive([post('a', text, friday, 2_000_000), post('b', text, friday)])
    await world.processAll()
    const [a, b, ...others] = await queue(world)
    expect(others).toEqual([])
    expect(await knownFollowers(world)).toEqual([2_000_000])
    expect(a && owed(a)).toMatchObject({ severity: 'medium', level: 'good', due: expect.any(String) })
    expect(a && owed(a)).toEqual(b && owed(b))
  })
})
