import { Client } from 'pg'
import { parseArgs } from 'node:util'
import type { Activity } from '@evenhand/contract/activity.ts'
import { generateMessages } from '../dev/generated-messages.ts'
import { idMaker } from '../server/src/new-id.ts'
import { processIntake } from '../server/src/use-cases/intake/process.ts'
import { receive } from '../server/src/use-cases/intake/receive.ts'
import { openScratchProduct } from './scratch-product.ts'
import type { ScratchProduct } from './scratch-product.ts'

/**
 * How many messages a second become decided cases: received, masked, stored, understood, placed, decided, announced. The yardstick
 * is a bare multi-row insert of the same messages into one plain table, on the same database, in the same run, in the same batches.
 * Both are measured in turns, and the medians are compared.
 *
 *   node bench/intake.ts [--messages 60000] [--rounds 3] [--seed 1] [--json]
 */

const batch = 500
const warmUp = 80_000
const least = { perSecond: 5000, ratio: 0.08 }

const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})

type Round = { pipeline: number; bare: number; ratio: number }

async function main(): Promise<void> {
  const rounds = Number(options.rounds)
  const perRound = Math.floor(Number(options.messages) / rounds)
  const seed = Number(options.seed)
  await using product = await openScratchProduct()
  await using plain = await openPlainTable(product.ownerUrl)
  // Once over everything, so that little is compiled or planned for the first time while it is measured: what V8 does beside us falls by half
  // until 100,000 messages have gone through.
  const first = messagesOf(seed * 1000, warmUp)
  await pipeline(product, first)
  await plain.insert(first)

  const results: Round[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const messages = messagesOf(seed * 1000 + round, perRound)
    const bare = await perSecond(perRound, () => plain.insert(messages))
    const whole = await perSecond(perRound, () => pipeline(product, messages))
    results.push({ pipeline: whole, bare, ratio: whole / bare })
  }
  report(results)
}

function messagesOf(seed: number, count: number): Activity[] {
  return generateMessages({ seed, count, start: Date.now() - 86_400_000 })
}

/** Receiving and handling go on at once, as in the running product. */
async function pipeline({ context, workspaceId, channelId }: ScratchProduct, messages: readonly Activity[]): Promise<void> {
  const ended = new AbortController()
  const handling = (async () => {
    while (!ended.signal.aborted) {
      const { handled } = await processIntake(context, workspaceId, { batch })
      if (handled === 0) await new Promise(resolve => setImmediate(resolve))
    }
    await processIntake(context, workspaceId, { batch })
  })()
  for (let from = 0; from < messages.length; from += batch) {
    await receive(context, { workspaceId, channelId }, messages.slice(from, from + batch))
  }
  ended.abort()
  await handling
}

type PlainTable = AsyncDisposable & { insert(messages: readonly Activity[]): Promise<void> }

/** A message as it is received, and nothing that is made of it. */
const plainColumns = {
  id: 'uuid primary key',
  external_id: 'text not null',
  author: 'text not null',
  handle: 'text',
  followers: 'bigint',
  thread: 'text',
  in_reply_to: 'text',
  kind: 'text not null',
  direction: 'text not null',
  visibility: 'text not null',
  sent_at: 'timestamptz not null',
  body: 'text not null',
}

async function openPlainTable(url: string): Promise<PlainTable> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const columns = Object.entries(plainColumns).map(([name, type]) => `${name} ${type}`)
  await client.query(`create table public.plain_messages (${columns.join(', ')})`)
  const newId = idMaker(() => Date.now())
  return {
    async insert(messages) {
      for (let from = 0; from < messages.length; from += batch) {
        await insertPlain(client, messages.slice(from, from + batch), newId)
      }
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

async function insertPlain(client: Client, messages: readonly Activity[], newId: () => string): Promise<void> {
  const names = Object.keys(plainColumns)
  const rows = messages.map((_, i) => `(${names.map((_name, j) => `$${i * names.length + j + 1}`).join(', ')})`)
  const text = `insert into public.plain_messages (${names.join(', ')}) values ${rows.join(', ')}`
  const values = messages.flatMap(({ object, actor, thread, direction, visibility, time }) => [
    newId(),
    object.externalId,
    actor.externalId,
    actor.handle ?? null,
    actor.followers ?? null,
    thread.rootExternalId ?? null,
    thread.inReplyToExternalId ?? null,
    object.kind,
    direction,
    visibility,
    time,
    object.text,
  ])
  await client.query({ name: `plain ${messages.length}`, text, values })
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (count / (performance.now() - began)) * 1000
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function report(rounds: readonly Round[]): void {
  const result = {
    bench: 'intake',
    messagesPerSecond: Math.round(median(rounds.map(({ pipeline: whole }) => whole))),
    bareInsertPerSecond: Math.round(median(rounds.map(({ bare }) => bare))),
    ratio: Number(median(rounds.map(({ ratio }) => ratio)).toFixed(4)),
    least,
    rounds,
  }
  if (options.json) console.log(JSON.stringify(result))
  else {
    console.log(`intake to decided case   ${result.messagesPerSecond} messages/s (at least ${least.perSecond})`)
    console.log(`bare multi-row insert    ${result.bareInsertPerSecond} messages/s`)
    console.log(`ratio                    ${result.ratio} (at least ${least.ratio})`)
  }
  if (result.ratio < least.ratio || result.messagesPerSecond < least.perSecond) process.exitCode = 1
}

await main()
