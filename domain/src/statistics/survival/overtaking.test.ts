import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { countPairs, type Overtaken, type Queued } from './count-pairs.ts'
import { overtaking } from './overtaking.ts'

const queue = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 12 }),
      wait: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Infinity)),
      loudness: fc.integer({ min: 0, max: 5 }),
      stratum: fc.integer({ min: -1, max: 1 }),
    }),
    { maxLength: 40 },
  )
  .map(rows => ({
    start: Float64Array.from(rows, row => row.start),
    answered: Float64Array.from(rows, row => row.start + row.wait),
    loudness: Float64Array.from(rows, row => row.loudness),
    strata: Int32Array.from(rows, row => row.stratum),
  }))

/** Pair by pair, as the definition reads. */
function byHand({ start, answered, loudness, strata }: Queued): Overtaken {
  const places = [...start.keys()]
  const countOf = (isCounted: (i: number, j: number) => boolean) =>
    Float64Array.from(places, i => {
      const end = answered[i] ?? 0
      const rivals = places.filter(j => strata[j] === strata[i] && (start[j] ?? 0) > (start[i] ?? 0) && (start[j] ?? 0) < end)
      return rivals.filter(j => isCounted(i, j)).length
    })
  const isLouder = (i: number, j: number) => (loudness[j] ?? 0) > (loudness[i] ?? 0)
  const isQuieter = (i: number, j: number) => (loudness[j] ?? 0) < (loudness[i] ?? 0)
  const isBefore = (i: number, j: number) => (answered[j] ?? 0) < (answered[i] ?? 0)
  return {
    louderAtRisk: countOf(isLouder),
    quieterAtRisk: countOf(isQuieter),
    louderBefore: countOf((i, j) => isLouder(i, j) && isBefore(i, j)),
    quieterBefore: countOf((i, j) => isQuieter(i, j) && isBefore(i, j)),
  }
}

/** Forty days of a queue in which a thousandfold loudness is answered `hurry` times as fast. */
function simulated(seed: number, hurry: number, count = 1200, dayCount = 40) {
  const draw = seeded(seed)
  const start = Float64Array.from({ length: count }, () => draw() * dayCount)
  const loudness = start.map(() => Math.floor(draw() * 4))
  const answered = start.map((at, i) => at - (Math.log(1 - draw()) * 0.3) / hurry ** ((loudness[i] ?? 0) / 3))
  const strata = Int32Array.from(start, () => Math.floor(draw() * 2))
  return { queued: { start, answered, loudness, strata }, days: Int32Array.from(start, Math.floor) }
}

describe('overtaking', () => {
  test('is counted as the definition reads, pair by pair', () => {
    fc.assert(
      fc.property(queue, queued => {
        expect(countPairs(queued)).toEqual(byHand(queued))
      }),
      { numRuns: 500 },
    )
  })

  test('by the louder is found, with an interval that leaves out 1', () => {
    const { queued, days } = simulated(1, 2)
    const found = overtaking(queued, days, { rounds: 199 })
    if (!found.ok) throw new Error(found.reason)
    expect(found.ratio).toBeGreaterThan(1.1)
    expect(found.probability).toBeLessThan(0.02)
    expect(found.interval?.low).toBeGreaterThan(1)
    expect(overtaking(queued, days, { rounds: 199 })).toEqual(found)
  })

  test('turns around with loudness', () => {
    const { queued, days } = simulated(2, 1.5, 300)
    const found = overtaking(queued, days, { rounds: 1 })
    const turned = overtaking({ ...queued, loudness: queued.loudness.map(value => -value) }, days, { rounds: 1 })
    if (!found.ok || !turned.ok) throw new Error('no ratio')
    expect(turned.ratio).toBeCloseTo(1 / found.ratio, 10)
  })

  test('in a fair queue cries wolf one time in twenty', () => {
    let alarms = 0
    for (let seed = 0; seed < 60; seed += 1) {
      const { queued, days } = simulated(seed + 10, 1, 150, 10)
      const found = overtaking(queued, days, { rounds: 59, seed })
      if (found.ok && found.probability <= 0.05) alarms += 1
    }
    expect(alarms).toBeLessThanOrEqual(9)
  })

  test('has a number also where only the louder ever overtake, which is the strongest favour', () => {
    const [count, ofDay] = [240, 6]
    const days = Int32Array.from({ length: count }, (_, i) => Math.floor(i / ofDay))
    // 2, 5, 1, 4, 0, 3: whoever is louder is answered first, whenever they came.
    const loudness = Float64Array.from({ length: count }, (_, i) => (3 * (i % ofDay) + 2 + Math.floor((i % ofDay) / 2)) % ofDay)
    const start = Float64Array.from(days, (day, i) => 100 * day + (i % ofDay))
    const answered = Float64Array.from(days, (day, i) => 100 * day + 50 - (loudness[i] ?? 0))
    const found = overtaking({ start, answered, loudness, strata: new Int32Array(count) }, days, { rounds: 59 })
    if (!found.ok) throw new Error(found.reason)
    expect(found.quieter.overtook).toBe(0)
    expect(found.ratio).toBeGreaterThan(20)
    expect(found.ratio).toBeLessThan(Infinity)
    expect(found.interval?.low).toBeGreaterThan(10)
    expect(found.smoothed).toBeLessThan(0.01)
    const turned = overtaking({ start, answered, loudness: loudness.map(own => -own), strata: new Int32Array(count) }, days, {
      rounds: 1,
    })
    expect(turned.ok && turned.ratio * found.ratio).toBeCloseTo(1, 10)
  })

  test('has no interval in fewer than thirty days', () => {
    const { queued, days } = simulated(3, 1, 200, 20)
    expect(overtaking(queued, days, { rounds: 9 })).toMatchObject({ ok: true, interval: null, days: 20 })
  })

  test.each<[string, Partial<Queued>, string]>([
    ['columns differ', { loudness: Float64Array.of(1) }, 'columns-differ'],
    ['a time is unknown', { start: Float64Array.of(0, NaN, 2) }, 'not-finite'],
    ['an answer came before the question', { answered: Float64Array.of(-1, 3, 4) }, 'answered-before-start'],
    ['all are as loud', {}, 'nobody-at-risk'],
    ['all keep their turn', { loudness: Float64Array.of(2, 1, 3) }, 'nobody-overtook'],
  ])('says that there is none where %s', (_, change, reason) => {
    const plain = {
      start: Float64Array.of(0, 1, 2),
      answered: Float64Array.of(3, 4, 5),
      loudness: new Float64Array(3),
      strata: new Int32Array(3),
    }
    expect(overtaking({ ...plain, ...change }, new Int32Array(3))).toEqual({ ok: false, reason })
  })
})
