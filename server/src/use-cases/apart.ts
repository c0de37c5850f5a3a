import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'

/** What was compiled at earlier starts is found by what runs apart, too, which then needs no compiler in its memory. */
const compiled = ['--import', new URL('../compile-cache.mjs', import.meta.url).href]

export type ThreadOptions = {
  workerData?: unknown
  transferList?: readonly Transferable[]
  /** What it may take, in megabytes: for what is new, and for what it keeps. Without it, as much as this thread. */
  memory?: { young: number; kept: number }
}

/**
 * Starts a thread of this program, which does not keep the process alive.
 * @param file one of ours, named `….worker.ts`
 */
export function startThread(file: URL, { workerData, transferList = [], memory }: ThreadOptions): Worker {
  // What the process was started with for its own heap would overrule what this thread may take; that heap has its size by now.
  if (memory !== undefined) setFlagsFromString('--max-semi-space-size=0')
  const worker = new Worker(file, {
    workerData,
    transferList: [...transferList],
    execArgv: compiled,
    ...(memory && { resourceLimits: { maxYoungGenerationSizeMb: memory.young, maxOldGenerationSizeMb: memory.kept } }),
  })
  worker.unref()
  return worker
}

/**
 * Starts a process of this program that is sent messages and sends some. When who asked has gone, whatever became of it, it is disconnected;
 * what does nothing else then ends by itself.
 * @param file one of ours, named `….process.ts`
 * @param flags for V8, of its memory above all
 */
export function startProcess(file: URL, flags: readonly string[]): ChildProcess {
  const child = fork(fileURLToPath(file), {
    execArgv: [...compiled, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // Whoever waits for an answer hears of its end; nobody else has to.
  child.on('error', () => undefined)
  return child
}
