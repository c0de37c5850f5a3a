import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { getImport } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { isLostConnection } from '../failure.ts'

const lookEveryMs = 200
/** Where no worker runs, nothing moves on; then there is no point in waiting. */
const standstillMs = 60_000

/**
 * Watches an import until its file is stored and its messages have become cases.
 * @returns the import as it is then: `running` when `signal` fired, with `waiting` above 0 when nobody makes cases of it
 */
export async function follow(
  connection: Connection,
  id: string,
  signal: AbortSignal,
  onProgress: (found: Import, mostWaiting: number) => void,
): Promise<Import> {
  let mostWaiting = 0
  let movedAt = performance.now()
  let before = ''
  for (;;) {
    const found = await look(connection, id)
    mostWaiting = Math.max(mostWaiting, found.waiting)
    onProgress(found, mostWaiting)
    if (signal.aborted || found.state === 'failed' || found.state === 'cancelled') return found
    if (found.state === 'done' && found.waiting === 0) return found
    const now = `${found.state} ${found.bytesDone} ${found.messagesDone} ${found.waiting}`
    if (now !== before) movedAt = performance.now()
    if (found.state === 'done' && performance.now() - movedAt > standstillMs) return found
    before = now
    await new Promise(resolve => setTimeout(resolve, lookEveryMs))
  }
}

/** A server closes a connection that nobody used for some seconds: on a machine that slept meanwhile, the next question meets that. */
async function look(connection: Connection, id: string): Promise<Import> {
  const ask = (): Promise<Import> => call(connection, getImport, { params: { id } })
  try {
    return await ask()
  } catch (error) {
    if (!isLostConnection(error)) throw error
    return ask()
  }
}
