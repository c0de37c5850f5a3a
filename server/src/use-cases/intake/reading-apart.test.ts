import { readFileSync } from 'node:fs'
import { understand } from '@evenhand/language/understand.ts'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
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

function counted(): { here: Reader; times: () => number } {
  let times = 0
  return {
    times: () => times,
    here: {
      read(messages, way) {
        times += 1
        return readHere.read(messages, way)
      },
    },
  }
}

function kept(): { log: Logger; said: unknown[] } {
  const said: unknown[] = []
  const write = (line: string): void => {
    const { reason, isResting }: Record<string, unknown> = JSON.parse(line)
    said.push({ reason, isResting })
  }
  return { log: pino({}, { write }), said }
}

/** Those that were not there before. */
function newcomers(): { ours: () => number[]; signal: (name: 'SIGKILL' | 'SIGSTOP') => void } {
  const others = children()
  const ours = (): number[] => children().filter(pid => !others.includes(pid))
  return { ours, signal: name => ours().forEach(pid => process.kill(pid, name)) }
}

test.skipIf(process.platform !== 'linux')(
  'when the process is killed, its words are read here, and the next ones by another',
  async () => {
    const { here, times } = counted()
    await using apart = openReaderApart(here)
    const { ours, signal } = newcomers()
    const expected = readAll(many, understand)
    expect(await apart.read(many, plainReading)).toEqual(expected)
    expect(ours()).toHaveLength(1)
    const reading = apart.read(many, plainReading)
    signal('SIGKILL')
    expect(await reading).toEqual(expected)
    expect(times()).toBe(1)

    expect(await apart.read(many, plainReading)).toEqual(expected)
    signal('SIGKILL')
    await vi.waitFor(() => expect(ours()).toEqual([]))
    expect(await apart.read(many, plainReading)).toEqual(expected)
    expect(times()).toBe(1)
  },
)

test.skipIf(process.platform !== 'linux')(
  'a process that does not answer is lost: its words are read here, which is said, and after two of them none is tried',
  async () => {
    const { here, times } = counted()
    const { log, said } = kept()
    await using apart = openReaderApart(here, { log, patienceMs: 60 })
    const { ours, signal } = newcomers()
    const expected = readAll(many, understand)
    for (const lost of [1, 2]) {
      const reading = apart.read(many, plainReading)
      await vi.waitFor(() => expect(ours()).toHaveLength(1))
      signal('SIGSTOP')
      expect(await reading).toEqual(expected)
      expect(times()).toBe(lost)
      expect(ours()).toEqual([])
    }
    expect(said).toEqual([
      { reason: expect.stringContaining('said nothing for 60 ms'), isResting: false },
      { reason: expect.stringContaining('said nothing for 60 ms'), isResting: true },
    ])
    expect(await apart.read(many, plainReading)).toEqual(expected)
    expect(ours()).toEqual([])
    expect(times()).toBe(3)
  },
)

test.skipIf(process.platform !== 'linux')('closing does not wait for a process that does not answer', async () => {
  const { ours, signal } = newcomers()
  const { log, said } = kept()
  const apart = openReaderApart(readHere, { log })
  const reading = Promise.all([apart.read(many, plainReading), apart.read(many, plainReading)])
  await vi.waitFor(() => expect(ours()).toHaveLength(1))
  signal('SIGSTOP')
  await apart[Symbol.asyncDispose]()
  expect(ours()).toEqual([])
  const expected = readAll(many, understand)
  expect(await reading).toEqual([expected, expected])
  expect(ours()).toEqual([])
  expect(said).toEqual([])
})

test('where no process can be started, words are read here', async () => {
  const program = process.execPath
  onTestFinished(() => void (process.execPath = program))
  process.execPath = '/nowhere/node'
  const { here, times } = counted()
  await using apart = openReaderApart(here)
  expect(await apart.read(many, plainReading)).toEqual(readAll(many, understand))
  expect(times()).toBe(1)
})
