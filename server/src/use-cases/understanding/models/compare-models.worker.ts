import { parentPort, workerData } from 'node:worker_threads'
import { readHeldOut } from '@evenhand/language/evaluation/held-out.ts'
import { sideBySide } from '@evenhand/language/evaluation/side-by-side.ts'
import { understandingBy } from '@evenhand/language/understand.ts'
import type { Asked, Compared } from './compare-models.ts'
import { builtIn, modelFrom } from './model.ts'

const { before, after, corrections }: Asked = workerData
const old = understandingBy(before === null ? builtIn.scorer : modelFrom('before', before).scorer)
const fresh = understandingBy(modelFrom('after', after).scorer)
const compared: Compared = {
  heldOut: sideBySide(readHeldOut(), old, fresh),
  corrections: corrections.length === 0 ? null : sideBySide(corrections, old, fresh),
}
// A thread is no window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(compared)
