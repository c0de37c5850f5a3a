import { parentPort, workerData } from 'node:worker_threads'
import { learnBase } from '@evenhand/domain/value/customer-base.ts'
import { rehearse } from '@evenhand/domain/value/rehearse.ts'
import type { Reckoning } from './reckon-apart.ts'

const reckoning: Reckoning = workerData
const found = reckoning.what === 'learn' ? learnBase(reckoning.histories, reckoning.average) : rehearse(...reckoning.played)
// A thread is no window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(found)
