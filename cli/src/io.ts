import type { Writable } from 'node:stream'
import type { Connection } from '@evenhand/contract/client.ts'
import type { Environment } from './environment.ts'
import { ReaderGone } from './failure.ts'

/** All that a command touches, so that tests can hand in their own. Data goes to `out`, everything else to `err`. */
export type Io = {
  input: AsyncIterable<Buffer>
  /** Resolves when more may be written. @throws ReaderGone where nobody reads it any more */
  out(text: string): Promise<void>
  err(text: string): void
  /** Somebody watches `err`: a line of progress may be written over. */
  isTerminal: boolean
  environment: Environment
  /** Epoch milliseconds. */
  now: () => number
  /** Runs work against the server of this installation; starts one for its duration where none runs. */
  withServer<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Starts the server's own program with these words, in this terminal, and gives its exit code. */
  runServer(args: readonly string[]): Promise<number>
  /** Calls back at Ctrl-C, until disposed. */
  onInterrupt: (listener: () => void) => Disposable
}

const gone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'])

/**
 * Writes, and resolves when the text has been taken.
 * @throws ReaderGone where nobody reads any more (`| head`); whatever else keeps it from being written (a full disk)
 */
export async function write(stream: Writable, text: string): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>(resolve => void stream.write(text, resolve))
  if (!error) return
  throw gone.has(error.code ?? '') ? new ReaderGone('Nobody reads the output any more.', { cause: error }) : error
}
