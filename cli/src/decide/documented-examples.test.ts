import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decideLine } from './decide-line.ts'

const page = readFileSync(new URL('../../../docs/decide.md', import.meta.url), 'utf8')
/** Each example of a closet, with what the page says comes out of it. */
const examples = [...page.matchAll(/```\n(\{"facts".*\})\n```(?:\ngives `(.*?)`)?/g)].map(([, line = '', gives = '']) => ({
  line,
  gives,
}))

describe('docs/decide.md', () => {
  test('has an example for each closet', () => {
    for (const closet of ['need', 'relationship', 'conduct', 'audience']) {
      expect(examples.some(({ line }) => line.includes(`"${closet}"`))).toBe(true)
    }
  })

  test.each(examples)('is right about $line', ({ line, gives }) => {
    const answer = decideLine(line)
    expect(answer).not.toHaveProperty('error')
    expect(JSON.stringify(answer)).toContain(gives.split(',"')[0])
  })
})
