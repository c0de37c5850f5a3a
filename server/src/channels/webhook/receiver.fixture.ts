import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { portOf } from './free-port.fixture.ts'

export type Delivered = { id: string; headers: Record<string, string>; payload: unknown; isGenuine: boolean }
export type Answer = { status: number; headers?: Record<string, string>; body?: string }

/** A script at the other end: a real HTTP server on this machine that checks signatures with the standard's own library. */
export type Receiver = AsyncDisposable & {
  url: string
  /** Everything that came, in order. */
  deliveries: Delivered[]
  /** What it published: each webhook-id once, as the standard asks. */
  published(): unknown[]
  /** How it answers from now on. */
  answerWith(answer: Answer | ((delivery: Delivered) => Answer | Promise<Answer>)): void
}

function alwaysFine(): Answer {
  return { status: 200 }
}

/** @param secrets of the channel, in the form `whsec_…`; read anew for each delivery */
export async function openReceiver(secrets: () => readonly string[]): Promise<Receiver> {
  const deliveries: Delivered[] = []
  let answer: (delivery: Delivered) => Answer | Promise<Answer> = alwaysFine
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const delivery = read(Buffer.concat(chunks).toString('utf8'), request.headers, secrets())
      deliveries.push(delivery)
      void (async () => {
        const { status, headers, body } = await answer(delivery)
        response.writeHead(status, headers).end(body)
      })()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server)}/replies`,
    deliveries,
    published: () => [...new Map(deliveries.map(({ id, payload }) => [id, payload])).values()],
    answerWith: next => (answer = typeof next === 'function' ? next : () => next),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function read(body: string, given: NodeJS.Dict<string | string[]>, secrets: readonly string[]): Delivered {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) headers[name] = String(value)
  const isGenuine = secrets.some(secret => {
    try {
      new Webhook(secret).verify(body, headers)
      return true
    } catch {
      return false
    }
  })
  return { id: headers['webhook-id'] ?? '', headers, payload: JSON.parse(body) as unknown, isGenuine }
}
