import { assert, bigInt, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalOf, idKey } from './id-key.ts'
import { ReplyChains } from './reply-chains.ts'

function chainsOf(links: readonly (readonly [string, string])[], space = 0): ReplyChains {
  const chains = new ReplyChains()
  for (const [child, parent] of links) chains.link(space, child, parent)
  return chains
}

function rootOf(chains: ReplyChains, id: string): string | null {
  return chains.idOf(chains.rootOf(chains.slotOf(0, id)))
}

describe('reply chains', () => {
  test('a message belongs to the head of its chain, though parents come later in the file', () => {
    const chains = chainsOf([
      ['3', '2'],
      ['4', '3'],
      ['2', '1'],
    ])
    expect(['1', '2', '3', '4'].map(id => rootOf(chains, id))).toEqual(['1', '1', '1', '1'])
  })

  test('siblings of a message that the file does not hold share it as their root', () => {
    const chains = chainsOf([
      ['a', 'gone'],
      ['b', 'gone'],
    ])
    expect([rootOf(chains, 'a'), rootOf(chains, 'b')]).toEqual(['gone', 'gone'])
  })

  test('members of a circle and those who hang on it agree on one root', () => {
    const links = Array.from({ length: 50 }, (_, i) => [String(i + 1), String(((i + 1) % 50) + 1)] as const)
    const chains = chainsOf([['99', '50'], ['98', '99'], ...links])
    const roots = new Set(['98', '99', '1', '25', '50'].map(id => rootOf(chains, id)))
    expect(roots.size).toBe(1)
  })

  test('a message that replies to itself begins a chain', () => {
    expect(rootOf(chainsOf([['7', '7']]), '7')).toBe('7')
  })

  test('the same id on two channels is two messages', () => {
    const chains = chainsOf([['2', '1']])
    expect(chains.rootOf(chains.slotOf(1, '2'))).toBe(chains.slotOf(1, '2'))
  })

  test('a very long chain ends at its head', () => {
    const chains = chainsOf(Array.from({ length: 200_000 }, (_, i) => [String(i + 1), String(i)] as const))
    expect(rootOf(chains, '200000')).toBe('0')
  })
})

test('every whole number of up to 19 digits comes back from its key', () => {
  assert(
    property(bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }), value => {
      const { high, low, isExact } = idKey(String(value))
      expect(isExact).toBe(true)
      expect(decimalOf(high, low)).toBe(String(value))
    }),
  )
})

test.each(['007', '1.0', '-3', 'abc', '10000000000000000000'])('%s is kept as words, not as a number', id => {
  expect(idKey(id).isExact).toBe(false)
})
