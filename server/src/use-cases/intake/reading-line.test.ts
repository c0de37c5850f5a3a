import { expect, it } from 'vitest'
import type { Fetched, ReadAhead } from './read-ahead.ts'
import { openLine } from './reading-line.ts'

const batch = 2

/** Waiting ids, and who reads them: nothing is understood before `understand`. */
function waiting(count: number) {
  const asked: number[] = []
  const open: (() => void)[] = []
  const fetch = (after: number): Promise<Fetched> => {
    asked.push(after)
    const ids = Array.from({ length: Math.max(0, Math.min(batch, count - after)) }, (_, i) => after + i + 1)
    const last = ids.at(-1) ?? after
    const ahead: ReadAhead = { last, readBy: '', activities: new Map(ids.map(id => [id, incoming(id)])) }
    const { promise, resolve } = Promise.withResolvers<ReadAhead>()
    open.push(() => resolve(ahead))
    return Promise.resolve({ last, count: ids.length, understood: promise })
  }
  return {
    fetch,
    asked,
    understand: async (): Promise<void> => {
      open.shift()?.()
      for (let i = 0; i < 20; i += 1) await Promise.resolve()
    },
  }
}

function incoming(id: number) {
  const activity = {
    version: 1 as const,
    type: 'message.created' as const,
    time: '2026-03-02T10:00:00Z',
    direction: 'in' as const,
    visibility: 'public' as const,
    actor: { externalId: 'a' },
    object: { externalId: `m-${id}`, kind: 'post' as const, text: 'Hello' },
    thread: {},
    maskedNumbers: 0,
  }
  const times = { occurredAt: 0, receivedAt: 0, historyBefore: null }
  return { id, channelId: 'c', ...times, activity, readAfter: [], understanding: null }
}

const idsOf = (ahead: ReadAhead | null): number[] | null => (ahead === null ? null : [...ahead.activities.keys()])

it('gives each batch once, in order, and nothing at the end', async () => {
  const { fetch, understand } = waiting(3)
  const line = openLine(fetch, batch)
  const first = line.next()
  await understand()
  expect(idsOf(await first)).toEqual([1, 2])
  const second = line.next()
  await understand()
  expect(idsOf(await second)).toEqual([3])
  expect(idsOf(await line.next())).toEqual([])
})

it('fetches batches that nobody has asked for yet, but not all of them', async () => {
  const { fetch, understand, asked } = waiting(100)
  const line = openLine(fetch, batch)
  const first = line.next()
  await understand()
  await first
  await understand()
  expect(asked).toEqual([0, 2, 4, 6])
})

it('is ready with what is understood already, and takes back what was not handled', async () => {
  const { fetch, understand } = waiting(10)
  const line = openLine(fetch, batch)
  expect(idsOf(line.ready())).toBeNull()
  const first = line.next()
  await understand()
  await first
  expect(idsOf(line.ready())).toBeNull()
  await understand()
  const second = line.ready()
  expect(idsOf(second)).toEqual([3, 4])
  if (second !== null) line.putBack(second)
  expect(idsOf(line.ready())).toEqual([3, 4])
  await understand()
  expect(idsOf(line.ready())).toEqual([5, 6])
})

it('goes on behind an id, whatever it has read meanwhile', async () => {
  const { fetch, understand } = waiting(10)
  const line = openLine(fetch, batch)
  const first = line.next()
  await understand()
  await first
  line.goTo(7)
  const next = line.next()
  // Those of before, which nobody waits for any more, and the one that is asked for.
  for (let read = 0; read < 4; read += 1) await understand()
  expect(idsOf(await next)).toEqual([8, 9])
})

it('says to whoever asks that fetching has failed', async () => {
  const line = openLine(() => Promise.reject(new Error('the database is away')), batch)
  await expect(line.next()).rejects.toThrow('the database is away')
})
