import type { Connection } from '@evenhand/contract/client.ts'
import type { World } from '../../dev/world.ts'
import type { ExitCode } from './failure.ts'
import type { Io } from './io.ts'
import { run } from './program.ts'

export type Told = { code: ExitCode; out: string; err: string }
export type Surroundings = {
  input?: string
  connection?: Connection
  /** Hands over what Ctrl-C would call; undefined when nobody listens any more. */
  onInterrupt?: (interrupt: (() => void) | undefined) => void
  runServer?: Io['runServer']
  out?: Io['out']
}

/** Runs a command line as somebody would type it, and gives what it said. */
export async function tell(args: readonly string[], surroundings: Surroundings = {}): Promise<Told> {
  const told = { out: '', err: '' }
  const { connection } = surroundings
  const io: Io = {
    input: bytesOf(surroundings.input ?? ''),
    out: surroundings.out ?? (async text => void (told.out += text)),
    err: text => void (told.err += text),
    isTerminal: false,
    environment: { program: '/nowhere', stateDirectory: '/nowhere', variables: {} },
    now: () => Date.UTC(2027, 0, 1),
    withServer: work => (connection ? work(connection) : Promise.reject(new Error('no server was to be needed'))),
    runServer: surroundings.runServer ?? (() => Promise.reject(new Error('no program was to be started'))),
    onInterrupt(listener) {
      surroundings.onInterrupt?.(listener)
      return { [Symbol.dispose]: () => surroundings.onInterrupt?.(undefined) }
    },
  }
  const code = await run(args, io)
  return { code, ...told }
}

/** HTTP to a world without a socket, as whoever runs the installation. */
export function connectionTo(world: World): Connection {
  return {
    baseUrl: '',
    fetch: (url, init) => {
      const { method, body } = init ?? {}
      const address = url instanceof Request ? url.url : url.toString()
      const text = typeof body === 'string' ? { body, headers: { 'content-type': 'application/json' } } : {}
      return world.http(address, { withToken: true, ...(method === undefined ? {} : { method }), ...text })
    },
  }
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
