import type { Connection } from '@evenhand/contract/client.ts'
import type { Environment } from '../environment.ts'
import { startOwnServer } from './own-server.ts'
import { findServer } from './running-server.ts'

/** The running server if there is one; otherwise one of its own, stopped afterwards. */
export async function withServer<T>(environment: Environment, work: (connection: Connection) => Promise<T>): Promise<T> {
  const running = await findServer(environment.stateDirectory)
  if (running) return work(running.connection)
  await using own = await startOwnServer(environment)
  return await work(own.connection)
}
