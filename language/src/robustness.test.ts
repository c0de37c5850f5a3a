import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'

/** Many texts, or long ones, take their time on a busy machine; the limit is there to end what hangs. */
const patient = 60_000

test('any text is understood as something, the same each time', { timeout: patient }, () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), text => {
      const understood = understand(text)
      expect(understand(text)).toEqual(understood)
      expect(understood.evidence.length).toBeLessThanOrEqual(8)
    }),
    { numRuns: 500 },
  )
})

test.each(['', ' ', '\n\n', '\u0000\u0007', '\ud800', '\udc00\ud800', '🔥', '<p></p>', '&&&;;', '@', '#', '???', '.'])(
  'nothing said opens no case: %j',
  text => {
    expect(understand(text)).toMatchObject({
      severity: 'none',
      type: 'other',
      needsReply: false,
      language: 'und',
      references: [],
    })
  },
)

test('a danger is heard through HTML, zero-width signs and direction overrides', () => {
  expect(understand('<p>my ch\u200barger is &#115;moking</p>').severity).toBe('critical')
  expect(understand('\u202emy charger is smoking').severity).toBe('critical')
})

test('a danger is heard at the end of 100,000 characters', { timeout: patient }, () => {
  expect(understand(`${'lorem ipsum '.repeat(8_400)} my charger is smoking`).severity).toBe('critical')
})

describe('time grows with the length and no faster', { timeout: patient }, () => {
  test.each([
    'smoke ',
    'no smoke ',
    'child alone ',
    'my hand burned last year ',
    'fire sale ',
    'my late husband ',
    'order no order ',
    'refund 4471 ',
    '#1 ',
    '1 2 ',
    'i will kill you ',
    '<a ',
    '&#1',
    '\ud800',
    'a',
    '-1',
    "n't ",
    'what if it is late ',
    'wedding tomorrow broken ',
  ])('for a text of nothing but %j', piece => {
    const short = piece.repeat(Math.ceil(25_000 / piece.length))
    understand(short)
    const shortTime = fastest(short)
    const longTime = fastest(short.repeat(4))
    // Quadratic would be 16 times; the floor forgives a clock that counts in whole ticks.
    expect(longTime).toBeLessThan(Math.max(9 * shortTime, 250))
  })
})

/** Milliseconds of the processor, which a busy machine does not lengthen. */
function fastest(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = process.threadCpuUsage()
    understand(text)
    const { user, system } = process.threadCpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
