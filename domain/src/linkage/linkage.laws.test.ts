import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatesOf } from './candidates.ts'
import { clustersOf } from './clusters.ts'
import { compare } from './compare.ts'
import { codeOf, countOf, fields, patternOf } from './fields.ts'
import { learn, weightsOf } from './learn.ts'
import type { Seen } from './learn.ts'
import { link } from './link.ts'
import type { Linked } from './link.ts'
import { anyPeople, anyTold, person } from './people.fixture.ts'
import { rarityOf } from './rarity.ts'
import { edits, jaroWinkler } from './similarity.ts'
import { probabilityOf } from './weigh.ts'

const anyPattern = fc.tuple(...fields.map(field => fc.integer({ min: -1, max: countOf(field) - 1 })))
const anySeen: fc.Arbitrary<Seen[]> = fc.array(
  fc.record({ pattern: anyPattern, pairs: fc.integer({ min: 1, max: 5000 }), open: fc.boolean() }),
  { maxLength: 12 },
)
const anyPlaces = fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 })
const rarity = rarityOf(['annaolsen', 'kelly', 'robsmith', 'kellyk'])

function told({ people, pairs, groups }: Linked) {
  const id = (at: number) => people[at]?.id ?? ''
  return {
    pairs: pairs.map(({ left, right, probability }) => [id(left), id(right), probability]),
    groups: Array.from(groups, (group, at) => [id(at), id(group)]),
  }
}

describe('two people', () => {
  test('are compared the same whoever comes first', () => {
    fc.assert(
      fc.property(anyTold, anyTold, (a, b) => {
        const [one, two] = [person('a', a), person('b', b)]
        expect(compare(one, two, rarity)).toEqual(compare(two, one, rarity))
      }),
    )
  })

  test('agree in full with themselves wherever they say something', () => {
    fc.assert(
      fc.property(anyTold, a => {
        const one = person('a', a)
        const levels = compare(one, one, rarity)
        for (const [at, field] of fields.entries()) expect([-1, countOf(field) - 1]).toContain(levels[at])
      }),
    )
  })

  test('are alike between 0 and 1, and 1 only when they are the same word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const likeness = jaroWinkler(a, b)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1 + 1e-12)
        expect(edits(a, b, 20)).toBe(edits(b, a, 20))
        expect(edits(a, b, 20) === 0).toBe(a === b)
      }),
    )
  })
})

describe('what was learned', () => {
  test('never makes a pair less probable for agreeing more, and never speaks against for agreeing', () => {
    fc.assert(
      fc.property(anySeen, anyPattern, fc.nat(fields.length - 1), (seen, pattern, at) => {
        const model = learn(seen, 1e6)
        const field = fields[at] ?? 'given'
        const others = fields.flatMap((name, i) => (i === at ? [] : [{ weight: weightsOf(model, name)[pattern[i] ?? -1] ?? 0 }]))
        const chances = weightsOf(model, field).map(weight => probabilityOf([...others, { weight }], model))
        const without = probabilityOf(others, model)
        for (const [i, chance] of chances.entries()) expect(chance).toBeGreaterThanOrEqual(chances[i - 1] ?? 0)
        expect(chances.at(0)).toBeLessThanOrEqual(without)
        expect(chances.at(-1)).toBeGreaterThanOrEqual(without)
      }),
    )
  })

  test('keeps shares that sum to one, and a prior that is a chance', () => {
    fc.assert(
      fc.property(anySeen, seen => {
        const model = learn(seen, 1e6)
        expect(model.prior).toBeGreaterThan(0)
        expect(model.prior).toBeLessThanOrEqual(0.5)
        for (const field of fields) {
          expect(model.same[field].reduce((a, b) => a + b)).toBeCloseTo(1, 6)
          expect(model.chance[field].reduce((a, b) => a + b)).toBeCloseTo(1, 6)
        }
      }),
    )
  })

  test('is counted by patterns that can be told from one another', () => {
    fc.assert(
      fc.property(anyPattern, pattern => {
        expect(patternOf(codeOf(pattern))).toEqual(pattern)
      }),
    )
  })
})

/** Linking a file learns from it anew: a third of the usual examples keeps a loaded machine within its time. */
const fewer = { numRuns: 33 }

describe('a file', () => {
  test('is linked the same in whatever order its rows stand', () => {
    fc.assert(
      fc.property(
        anyPeople.chain(people => fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length }))),
        ([people, shuffled]) => {
          expect(told(link(shuffled, null))).toEqual(told(link(people, null)))
        },
      ),
      fewer,
    )
  })

  test('gives probabilities above .01 and below 1, each pair once', () => {
    fc.assert(
      fc.property(anyPeople, people => {
        const { pairs } = link(people, null)
        for (const { left, right, probability } of pairs) {
          expect(left).toBeLessThan(right)
          expect(probability).toBeGreaterThan(0.01)
          expect(probability).toBeLessThan(1)
        }
        expect(new Set(pairs.map(({ left, right }) => `${left} ${right}`)).size).toBe(pairs.length)
      }),
      fewer,
    )
  })

  test('is linked to another file only across the two', () => {
    fc.assert(
      fc.property(anyPeople, anyPeople, (first, second) => {
        const { pairs } = link(first, second)
        for (const { left, right } of pairs) expect(left < first.length && right >= first.length).toBe(true)
      }),
      fewer,
    )
  })
})

describe('candidates', () => {
  test('are all pairs that share a key and no others, where there is room', () => {
    const anyKeys = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(anyKeys, keys => {
        const { pairs } = candidatesOf(keys.length, at => keys[at] ?? [], null, 1e6)
        const expected = keys.flatMap((own, i) =>
          keys.flatMap((other, j) => (i < j && own.some(key => other.includes(key)) ? [i * keys.length + j] : [])),
        )
        expect([...pairs]).toEqual(expected)
      }),
    )
  })

  test('leave the largest groups out rather than grow with the square', () => {
    const keys = Array.from({ length: 2000 }, (_, at) => ['everybody', `pair ${at >> 1}`])
    const { pairs, passedOver } = candidatesOf(2000, at => keys[at] ?? [], null, 5000)
    expect([pairs.length, passedOver]).toEqual([1000, 1])
  })
})

/** Two and three are alike; nobody else of one trio is like anybody of the other. */
const inTwoTrios = (a: number, b: number) => (a < 3 === b < 3 ? 0.99 : a === 2 && b === 3 ? 0.95 : 0.001)

describe('groups', () => {
  test('hold only people between whom a way of sure pairs leads', () => {
    fc.assert(
      fc.property(anyPlaces, all => {
        const pairs = all.map(([left, right, probability]) => ({ left, right, probability }))
        const groups = clustersOf(12, pairs, 0.9, () => 1)
        for (const { left, right } of pairs.filter(({ probability }) => probability >= 0.9))
          expect(groups[left]).toBe(groups[right])
        const joined = new Set(Array.from(groups.keys()).filter(at => groups[at] !== at))
        for (const at of joined) expect(all.some(([l, r, p]) => p >= 0.9 && (l === at || r === at))).toBe(true)
      }),
    )
  })

  test('are not chained together by one doubtful pair in the middle', () => {
    const pairs = [0, 1, 2, 3, 4, 5].flatMap(left =>
      [0, 1, 2, 3, 4, 5].flatMap(right => (left < right ? [{ left, right, probability: inTwoTrios(left, right) }] : [])),
    )
    expect([...clustersOf(6, pairs, 0.9, inTwoTrios)]).toEqual([0, 0, 0, 3, 3, 3])
  })
})
