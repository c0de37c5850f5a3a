import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Gold } from '@evenhand/language/evaluation/report.ts'
import type { SideBySide } from '@evenhand/language/evaluation/side-by-side.ts'
import type { Packed } from '@evenhand/language/model/packed.ts'

/** Two versions, null being the one that came along, and corrections that neither was taught. */
export type Asked = { before: Packed | null; after: Packed; corrections: readonly Gold[] }
export type Compared = { heldOut: SideBySide; corrections: SideBySide | null }

/**
 * Measures two versions in a thread of its own: some seconds of work, and no desk waits for it.
 * @throws Error when the thread died
 */
export async function compareModels(asked: Asked): Promise<Compared> {
  const worker = new Worker(new URL('compare-models.worker.ts', import.meta.url), {
    workerData: asked,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
  })
  try {
    const [compared]: Compared[] = await once(worker, 'message')
    if (compared === undefined) throw new Error('The measuring thread gave no answer.')
    return compared
  } finally {
    await worker.terminate()
  }
}
