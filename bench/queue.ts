import { Agent, get } from 'node:http'
import { parseArgs } from 'node:util'
import { Kysely, PostgresDialect, sql, type CompiledQuery } from 'kysely'
import { Client, Pool } from 'pg'
import { z } from 'zod'
import { readQueue } from '../server/src/db/queries/cases/case-list.ts'
import type { Tables } from '../server/src/db/tables.ts'
import { fillQueue } from './fill-queue.ts'
import { startDesk, type RunningDesk } from './running-desk.ts'
import { openScratchProduct, type ScratchProduct } from './scratch-product.ts'

/**
 * How long the first page of a queue takes through the API, beside the bare SQL of that page on the same database in the same run.
 * The server runs in a process of its own and answers over loopback; the bare SQL is the same statement on an open connection, prepared as
 * the server prepares it, under the same row-level security, without a transaction around it. Both are asked in turns; quantiles are taken per round and the median
 * round counts, so that a moment of somebody else's work on the machine does not.
 *
 *   node bench/queue.ts [--cases 1000000] [--rounds 10] [--requests 300] [--json]
 */

/** Milliseconds that the API may add at p99. */
const mostAdded = 5
const pageSize = 50

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '10' },
    requests: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
})

type Quantiles = { p50: number; p99: number }
type Round = { api: Quantiles; bare: Quantiles }

const pageSchema = z.object({ cases: z.array(z.unknown()) })

async function main(): Promise<void> {
  await using product = await openScratchProduct()
  await fillQueue(product.ownerUrl, product, Number(options.cases))
  const bare = await openBare(product)
  await using desk = await startDesk(product.ownerUrl)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const api = () => readPage(desk, agent)
    for (let i = 0; i < 200; i += 1) {
      await api()
      await bare.run()
    }
    const rounds: Round[] = []
    for (let round = 0; round < Number(options.rounds); round += 1) {
      const times: { api: number[]; bare: number[] } = { api: [], bare: [] }
      for (let i = 0; i < Number(options.requests); i += 1) {
        times.bare.push(await timed(() => bare.run()))
        times.api.push(await timed(api))
      }
      rounds.push({ api: both(times.api), bare: both(times.bare) })
    }
    report(rounds)
  } finally {
    agent.destroy()
    await bare.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function readPage({ url, token }: RunningDesk, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    get(`${url}/api/cases?view=queue&limit=${pageSize}`, { agent, headers }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { cases } = pageSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        if (cases.length === pageSize) resolve()
        else reject(new Error(`The page has ${cases.length} cases.`))
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}

/** The statement that the API runs, as it was written by the server's own code. */
async function pageStatement({ appUrl, workspaceId }: ScratchProduct): Promise<CompiledQuery> {
  const statements: CompiledQuery[] = []
  const pool = new Pool({ connectionString: appUrl, max: 1, options: '-c search_path=app' })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void statements.push(query) })
  await db.transaction().execute(async tx => {
    await sql`select set_config('app.workspace_id', ${workspaceId}, true)`.execute(tx)
    await readQueue(tx, { assignee: 'anybody' }, null, pageSize + 1)
  })
  await db.destroy()
  const page = statements.find(query => query.sql.includes('from cases'))
  if (!page) throw new Error('The statement of the page was not seen.')
  return page
}

async function openBare(product: ScratchProduct): Promise<{ run(): Promise<void>; close(): Promise<void> }> {
  const { sql: text, parameters } = await pageStatement(product)
  const client = new Client({ connectionString: product.appUrl, options: '-c search_path=app' })
  await client.connect()
  await client.query(`select set_config('app.workspace_id', $1, false)`, [product.workspaceId])
  return {
    async run() {
      const { rows } = await client.query({ name: 'page', text, values: [...parameters] })
      if (rows.length !== pageSize + 1) throw new Error(`The bare page has ${rows.length} cases.`)
    },
    close: () => client.end(),
  }
}

function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

function both(times: readonly number[]): Quantiles {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

/** Of the rounds, in hundredths of a millisecond. */
function median(numbers: readonly number[]): number {
  return Number(quantile(numbers, 0.5).toFixed(2))
}

function report(rounds: readonly Round[]): void {
  const of = (who: keyof Round): Quantiles => ({
    p50: median(rounds.map(round => round[who].p50)),
    p99: median(rounds.map(round => round[who].p99)),
  })
  const [apiMs, bareSqlMs] = [of('api'), of('bare')]
  const addedP99Ms = median(rounds.map(({ api, bare }) => api.p99 - bare.p99))
  const cases = Number(options.cases)
  if (options.json) console.log(JSON.stringify({ bench: 'queue', cases, apiMs, bareSqlMs, addedP99Ms, mostAdded, rounds }))
  else {
    console.log(`first ${pageSize} of ${cases} open cases`)
    console.log(`through the API   p50 ${apiMs.p50} ms   p99 ${apiMs.p99} ms`)
    console.log(`bare SQL          p50 ${bareSqlMs.p50} ms   p99 ${bareSqlMs.p99} ms`)
    console.log(`added at p99      ${addedP99Ms} ms (at most ${mostAdded})`)
  }
  if (addedP99Ms > mostAdded) process.exitCode = 1
}

await main()
