import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareQueue, type QueueKey } from './queue-order.ts'

const anyKey: fc.Arbitrary<QueueKey> = fc.record({
  lane: fc.constantFrom(1, 2, 3),
  due: fc.option(fc.nat(3)),
  severityRank: fc.nat(3),
  openedAt: fc.nat(3),
  id: fc.constantFrom('a', 'b', 'c'),
})

describe('the order of the queue', { timeout: 30_000 }, () => {
  it('is total: of two cases one comes first, whichever is asked first', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        expect(Math.sign(compareQueue(a, b)) + Math.sign(compareQueue(b, a))).toBe(0)
        expect(compareQueue(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })

  it('is consistent: what comes before something comes before what follows it', () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyKey, (a, b, c) => {
        fc.pre(compareQueue(a, b) <= 0 && compareQueue(b, c) <= 0)
        expect(compareQueue(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('does not depend on the order in which cases arrive', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyKey, { selector: key => JSON.stringify(key) }),
        fc.infiniteStream(fc.nat()),
        (keys, random) => {
          const shuffled = keys
            .map(key => ({ key, by: random.next().value ?? 0 }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ key }) => key)
          expect(shuffled.toSorted(compareQueue)).toEqual(keys.toSorted(compareQueue))
        },
      ),
    )
  })

  it('serves a lane before the next, however late the next one is', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        fc.pre(a.lane < b.lane)
        expect(compareQueue(a, b)).toBeLessThan(0)
      }),
    )
  })
})
