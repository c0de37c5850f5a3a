import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskNumbers } from './mask-numbers.ts'

describe('maskNumbers', () => {
  it.each([
    ['4111 1111 1111 1111', '•••• •••• •••• 1111'],
    ['card: 4111-1111-1111-1111, exp 04/27', 'card: ••••-••••-••••-1111, exp 04/27'],
    ['5555555555554444!', '••••••••••••4444!'],
    ['378282246310005', '•••••••••••0005'],
    ['3782 822463 10005', '•••• •••••• •0005'],
    ['6011.1111.1111.1117', '••••.••••.••••.1117'],
    ['order 4471 paid with 4111 1111 1111 1111 on 3 March', 'order 4471 paid with •••• •••• •••• 1111 on 3 March'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN •••• •••• •••• •••• ••30 00 please'],
    ['gb82west12345698765432', '••••••••••••••••••5432'],
    ['my ssn is 078-05-1120', 'my ssn is •••-••-1120'],
    ['passport no. C01X00T47', 'passport no. •••••••47'],
    ['Personalausweis: L01X00T471', 'Personalausweis: ••••••••71'],
  ])('masks %s', (text, expected) => {
    expect(maskNumbers(text)).toEqual({ text: expected, masked: 1 })
  })

  it.each([
    'order 4471',
    'order 4111111111111112', // wrong check digit
    'order 1234567890123456',
    '+49 30 1234 5678 901',
    '+4111111111111111',
    '+1 4000 0000 0006',
    '0049 30 12345678',
    'call 555-123-4567',
    '2026-03-04 10:00, 1,299.00 EUR',
    'tracking 00340434161094042557',
    'tracking LX123456789DE',
    'reference A4111111111111111B',
    'DE89 3704 0044 0532 0130 01',
    'passport control took 45 minutes',
    'the passport office at 10115 Berlin',
    '',
  ])('leaves %s alone', text => {
    expect(maskNumbers(text)).toEqual({ text, masked: 0 })
  })

  it('counts each number once', () => {
    expect(maskNumbers('4111 1111 1111 1111 or 5555 5555 5555 4444').masked).toBe(2)
  })
})

const cardNumber = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 })
  .map(digits => withCheckDigit(`4${digits.join('')}`))
const words = fc.stringMatching(/^[a-z ,.!?]{0,30}$/)

describe('laws of masking', { timeout: 30_000 }, () => {
  it('hides every card number, in one piece or in fours, and keeps its last four digits', () => {
    fc.assert(
      fc.property(words, cardNumber, words, fc.constantFrom('', ' ', '-'), (before, card, after, separator) => {
        const written = (card.match(/.{4}/g) ?? []).join(separator)
        const { text, masked } = maskNumbers(`${before} ${written} ${after}`)
        expect(masked).toBe(1)
        expect(text.match(/\d/g)?.join('')).toBe(card.slice(-4))
      }),
    )
  })

  it('changes nothing the second time, and never the length', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(cardNumber, words, fc.stringMatching(/^[0-9 .-]{0,30}$/))), pieces => {
        const text = pieces.join(' ')
        const once = maskNumbers(text).text
        expect(once).toHaveLength(text.length)
        expect(maskNumbers(once)).toEqual({ text: once, masked: 0 })
      }),
    )
  })

  it('leaves telephone numbers and short order numbers alone', () => {
    const phone = fc.stringMatching(/^\+[1-9]\d{0,2}( \d{2,4}){2,4}$/)
    const order = fc.stringMatching(/^#?\d{1,12}$/)
    fc.assert(
      fc.property(fc.oneof(phone, order), number => {
        expect(maskNumbers(`about ${number}, please`).masked).toBe(0)
      }),
    )
  })

  it('masks a message of 100,000 digits without delay', () => {
    const text = '4111 '.repeat(20_000)
    expect(maskNumbers(text).text).toHaveLength(text.length)
  })
})

function withCheckDigit(digits: string): string {
  for (let check = 0; check < 10; check += 1) if (luhn(`${digits}${check}`) % 10 === 0) return `${digits}${check}`
  return digits
}

function luhn(digits: string): number {
  return digits
    .split('')
    .toReversed()
    .map((digit, i) => Number(digit) * (i % 2 === 1 ? 2 : 1))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0)
}
