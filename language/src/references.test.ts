import { describe, expect, test } from 'vitest'
import { findReferences } from './references.ts'

describe('a reference is found', () => {
  test.each([
    ['refund 4471', ['4471']],
    ['still no refund 4471', ['4471']],
    ['what about #4471?', ['4471']],
    ['order no. LL-20391 is late', ['LL20391']],
    ['my order number is ll-20391', ['LL20391']],
    ['Bestellung 4471 fehlt', ['4471']],
    ['Bestellnummer: A4471', ['A4471']],
    ['commande n° 4471', ['4471']],
    ['pedido 4471 no ha llegado', ['4471']],
    ['booking reference QWERTY please', ['QWERTY']],
    ['orders 4471, and ticket 9920', ['4471', '9920']],
    ['order 4471 and again order 4471', ['4471']],
    ['(order 5188)', ['5188']],
  ])('in "%s"', (text, references) => {
    expect(findReferences(text, false)).toEqual(references)
  })
})

describe('no reference is seen', () => {
  test.each([
    'call me on +49 170 4471223',
    'my case since 2024',
    'refund 50 €',
    'refund 120.50 please',
    'order at 14:30',
    'card 4471 2209 1180 3321',
    'order 45 minutes late',
    'I waited 300 hours',
    'flat 12, 10115 Berlin',
    '',
  ])('in "%s"', text => {
    expect(findReferences(text, false)).toEqual([])
  })
})

test('a bare number counts once the company has asked for it', () => {
  expect(findReferences('LL-20391', false)).toEqual([])
  expect(findReferences('LL-20391', true)).toEqual(['LL20391'])
  expect(findReferences('it is 4471', true)).toEqual(['4471'])
})
