import { beforeEach, describe, expect, test } from 'vitest'
import type { Unhandled } from '../../db/queries/imports.ts'
import { waitingCounts } from './waiting-counts.ts'
import type { WaitingCounts } from './waiting-counts.ts'

let clock: number
let asked: string[][]
let truth: Map<string, Unhandled>
let counts: WaitingCounts

/** Counting takes 300 ms. */
const count = async (ids: readonly string[]) => {
  asked.push([...ids])
  clock += 300
  return new Map(truth)
}
const waiting = async (...imports: { id: string; accepted: number }[]) =>
  [...(await counts.of(imports, count)).values()].map(found => found.waiting)

beforeEach(() => {
  clock = 1000
  asked = []
  truth = new Map([['a', { waiting: 50, failed: 1 }]])
  counts = waitingCounts(() => clock)
})

describe('what waits of an import', () => {
  const a = { id: 'a', accepted: 90 }

  test('is counted again when ten times as long has passed as counting took', async () => {
    expect(await waiting(a)).toEqual([50])
    truth.set('a', { waiting: 20, failed: 1 })
    clock += 2999
    expect(await waiting(a)).toEqual([50])
    clock += 1
    expect(await waiting(a)).toEqual([20])
    expect(asked).toEqual([['a'], ['a']])
  })

  test('is not said to be nothing any more as soon as more was stored', async () => {
    truth.clear()
    expect(await waiting(a)).toEqual([0])
    truth.set('a', { waiting: 7, failed: 0 })
    expect(await waiting(a)).toEqual([0])
    expect(await waiting({ ...a, accepted: 97 })).toEqual([7])
  })

  test('is counted only for those imports of a list that are not known', async () => {
    await waiting(a)
    expect(await waiting(a, { id: 'b', accepted: 0 })).toEqual([50, 0])
    expect(asked).toEqual([['a'], ['b']])
  })
})
