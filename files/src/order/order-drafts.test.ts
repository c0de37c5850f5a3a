import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkActivity } from '../formats/check-activity.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft } from '../draft.ts'
import { DraftOrder } from './order-drafts.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-order-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

function draft(line: number, time: number, id: string, parentId: string | null = null, text = 'a\u2028b\n"'): Draft {
  const checked = checkActivity({
    version: 1,
    type: 'message.created',
    time: new Date(time).toISOString(),
    actor: { externalId: 'u' },
    object: { externalId: id, text },
  })
  if (!checked.ok) throw new Error(checked.reason)
  return { line, time, id, parentId, space: 0, slot: null, activity: checked.activity }
}

async function ordered(drafts: readonly Draft[], runLength: number): Promise<Draft[]> {
  await using order = await DraftOrder.open(path.join(folder, 'work'), runLength)
  for (const one of drafts) await order.add(one)
  const found: Draft[] = []
  for await (const one of order.inOrder()) found.push(one)
  return found
}

describe('the order of an import', () => {
  const drafts = Array.from({ length: 300 }, (_, i) => draft(i + 1, ((i * 7919) % 101) * 1000, `m${i}`))

  test('is that of time, then of lines, through memory and through many sorted runs alike', async () => {
    const inMemory = await ordered(drafts, 1e9)
    expect(inMemory).toEqual(drafts.toSorted((a, b) => a.time - b.time || a.line - b.line))
    expect(await ordered(drafts, 2000)).toEqual(inMemory)
  })

  test('puts the parent first where both have the same instant, and keeps doubled ids and circles', async () => {
    const same = [
      draft(1, 0, 'c', 'b'),
      draft(2, 0, 'b', 'a'),
      draft(3, 0, 'a'),
      draft(4, 0, 'a'),
      draft(5, 0, 'x', 'y'),
      draft(6, 0, 'y', 'x'),
    ]
    const lines = (await ordered(same, 1e9)).map(one => one.line)
    expect(lines.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
    expect(lines.indexOf(2)).toBeLessThan(lines.indexOf(1))
  })

  test('leaves nothing behind', async () => {
    await ordered(drafts, 2000)
    expect(existsSync(path.join(folder, 'work'))).toBe(false)
  })
})
