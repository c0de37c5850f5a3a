import { readFileSync } from 'node:fs'
import { understand } from '@evenhand/language/understand.ts'
import { expect, test, vi } from 'vitest'
import { plainReading } from '../understanding/way-of-reading.ts'
import { readAll, readHere } from './read-here.ts'
import { openReaderApart } from './reading-apart.ts'
import type { Reader } from './reading-apart.ts'

const many = Array.from({ length: 200 }, (_, i) => {
  if (i % 4 === 3)
    return { text: `${10_000 + i}`, earlier: [{ direction: 'out' as const, text: 'Please tell us the order number.' }] }
  return { text: i % 2 === 0 ? `my charger ${i} is smoking` : `where is order ${10_000 + i}?`, earlier: [] }
})

test('a process reads what would be read here, in the same order, for each who asks', async () => {
  await using apart = openReaderApart({ read: () => Promise.reject(new Error('not here')) })
  const turned = many.toReversed()
  const [first, second] = await Promise.all([apart.read(many, plainReading), apart.read(turned, plainReading)])
  expect(first).toEqual(readAll(many, understand))
  expect(second).toEqual(readAll(turned, understand))
})

test('a few messages are read here, without starting a process', async () => {
  const asked: number[] = []
  const here: Reader = {
    read(messages, way) {
      asked.push(messages.length)
      return readHere.read(messages, way)
    },
  }
  await using apart = openReaderApart(here)
  expect(await apart.read(many.slice(0, 3), plainReading)).toEqual(readAll(many.slice(0, 3), understand))
  expect(asked).toEqual([3])
})

test('what cannot be sent to a process is read here all the same', async () => {
  await using apart = openReaderApart(readHere)
  // A function cannot be copied into another process.
  const odd = many.map((words, i) => (i === 150 ? { ...words, own: () => 'smoke' } : words))
  expect(await apart.read(odd, plainReading)).toEqual(readAll(many, understand))
})

/** Its number is nobody's business; Linux knows the children of a process. */
function children(): number[] {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

test.skipIf(process.platform !== 'linux')(
  'when the process is killed, its words are read here, and the next ones by another',
  async () => {
    let readHereTimes = 0
    const here: Reader = {
      read(messages, way) {
        readHereTimes += 1
        return readHere.read(messages, way)
      },
    }
    await using apart = openReaderApart(here)
    const others = children()
    const ours = (): number[] => children().filter(pid => !others.includes(pid))
    const kill = (): void => ours().forEach(pid => process.kill(pid, 'SIGKILL'))
    const expected = readAll(many, understand)
    expect(await apart.read(many, plainReading)).toEqual(expected)
    expect(ours()).toHaveLength(1)
    const reading = apart.read(many, plainReading)
    kill()
    expect(await reading).toEqual(expected)
    expect(readHereTimes).toBe(1)

    expect(await apart.read(many, plainReading)).toEqual(expected)
    kill()
    await vi.waitFor(() => expect(ours()).toEqual([]))
    expect(await apart.read(many, plainReading)).toEqual(expected)
    expect(readHereTimes).toBe(1)
  },
)
