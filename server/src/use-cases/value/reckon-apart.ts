import { once } from 'node:events'
import type { Histories } from '@evenhand/domain/statistics/purchases/histories.ts'
import { learnBase, type BaseFit } from '@evenhand/domain/value/customer-base.ts'
import { rehearse } from '@evenhand/domain/value/rehearse.ts'
import { startThread } from '../apart.ts'

/** What takes seconds for a large company: in a thread of its own, so that the desk does not wait for the night. */
export type Reckoning =
  | { what: 'learn'; histories: Histories; average: Float64Array }
  | { what: 'rehearse'; played: Parameters<typeof rehearse> }

/** Fewer are reckoned here: a thread takes longer to start than they do. */
const worthAThread = 5000

/** `learnBase`, apart. The numbers are handed over: the arrays are empty afterwards. */
export async function learnApart(histories: Histories, average: Float64Array): Promise<BaseFit> {
  if (average.length < worthAThread) return learnBase(histories, average)
  const { repeats, recency, age } = histories
  const handedOver = [repeats.buffer, recency.buffer, age.buffer, average.buffer].filter(buffer => buffer instanceof ArrayBuffer)
  return reckon<BaseFit>({ what: 'learn', histories, average }, handedOver)
}

/** `rehearse`, apart. */
export async function rehearseApart(...played: Parameters<typeof rehearse>): Promise<ReturnType<typeof rehearse>> {
  return played[0].length < worthAThread ? rehearse(...played) : reckon({ what: 'rehearse', played }, [])
}

/** @throws Error when the thread died; the run over all customers begins this step again */
async function reckon<Found>(workerData: Reckoning, transferList: readonly ArrayBuffer[]): Promise<Found> {
  const worker = startThread(new URL('reckon.worker.ts', import.meta.url), { workerData, transferList })
  try {
    const died = once(worker, 'exit').then(([code]) => {
      throw new Error(`The thread that reckons what customers are worth ended early, with ${code}.`)
    })
    const [found]: Found[] = await Promise.race([once(worker, 'message'), died])
    if (found === undefined) throw new Error('The thread that reckons what customers are worth said nothing.')
    return found
  } finally {
    await worker.terminate()
  }
}
