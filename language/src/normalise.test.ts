import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWord, normalise, squeeze } from './normalise.ts'

test('zero-width signs, direction overrides and control characters do not hide a word', () => {
  expect(normalise('sm\u200bo\u200dke \u202efire\u202c \u0000now')).toBe('smoke fire  now')
})

test('HTML tags and entities are read as what they show', () => {
  expect(normalise('<b>smoke</b> &amp; fire &#33; caf&eacute;')).toBe(' smoke  & fire ! café')
})

test('letters in costume are letters', () => {
  expect(normalise('𝐬𝐦𝐨𝐤𝐞 ｆｉｒｅ')).toBe('smoke fire')
})

test('a broken surrogate is replaced, not thrown at', () => {
  expect(normalise('\ud800smoke').isWellFormed()).toBe(true)
})

test('accents are folded for comparing, and special letters written out', () => {
  expect(foldWord('Größe')).toBe('grosse')
  expect(foldWord('Œuvre')).toBe('oeuvre')
  expect(foldWord('KIRIŞ')).toBe('kiris')
})

test('stretched letters are squeezed', () => {
  expect(squeeze('refuuuund')).toBe('refund')
})

test('normalising twice changes nothing more, for text without entities', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      fc.pre(!/[&<]/.test(text.normalize('NFKC')))
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
    }),
  )
})
