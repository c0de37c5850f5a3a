import { Worker } from 'node:worker_threads'
import { rememberJson } from '../../db/row-arrays.ts'
import type { Turn, Understanding } from '@evenhand/language/understanding.ts'
import type { WayOfReading } from '../understanding/way-of-reading.ts'

/** Words, and what was said before them. */
export type Words = { text: string; earlier: readonly Turn[] }

/** Words to what they say; null where reading failed: it will fail again in its own turn, where that is noted. */
export type Reader = { read(messages: readonly Words[], way: WayOfReading): Promise<readonly (Understanding | null)[]> }

/** What the thread is asked. Weights and topics come along only when it has said that it does not know this way of reading. */
export type Asked = { messages: readonly Words[]; name: string; way?: Pick<WayOfReading, 'packed' | 'topics'> }
/** As it will be written: a text crosses to another thread at a fraction of what a tree of objects costs. */
export type Answered = { read: readonly (string | null)[] } | { unknown: true }

/** Fewer are read at once where they are: a thread costs more to ask than it saves. */
const worthAsking = 64
/** So many are asked at a time, that what was read of them is forgotten young: what grows old costs the thread a look at all of its memory. */
const piece = 64
/** A quiet thread gives its memory back. */
const idleMilliseconds = 60_000

/**
 * Reads messages in a thread of its own, while this one places and decides those before them. Started with the first large batch.
 * @example const [first] = await thread.read(messages, plainReading)
 */
export function openReadingThread(readHere: Reader): Reader & AsyncDisposable {
  let worker: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopping = worker
    worker = null
    await stopping?.terminate()
  }

  async function ask(messages: readonly Words[], way: WayOfReading): Promise<readonly (Understanding | null)[]> {
    clearTimeout(idle)
    worker ??= startWorker()
    const asked = worker
    const { name, packed, topics } = way
    try {
      const read =
        (await exchange(asked, messages, { name })) ?? (await exchange(asked, messages, { name, way: { packed, topics } }))
      if (read === null) throw new Error('The thread does not know the way of reading that it was just given.')
      idle = setTimeout(() => void stop(), idleMilliseconds).unref()
      return read.map(json => (json === null ? null : understandingOf(json)))
    } catch {
      // The thread died, of too little memory for example. Nothing is lost by it: the words are read here.
      await stop()
      return readHere.read(messages, way)
    }
  }

  return {
    async read(messages, way) {
      if (messages.length < worthAsking) return readHere.read(messages, way)
      const answer = turn.then(() => ask(messages, way))
      turn = answer.catch(() => undefined)
      return answer
    },
    async [Symbol.asyncDispose]() {
      await turn
      await stop()
    },
  }
}

/** @returns null where the thread does not know this way of reading */
async function exchange(
  worker: Worker,
  messages: readonly Words[],
  { name, way }: Omit<Asked, 'messages'>,
): Promise<readonly (string | null)[] | null> {
  const asked: Asked[] = []
  for (let from = 0; from < messages.length; from += piece) asked.push({ messages: messages.slice(from, from + piece), name })
  const [first] = asked
  if (first !== undefined && way !== undefined) first.way = way
  const [read] = await Promise.all([answersOf(worker, asked.length), post(worker, asked)])
  return read.every(answer => 'read' in answer) ? read.flatMap(answer => answer.read) : null
}

async function post(worker: Worker, questions: readonly Asked[]): Promise<void> {
  // A thread is no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  for (const question of questions) worker.postMessage(question)
}

/** The next so many answers: they come in the order of the questions. */
function answersOf(worker: Worker, count: number): Promise<Answered[]> {
  const answers: Answered[] = []
  const { promise, resolve, reject } = Promise.withResolvers<Answered[]>()
  function take(answered: Answered): void {
    answers.push(answered)
    if (answers.length === count) resolve(answers)
  }
  worker.on('message', take)
  worker.once('error', reject)
  worker.once('exit', reject)
  return promise.finally(() => worker.off('message', take).off('error', reject).off('exit', reject))
}

/** It was written by this same program a moment ago. */
function understandingOf(json: string): Understanding {
  const understanding: Understanding = JSON.parse(json)
  rememberJson(understanding, json)
  return understanding
}

function startWorker(): Worker {
  const worker = new Worker(new URL('reading-thread.worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 },
  })
  worker.unref()
  return worker
}
