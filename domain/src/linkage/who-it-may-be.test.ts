import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockKeysOf, keyNumber } from './block-keys.ts'
import type { Knowledge } from './judge.ts'
import { learn } from './learn.ts'
import { anyTold, person } from './people.fixture.ts'
import { rarityOf } from './rarity.ts'
import { suggestedFrom, suggestedOf, whoItMayBe } from './who-it-may-be.ts'

/** A company of 200 customers, among whom five are called Maria. */
const knowledge: Knowledge = {
  rarity: rarityOf(['maria_g', 'tomk', 'lampfan', 'kettle.lover', 'quiet_storm']),
  model: { ...learn([], 1000), prior: 0.2 / 200 },
  frequencies: {
    given: { share: new Map([['maria', 5 / 200]]), agree: 0.01 },
    family: { share: new Map([['featherstone', 1 / 200]]), agree: 0.005 },
    city: { share: new Map([['porto', 4 / 200]]), agree: 0.05 },
    birth: { share: new Map(), agree: 0 },
    email: { share: new Map(), agree: 0 },
  },
}
const profile = person('p', { name: 'Maria Featherstone', handles: ['maria_f'], city: 'Porto', language: 'pt' })
const maria = person('c1', { name: 'Maria Featherstone', city: 'Porto', language: 'pt' })

describe('whom a profile may be', () => {
  test('is the customer of the same rare name and town, with reasons in words', () => {
    const [best] = whoItMayBe(profile, [person('c2', { name: 'Tom Keller' }), maria], knowledge)
    expect(best?.id).toBe('c1')
    expect(best?.probability).toBeGreaterThan(suggestedFrom)
    expect(best?.reasons.map(({ words }) => words)).toContain('same family name')
  })

  test('is nobody where two customers are called so and are not one person', () => {
    const other = person('c3', { name: 'Maria Featherstone', city: 'Porto', language: 'pt', birth: '1950-01-01' })
    const born = { ...maria, birth: '19900202' }
    expect(suggestedOf(whoItMayBe(profile, [born, other], knowledge))).toBeNull()
    const abroad = { ...other, language: 'en' }
    expect(suggestedOf(whoItMayBe(profile, [born, abroad], knowledge))).toBeNull()
  })

  test('is not surer because a handle repeats the name', () => {
    const known = person('c1', { name: 'Maria Featherstone', handles: ['maria.featherstone'] })
    const plain = person('p', { name: 'Maria Featherstone' })
    const named = person('p', { name: 'Maria Featherstone', handles: ['maria_featherstone'] })
    const [without, withHandle] = [plain, named].map(one => whoItMayBe(one, [known], knowledge)[0]?.probability)
    expect(withHandle).toBe(without)
  })

  test('is surer by a handle with the digits of an address', () => {
    const known = person('c1', { name: 'Maria Featherstone', handles: ['mariafeatherstone84'] })
    const plain = person('p', { name: 'Maria Featherstone' })
    const named = person('p', { name: 'Maria Featherstone', handles: ['maria_featherstone84'] })
    const probability = (one: typeof plain) => whoItMayBe(one, [known], knowledge)[0]?.probability ?? 0
    expect(probability(named)).toBeGreaterThan(probability(plain))
  })

  test('does not depend on the order of the customers, and stays a probability', () => {
    fc.assert(
      fc.property(anyTold, fc.array(anyTold, { maxLength: 6 }), (told, others) => {
        const customers = others.map((other, at) => person(`c${at}`, other))
        const one = person('p', told)
        const found = whoItMayBe(one, customers, knowledge)
        const reversed = whoItMayBe(one, customers.toReversed(), knowledge)
        expect(reversed.map(({ id }) => id)).toEqual(found.map(({ id }) => id))
        for (const [at, { probability }] of found.entries()) {
          expect(probability).toBeGreaterThan(0)
          expect(probability).toBeLessThan(1)
          expect(Math.abs(probability - (reversed[at]?.probability ?? 0))).toBeLessThan(1e-9)
        }
      }),
    )
  })
})

describe('keys', () => {
  test('are shared by a name and a handle made of it, in whatever order the names stand', () => {
    const customer = blockKeysOf(person('c', { name: 'Gomez, Maria' }))
    for (const handles of [['maria.gomez84'], ['gomezmaria'], ['mgomez'], ['maria_g']]) {
      expect(blockKeysOf(person('p', { handles })).some(key => customer.includes(key))).toBe(true)
    }
  })

  test('are whole numbers that a double holds, the same each time', () => {
    fc.assert(
      fc.property(fc.string(), key => {
        const number = keyNumber(key)
        expect(Number.isSafeInteger(number)).toBe(true)
        expect(number).toBeGreaterThanOrEqual(0)
        expect(keyNumber(key)).toBe(number)
      }),
    )
  })

  test('rarely meet: a hundred thousand keys are a hundred thousand numbers', () => {
    const numbers = new Set(Array.from({ length: 100_000 }, (_, at) => keyNumber(`names ${at} ${at * 7}`)))
    expect(numbers.size).toBe(100_000)
  })
})
