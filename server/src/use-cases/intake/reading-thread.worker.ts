import { parentPort } from 'node:worker_threads'
import { builtIn, modelFrom } from '../understanding/models/model.ts'
import type { Model } from '../understanding/models/model.ts'
import { readAll } from './read-here.ts'
import type { Answered, Asked } from './reading-thread.ts'

/** One beside the one that came along: workspaces take turns, and memory here is small. */
let other: Model | null = null

function modelOf({ version, packed }: Asked): Model | null {
  if (version === null) return builtIn
  if (packed !== undefined) other = modelFrom(version, packed)
  return other?.version === version ? other : null
}

parentPort?.on('message', (asked: Asked) => {
  const model = modelOf(asked)
  const answered: Answered = model === null ? { unknown: true } : { read: readAll(asked.texts, model.understand) }
  // A thread is no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(answered)
})
