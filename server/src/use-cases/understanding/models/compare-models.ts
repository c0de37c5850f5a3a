import { once } from 'node:events'
import type { Gold } from '@evenhand/language/evaluation/report.ts'
import type { SideBySide } from '@evenhand/language/evaluation/side-by-side.ts'
import type { Packed } from '@evenhand/language/model/packed.ts'
import { startThread } from '../../apart.ts'

/** Two versions, null being the one that came along, and corrections that neither was taught. */
export type Asked = { before: Packed | null; after: Packed; corrections: readonly Gold[] }
export type Compared = { heldOut: SideBySide; corrections: SideBySide | null }

/**
 * Measures two versions in a thread of its own: some seconds of work, and no desk waits for it.
 * @throws Error when the thread died
 */
export async function compareModels(asked: Asked): Promise<Compared> {
  const file = new URL('compare-models.worker.ts', import.meta.url)
  const worker = startThread(file, { workerData: asked, memory: { young: 16, kept: 256 } })
  try {
    const [compared]: Compared[] = await once(worker, 'message')
    if (compared === undefined) throw new Error('The measuring thread gave no answer.')
    return compared
  } finally {
    await worker.terminate()
  }
}
