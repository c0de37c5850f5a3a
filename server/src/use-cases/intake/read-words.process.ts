import { TopicCatalogue } from '@evenhand/language/topics/topic-catalogue.ts'
import { understandingBy } from '@evenhand/language/understand.ts'
import type { Understand } from '@evenhand/language/understand.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { builtIn, modelFrom } from '../understanding/models/model.ts'
import { plainReading } from '../understanding/way-of-reading.ts'
import type { WayOfReading } from '../understanding/way-of-reading.ts'
import { readAll } from './read-here.ts'
import type { Answered, Asked } from './reading-apart.ts'

/** Reads messages in the way that it is given. A program of its own, started by `openReaderApart`. */

/** Workspaces take turns, and memory here is small: the latest few are kept. */
const mostKept = 4
const kept = new Map<string, Understand>([[plainReading.name, plainReading.understand]])

process.on('message', ({ messages, name, way }: Asked) => {
  const understand = kept.get(name) ?? (way === undefined ? null : learn(name, way))
  const answered: Answered = understand === null ? { unknown: true } : { read: readAll(messages, understand).map(jsonOf) }
  // Who asked may go at any moment; then nobody is to be told.
  if (process.connected) process.send?.(answered, undefined, undefined, () => undefined)
})
// Ctrl-C reaches us too: whether to stop is for who asked.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

function learn(name: string, { packed, topics }: Pick<WayOfReading, 'packed' | 'topics'>): Understand {
  const { scorer } = packed === null ? builtIn : modelFrom(name, packed)
  const understand = understandingBy(scorer, topics === null ? undefined : new TopicCatalogue(topics))
  for (const oldest of kept.keys()) {
    if (kept.size < mostKept) break
    kept.delete(oldest)
  }
  kept.set(name, understand)
  return understand
}

function jsonOf(read: Understanding | null): string | null {
  return read === null ? null : JSON.stringify(read)
}
