import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '../program.fixture.ts'

let folder: string
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-understand-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function topicsOf(text: string, ...args: string[]): Promise<unknown> {
  const { out, code, err } = await tell(['understand', '--json', ...args], { input: JSON.stringify({ text }) })
  if (code !== 0) return err
  const line: unknown = JSON.parse(out)
  return line !== null && typeof line === 'object' && 'topics' in line ? line.topics : line
}
async function fileOf(text: string): Promise<string> {
  const file = path.join(folder, 'topics.txt')
  await writeFile(file, text)
  return file
}

test('understand names topics of all industries, of one, or of a file', async () => {
  expect(await topicsOf('I was charged twice and my suitcase was left in Madrid')).toEqual(
    expect.arrayContaining(['wrong-charge', 'baggage']),
  )
  expect(await topicsOf('my suitcase was left in Madrid', '--industry', 'airline')).toEqual(['baggage'])
  expect(await topicsOf('my suitcase was left in Madrid', '--industry', 'bank')).toEqual([])
  const file = await fileOf('# travel: Travel\nen: suitcase*\n## spain: Spain\nen: madrid')
  expect(await topicsOf('My bloody SUITCASE was left in Madrid!!!', '--topics', file)).toEqual(['spain'])
})

test('topics that cannot be read are told with what is wrong', async () => {
  expect(await topicsOf('hello', '--topics', await fileOf('# travel: Travel\nen: {suitcase'))).toContain('A brace is missing')
  expect(await topicsOf('hello', '--topics', await fileOf('suitcases'))).toContain('no line of a topic: "suitcases"')
  expect(await topicsOf('hello', '--industry', 'bakery')).toContain('airline')
})
