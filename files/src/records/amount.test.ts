import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencyDigits, minorUnits, readAmount, shownDecimal } from './amount.ts'

function cents(text: string, decimal: '.' | ',' | null = null, digits = 2): number | string {
  const read = readAmount(text, decimal)
  if ('reason' in read) return read.reason
  const minor = minorUnits(read, digits)
  return typeof minor === 'number' ? minor : minor.reason
}

describe('an amount', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['1 234,50', 123_450],
    ['1\u202F234,50 €', 123_450],
    ["1'234.50", 123_450],
    ['1.234.567', 123_456_700],
    ['€ 12,50', 1250],
    ['12.50 EUR', 1250],
    ['EUR 12.50', 1250],
    ['A$ 5', 500],
    ['99,90 zł', 9990],
    ['(20.00)', -2000],
    ['-20', -2000],
    ['20,00-', -2000],
    ['\u221220.00', -2000],
    ['0.125', 13],
    ['.5', 50],
  ])('%s is %d cents', (text, expected) => expect(cents(text)).toBe(expected))

  it.each(['ten', '', '1,2,3', '1.23.456', '12..5', '1,234,56', '(5', '--5', '1e5', '12 apples'])('%j is none', text => {
    expect(cents(text)).toEqual(expect.stringContaining('is no amount'))
  })

  it('that may be read in two ways is read as the file or the mapping says, and else not at all', () => {
    expect(cents('1.500')).toContain('two ways')
    expect(cents('1.500', ',')).toBe(150_000)
    expect(cents('1.500', '.')).toBe(150)
    expect(cents('1.50', ',')).toBe(150)
    expect([shownDecimal('1.500'), shownDecimal('1.500,00'), shownDecimal('1,50'), shownDecimal('1.234.567')]).toEqual([
      null,
      ',',
      ',',
      ',',
    ])
  })

  it('names its currency where one stands beside it', () => {
    expect(['5 €', '£5', '5 CHF', '5', '$5'].map(text => readAmount(text, null))).toMatchObject(
      ['EUR', 'GBP', 'CHF', null, null].map(currency => ({ currency })),
    )
  })

  it('has as many digits as its currency', () => {
    expect(['EUR', 'JPY', 'KWD', 'XXQ'].map(currencyDigits)).toEqual([2, 0, 3, null])
    expect(cents('1200', null, 0)).toBe(1200)
    expect(cents('1.2345', null, 3)).toBe(1235)
    expect(cents('9'.repeat(20))).toContain('larger than any amount')
  })

  it('is read back whatever way it was written', () => {
    const ways = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replace('.', ','),
      (text: string) => `${text} EUR`,
    )
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), ways, (minor, way) => {
        expect(cents(way((minor / 100).toFixed(2)))).toBe(minor === 0 ? 0 : minor)
      }),
    )
  })
})
