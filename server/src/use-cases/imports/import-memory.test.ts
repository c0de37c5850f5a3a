import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { recordMapping } from '@evenhand/contract/record-mapping.ts'
import { generateCustomers } from '../../../../bench/generate-customers.ts'
import { generateTwcs } from '../../../../bench/generate-twcs.ts'
import { startReading } from './import-steps.ts'
import type { FromReader, ToReader } from './import-steps.ts'

// Tens of megabytes are read here.
vi.setConfig({ testTimeout: 90_000 })

const rows = { few: 2000, many: 180_000 }
/** Those many rows as objects take 150 MB and more; what is kept of each is 20 bytes, and a file of any size is sorted in some megabytes. */
const mostGrowth = 60

/** `npm run bench -- import` is the long form. */
test.skipIf(!existsSync('/proc/self/status'))('a file of any size is read and put in order within little memory', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-memory-'))
  try {
    const few = await peakOfMessages(folder, rows.few)
    const many = await peakOfMessages(folder, rows.many)
    expect(many - few).toBeLessThan(mostGrowth)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test.skipIf(!existsSync('/proc/self/status'))('so is a list of customers, every hundredth of whom is broken', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-memory-'))
  try {
    const few = await peakOfCustomers(folder, rows.few)
    const many = await peakOfCustomers(folder, rows.many)
    expect(many - few).toBeLessThan(mostGrowth)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

async function peakOfMessages(folder: string, count: number): Promise<number> {
  const file = path.join(folder, `${count}.csv`)
  await generateTwcs(file, count, true)
  const input = {
    path: file,
    format: 'twcs',
    channel: null,
    notAfter: Date.now(),
    workFolder: path.join(folder, 'work'),
  } as const
  return peakOfReading({ messages: input }, count)
}

async function peakOfCustomers(folder: string, count: number): Promise<number> {
  const file = path.join(folder, `customers-${count}.csv`)
  await generateCustomers(file, count)
  const common = { path: file, notAfter: Date.now(), workFolder: path.join(folder, 'work') }
  const input = { ...common, format: 'csv', kind: 'customers', mapping: recordMapping('customers') } as const
  return peakOfReading({ records: input }, count - count / 100)
}

/** @returns megabytes */
async function peakOfReading(asked: ToReader, count: number): Promise<number> {
  const child = startReading()
  try {
    child.send(asked)
    for (;;) {
      const [told]: FromReader[] = await once(child, 'message')
      if (told === undefined || !('event' in told)) throw new Error(`It was not read: ${JSON.stringify(told)}`)
      if (told.event.kind === 'ready') {
        if (told.event.count !== count) throw new Error(`${told.event.count} of ${count} rows were read.`)
        return peakOf(await readFile(`/proc/${child.pid}/status`, 'utf8'))
      }
      child.send('next')
    }
  } finally {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}

function peakOf(status: string): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
