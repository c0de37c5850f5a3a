import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Connection } from '@evenhand/contract/client.ts'
import type { Environment } from './environment.ts'

/** All that a command touches, so that tests can hand in their own. Data goes to `out`, everything else to `err`. */
export type Io = {
  input: AsyncIterable<Buffer>
  /** Resolves when more may be written. */
  out(text: string): Promise<void>
  err(text: string): void
  /** Somebody watches `err`: a line of progress may be written over. */
  isTerminal: boolean
  environment: Environment
  /** Runs work against the server of this installation; starts one for its duration where none runs. */
  withServer<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Starts the server's own program with these words, in this terminal, and gives its exit code. */
  runServer(args: readonly string[]): Promise<number>
  /** Calls back at Ctrl-C, until disposed. */
  onInterrupt(listener: () => void): Disposable
}

/** Writes with back-pressure. A reader that has gone (`| head`) is no error. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.destroyed || stream.writableEnded) return
  if (!stream.write(text)) await once(stream, 'drain').catch(() => undefined)
}
