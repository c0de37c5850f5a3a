import { understand } from '@evenhand/language/understand.ts'
import { expect, test } from 'vitest'
import { plainReading } from '../understanding/way-of-reading.ts'
import { readAll, readHere } from './read-here.ts'
import { openReadingThread } from './reading-thread.ts'
import type { Reader } from './reading-thread.ts'

const many = Array.from({ length: 200 }, (_, i) => {
  if (i % 4 === 3)
    return { text: `${10_000 + i}`, earlier: [{ direction: 'out' as const, text: 'Please tell us the order number.' }] }
  return { text: i % 2 === 0 ? `my charger ${i} is smoking` : `where is order ${10_000 + i}?`, earlier: [] }
})

test('a thread reads what would be read here, in the same order, for each who asks', async () => {
  await using thread = openReadingThread({ read: () => Promise.reject(new Error('not here')) })
  const turned = many.toReversed()
  const [first, second] = await Promise.all([thread.read(many, plainReading), thread.read(turned, plainReading)])
  expect(first).toEqual(readAll(many, understand))
  expect(second).toEqual(readAll(turned, understand))
})

test('a few messages are read here, without starting a thread', async () => {
  const asked: number[] = []
  const here: Reader = {
    read(messages, way) {
      asked.push(messages.length)
      return readHere.read(messages, way)
    },
  }
  await using thread = openReadingThread(here)
  expect(await thread.read(many.slice(0, 3), plainReading)).toEqual(readAll(many.slice(0, 3), understand))
  expect(asked).toEqual([3])
})

test('what cannot be sent to a thread is read here all the same', async () => {
  await using thread = openReadingThread(readHere)
  // A function cannot be copied into another thread.
  const odd = many.map((words, i) => (i === 150 ? { ...words, own: () => 'smoke' } : words))
  expect(await thread.read(odd, plainReading)).toEqual(readAll(many, understand))
})
