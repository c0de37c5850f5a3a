import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Logger } from 'pino'
import type { Turn, Understanding } from '@evenhand/language/understanding.ts'
import { startProcess } from '../apart.ts'
import { rememberJson } from '../../db/row-arrays.ts'
import type { WayOfReading } from '../understanding/way-of-reading.ts'
import { EvenhandError } from '../../errors.ts'
import { failureReason } from './failures.ts'

/** Words, and what was said before them. */
export type Words = { text: string; earlier: readonly Turn[] }

/** Words to what they say; null where reading failed: it will fail again in its own turn, where that is noted. */
export type Reader = { read(messages: readonly Words[], way: WayOfReading): Promise<readonly (Understanding | null)[]> }

/** What the process is asked. Weights and topics come along only when it has said that it does not know this way of reading. */
export type Asked = { messages: readonly Words[]; name: string; way?: Pick<WayOfReading, 'packed' | 'topics'> }
/** As it will be written: a text crosses to another process at a fraction of what a tree of objects costs. */
export type Answered = { read: readonly (string | null)[] } | { unknown: true }

/** Fewer are read at once where they are: another process costs more to ask than it saves. */
const worthAsking = 64
/** So many are asked at a time, that what was read of them is forgotten young: what grows old costs a look at all of the memory. */
const piece = 64
/** A quiet process gives its memory back. */
const idleMilliseconds = 60_000
/** Longer than it takes to start on a machine that is busy with much else. */
const patience = 30_000
/** After so many failures in a row no process is tried for a while: each of them may cost half a minute or more. */
const mostFailures = 2
const restMilliseconds = 5 * 60_000
/** What is read is forgotten at once; words that come again are kept, and weights. */
const memory = ['--max-semi-space-size=4', '--max-old-space-size=192', '--heap-growing-percent=40']

export type ReaderApartOptions = {
  /** Hears that a process did not do its work, and of what. */
  log?: Pick<Logger, 'warn'>
  /** How long the next answer may take before the process counts as lost, milliseconds. */
  patienceMs?: number
}

/**
 * Reads messages in a process of its own, while this one places and decides those before them. Started with the first large batch.
 * What it knows of words, 150 MB, is given back as a whole when nothing is to be read. (Of a thread, a good part stays with the server.)
 * What it cannot do, because it died, cannot be started or does not answer, `readHere` does.
 * @example const [first] = await reader.read(messages, plainReading)
 */
export function openReaderApart(
  readHere: Reader,
  { log, patienceMs = patience }: ReaderApartOptions = {},
): Reader & AsyncDisposable {
  let child: ChildProcess | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let failures = 0
  let isResting = false
  let rest: NodeJS.Timeout | undefined
  let isClosed = false

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopping = child
    child = null
    if (stopping !== null) await end(stopping)
  }

  async function ask(messages: readonly Words[], way: WayOfReading): Promise<readonly (Understanding | null)[]> {
    // What still stood in line when we were closed starts no process any more.
    if (isResting || isClosed) return readHere.read(messages, way)
    clearTimeout(idle)
    const { name, packed, topics } = way
    try {
      if (child === null || isOver(child)) child = start()
      const asked = child
      const read =
        (await exchange(asked, { messages, name }, patienceMs)) ??
        (await exchange(asked, { messages, name, way: { packed, topics } }, patienceMs))
      if (read === null) throw lost('does not know the way of reading that it was just given')
      failures = 0
      idle = setTimeout(() => void stop(), idleMilliseconds).unref()
      return read.map(json => (json === null ? null : understandingOf(json)))
    } catch (error) {
      // The process died, of too little memory for example. Nothing is lost by it: the words are read here.
      await stop()
      if (!isClosed) noteFailure(error)
      return readHere.read(messages, way)
    }
  }

  function noteFailure(error: unknown): void {
    failures += 1
    isResting = failures >= mostFailures
    if (isResting) {
      rest = setTimeout(() => (isResting = false), restMilliseconds).unref()
      failures = 0
    }
    log?.warn({ reason: failureReason(error), isResting }, 'words are read by the server itself')
  }

  return {
    async read(messages, way) {
      if (messages.length < worthAsking) return readHere.read(messages, way)
      const answer = turn.then(() => ask(messages, way))
      turn = answer.catch(() => undefined)
      return answer
    },
    async [Symbol.asyncDispose]() {
      isClosed = true
      clearTimeout(rest)
      // First, so that nobody waits for one that does not answer; and again, for what stood in line.
      await stop()
      await turn
      await stop()
    },
  }
}

function start(): ChildProcess {
  const child = startProcess(new URL('read-words.process.ts', import.meta.url), memory)
  // Whoever waits for what it reads has other reasons to stay.
  child.unref()
  child.channel?.unref()
  return child
}

function isOver({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null
}

async function end(child: ChildProcess): Promise<void> {
  if (isOver(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** @returns null where the process does not know this way of reading */
async function exchange(
  child: ChildProcess,
  { messages, name, way }: Asked,
  patienceMs: number,
): Promise<readonly (string | null)[] | null> {
  const asked: Asked[] = []
  for (let from = 0; from < messages.length; from += piece) asked.push({ messages: messages.slice(from, from + piece), name })
  const [first] = asked
  if (first !== undefined && way !== undefined) first.way = way
  const [read] = await Promise.all([answersOf(child, asked.length, patienceMs), post(child, asked)])
  return read.every(answer => 'read' in answer) ? read.flatMap(answer => answer.read) : null
}

async function post(child: ChildProcess, questions: readonly Asked[]): Promise<void> {
  // One that has died says so by its end.
  for (const question of questions) child.send(question, () => undefined)
}

/** The next so many answers: they come in the order of the questions. Rejected when the process ends, or says nothing for too long. */
function answersOf(child: ChildProcess, count: number, patienceMs: number): Promise<Answered[]> {
  const answers: Answered[] = []
  const { promise, resolve, reject } = Promise.withResolvers<Answered[]>()
  const deadline = setTimeout(() => reject(lost(`said nothing for ${patienceMs} ms`)), patienceMs).unref()
  function take(answered: Answered): void {
    answers.push(answered)
    deadline.refresh()
    if (answers.length === count) resolve(answers)
  }
  const fail = (): void => reject(lost('ended before it had answered'))
  child.on('message', take)
  child.once('error', fail).once('exit', fail).once('disconnect', fail)
  return promise.finally(() => {
    clearTimeout(deadline)
    child.off('message', take).off('error', fail).off('exit', fail).off('disconnect', fail)
  })
}

function lost(how: string): EvenhandError {
  return new EvenhandError('broken-invariant', `The process that reads words ${how}.`)
}

/** It was written by this same program a moment ago. */
function understandingOf(json: string): Understanding {
  const understanding: Understanding = JSON.parse(json)
  rememberJson(understanding, json)
  return understanding
}
