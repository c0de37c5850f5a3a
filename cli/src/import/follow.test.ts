import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { Connection } from '@evenhand/contract/client.ts'
import { expect, test } from 'vitest'
import { follow } from './follow.ts'

/** A server that answers each question as the list says, and the last of them from then on. */
async function serverThat(...answers: ((response: ServerResponse) => unknown)[]): Promise<Connection & AsyncDisposable> {
  let asked = 0
  const server: Server = createServer((_request, response) => {
    answers[Math.min(asked, answers.length - 1)]?.(response)
    asked += 1
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('It has no port.')
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const says = (state: string) => (response: ServerResponse) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ state, waiting: 0 }))
const hangsUp = (response: ServerResponse) => response.destroy()
const followed = (connection: Connection) => follow(connection, 'i', new AbortController().signal, () => undefined)

test('a connection that was closed while the machine slept is opened again', async () => {
  await using server = await serverThat(says('running'), hangsUp, says('done'))
  expect(await followed(server)).toMatchObject({ state: 'done' })
})

test('a server that has gone away is not asked for ever', async () => {
  await using server = await serverThat(says('running'), hangsUp)
  await expect(followed(server)).rejects.toThrow('fetch failed')
})
