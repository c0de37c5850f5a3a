import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { EvenhandError } from '../errors.ts'
import { ownerOfPort } from './port-owner.ts'
import type { ServerFile } from './server-file.ts'

export type Listening = {
  port: number
  /** Takes no new request and waits for the running ones; live streams are ended by whoever opened them. */
  close(): Promise<void>
  /** Cuts every connection. */
  cut(): void
}

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>

/** @throws EvenhandError `port-taken` */
export async function listenHttp(fetch: Fetch, host: string, port: number): Promise<Listening> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch, hostname: host, port }, () => resolve(starting))
    starting.once('error', (error: Error) => reject(listenFailure(error, port)))
  })
  return {
    port: portOf(server.address(), port),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
    cut() {
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}

/**
 * Tries whether a port can be had; 0 gives one that is free.
 * @throws EvenhandError `port-taken`, or `already-running` when it is the server of this installation
 */
export async function probePort(host: string, port: number, known: ServerFile | undefined): Promise<number> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', (error: Error) => reject(listenFailure(error, port, known)))
      probe.listen(port, host, () => resolve())
    })
    return portOf(probe.address(), port)
  } finally {
    await new Promise(resolve => {
      probe.close(resolve)
    })
  }
}

function portOf(address: AddressInfo | string | null, asked: number): number {
  return address !== null && typeof address === 'object' ? address.port : asked
}

function listenFailure(error: Error, port: number, known?: ServerFile): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EACCES') {
    return new EvenhandError(
      'port-taken',
      `Port ${port} may not be used by this user. Choose one above 1023: npm start -- --port 4811`,
      {
        cause: error,
      },
    )
  }
  if (code !== 'EADDRINUSE') return error
  const owner = ownerOfPort(port)
  if (known !== undefined && known.port === port && owner?.pid === known.pid) return alreadyRunning(known)
  const who = owner === undefined ? 'another program' : `process ${owner.pid} (${owner.command})`
  return new EvenhandError(
    'port-taken',
    `Port ${port} is taken by ${who}. Stop it, or start Evenhand on another port: npm start -- --port ${port + 1}`,
    { cause: error },
  )
}

/** @param known undefined while the other one is only starting */
export function alreadyRunning(known: Pick<ServerFile, 'url' | 'pid'> | undefined): EvenhandError {
  if (known === undefined) {
    return new EvenhandError(
      'already-running',
      'Evenhand is already running here: another start of it is not finished yet. Give it a moment; npx evenhand doctor says how it is.',
    )
  }
  return new EvenhandError(
    'already-running',
    `Evenhand is already running at ${known.url} (process ${known.pid}). A fresh sign-in link: npx evenhand sign-in. To stop it: kill ${known.pid}`,
  )
}
