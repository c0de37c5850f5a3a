import { expect, it } from 'vitest'
import { compareQueue, type QueueKey } from './queue-order.ts'

const key: QueueKey = { lane: 2, due: 100, severityRank: 2, openedAt: 50, id: 'm' }

it.each<[string, Partial<QueueKey>]>([
  ['a higher lane', { lane: 1, due: 999 }],
  ['an earlier due time', { due: 99, severityRank: 3 }],
  ['a more severe matter', { severityRank: 1, openedAt: 60 }],
  ['an earlier opening', { openedAt: 49, id: 'z' }],
  ['a smaller id, so that two cases are never equal', { id: 'a' }],
])('serves first: %s', (_name, before) => {
  expect(compareQueue({ ...key, ...before }, key)).toBeLessThan(0)
  expect(compareQueue(key, { ...key, ...before })).toBeGreaterThan(0)
})

it('serves last in its lane what has no due time', () => {
  expect(compareQueue({ ...key, due: null }, { ...key, due: 1e15 })).toBeGreaterThan(0)
})
