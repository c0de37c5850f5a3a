import { expect, test } from 'vitest'
import { whyNoJson } from './why-no-json.ts'

function toldOf(text: string): string {
  try {
    JSON.parse(text)
  } catch (error) {
    return whyNoJson('The line', text, error)
  }
  throw new Error('It is JSON.')
}

test.each([
  ['{"facts":', 'The line is no JSON: it ends too early.'],
  ['{', 'The line is no JSON: it ends too early.'],
  ['{"facts"', 'The line is no JSON: it ends too early.'],
  ['', 'The line is no JSON: it ends too early.'],
  ['{"facts": {]}', 'The line is no JSON: it goes wrong at character 12.'],
  ['{"a":1}x', 'The line is no JSON: it goes wrong at character 8.'],
  ["{'a':1}", 'The line is no JSON: it goes wrong at character 2.'],
  ['hello', 'The line is no JSON: it goes wrong at "h".'],
  [`{"a":"${'long '.repeat(50)}",}`, 'The line is no JSON: it goes wrong at character 259.'],
  [`["${'long '.repeat(50)}",]`, 'The line is no JSON: it goes wrong at "]".'],
])('%s', (text, words) => expect(toldOf(text)).toBe(words))

test('what is no error of a parser says only that it is none', () => {
  expect(whyNoJson('The body', '{', 'broken')).toBe('The body is no JSON.')
})
