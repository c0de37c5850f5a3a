import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenise } from './tokens.ts'
import { judge } from './understand.ts'
import { makeRoom, mostWords, writtenAt } from './words.ts'

const written = (text: string) => writtenAt(text, 0, text.length)

/** A word of letters only, another one for each number. */
const numbered = (at: number): string => `zq${Array.from(String(at), digit => 'abcdefghij'[Number(digit)]).join('')}`

test('a word is one object wherever it stands and however it is written', () => {
  const [first, second, third] = tokenise('Größe, GRÖSSE and größe').words
  expect(first?.written.text).toBe('Größe')
  expect(second?.word).toBe('grosse')
  expect(third?.written.word).toBe(tokenise('and').words[0]?.written.word)
  expect(first?.written.word).toBe(second?.written.word)
  expect(first?.written).not.toBe(second?.written)
})

test('stretched letters and numbers are what the model takes them for', () => {
  expect(written('Refuuuund').word.plain).toBe(written('refund').word)
  expect(written('4471').word.plain.text).toBe('#4')
  expect(written('charger').word.plain).toBe(written('charger').word)
})

test('any letters come back as they are written', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), fc.nat(5), (text, from) => {
      const start = Math.min(from, text.length - 1)
      expect(writtenAt(text, start, text.length).text).toBe(text.slice(start))
    }),
  )
})

test('more words than are remembered change nothing in what is read, whichever came before', { timeout: 60_000 }, () => {
  const text = 'my charger is smoking and my son burned his hand, refuuund me. Der Akku raucht, bitte helfen Sie'
  const fresh = judge(text)
  for (let from = 0; from < mostWords + 20_000; from += 10_000) {
    for (let at = from; at < from + 10_000; at++) {
      makeRoom()
      written(numbered(at))
    }
    expect(judge(text)).toEqual(fresh)
  }
  expect(judge(text)).toEqual(fresh)
})

test('a message of more words than are remembered is read to its end', { timeout: 60_000 }, () => {
  const many = Array.from({ length: mostWords + 1000 }, (_, at) => numbered(at)).join(' ')
  const { words } = tokenise(`${many} smoke`)
  expect(words.at(-1)?.word).toBe('smoke')
  expect(words.at(-2)?.word).toBe(numbered(mostWords + 999))
  expect(new Set(words.map(({ word }) => word)).size).toBe(mostWords + 1001)
})
