import { Agent, get, request, type IncomingMessage } from 'node:http'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fillQueue } from './fill-queue.ts'
import { startDesk, type RunningDesk } from './running-desk.ts'
import { openScratchProduct } from './scratch-product.ts'

/**
 * How much memory the server needs with 100,000 open cases and 200 live desks: each holds a stream, reads the queue and a case now and
 * then, and some write. PostgreSQL is another process and not counted. The yardstick is the same server with nobody there.
 *
 *   node bench/memory.ts [--cases 100000] [--desks 200] [--rounds 20] [--json]
 */

const mostMegabytes = 400

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    desks: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
})

const pageSchema = z.object({ cases: z.array(z.object({ id: z.string() })) })

type LiveDesk = { events: () => number; close: () => void }

async function main(): Promise<void> {
  await using product = await openScratchProduct()
  await fillQueue(product.ownerUrl, product, Number(options.cases))
  await using server = await startDesk(product.ownerUrl)
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const before = await server.memory()
  const desks = await Promise.all(Array.from({ length: Number(options.desks) }, () => openDesk(server)))
  let most = before
  try {
    for (let round = 0; round < Number(options.rounds); round += 1) {
      await Promise.all(desks.map((_desk, i) => work(server, agent, i, round)))
      most = Math.max(most, await server.memory())
    }
    report(before, most, await server.memory(), desks)
  } finally {
    for (const desk of desks) desk.close()
    agent.destroy()
  }
}

/** One desk's stream; counts what it hears. */
function openDesk({ url, token }: RunningDesk): Promise<LiveDesk> {
  return new Promise((resolve, reject) => {
    let events = 0
    const call = get(`${url}/api/live`, { agent: false, headers: { authorization: `Bearer ${token}` } }, response => {
      if (response.statusCode !== 200) return reject(new Error(`A desk was answered with ${response.statusCode}.`))
      response.on('data', (chunk: Buffer) => (events += chunk.toString('utf8').split('data: ').length - 1))
      resolve({ events: () => events, close: () => call.destroy() })
    })
    call.on('error', reject)
  })
}

/** Reads the queue and one of its cases; one desk in twenty also writes a note, which all others hear of. */
async function work(server: RunningDesk, agent: Agent, desk: number, round: number): Promise<void> {
  const { cases } = pageSchema.parse(await ask(server, agent, '/api/cases?view=queue&limit=50'))
  const found = cases[(desk + round) % cases.length]
  if (!found) throw new Error('The queue is empty.')
  await ask(server, agent, `/api/cases/${found.id}`)
  if (desk % 20 === 0) await ask(server, agent, `/api/cases/${found.id}/notes`, { body: `Note ${round}` })
}

function ask({ url, token }: RunningDesk, agent: Agent, path: string, json?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...(json === undefined ? {} : { 'content-type': 'application/json' }) }
    const read = (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${path} was answered with ${response.statusCode}.`))
        else resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
      })
    }
    const call = request(`${url}${path}`, { agent, headers, method: json === undefined ? 'GET' : 'POST' }, read)
    call.on('error', reject)
    call.end(json === undefined ? undefined : JSON.stringify(json))
  })
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

function report(before: number, most: number, after: number, desks: readonly LiveDesk[]): void {
  const events = desks.reduce((sum, desk) => sum + desk.events(), 0)
  const result = {
    bench: 'memory',
    cases: Number(options.cases),
    desks: desks.length,
    liveEvents: events,
    idleMegabytes: megabytes(before),
    mostMegabytes: megabytes(most),
    afterMegabytes: megabytes(after),
    allowedMegabytes: mostMegabytes,
  }
  if (options.json) console.log(JSON.stringify(result))
  else {
    console.log(`server with ${result.cases} open cases and nobody there   ${result.idleMegabytes} MB`)
    console.log(
      `with ${result.desks} desks (${events} live events)          ${result.mostMegabytes} MB at most (${mostMegabytes} allowed)`,
    )
  }
  if (result.mostMegabytes > mostMegabytes || events === 0) process.exitCode = 1
}

await main()
