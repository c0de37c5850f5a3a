import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { EmbeddedPostgres } from '../embedded.ts'

/**
 * Several programs may use one embedded cluster: the server, and beside it `backup` or `doctor`. Each holds a shared lock in it for
 * as long as it lives; whoever leaves last stops the cluster. A killed one holds nothing, because its connection is gone.
 */
export type ClusterLease = {
  url: string
  pid: number
  /** False when another process already serves this installation. */
  claimServing(): Promise<boolean>
  /** Stops the cluster when nobody else uses it. */
  release(): Promise<void>
}

const usingKey = 4_810_0001
const servingKey = 4_810_0002

/** Starts or adopts the cluster and holds it. `start` is called again when the last user was just leaving. */
export async function leaseCluster(start: () => Promise<EmbeddedPostgres>, attempts = 20): Promise<ClusterLease> {
  const postgres = await start()
  const client = new Client({ connectionString: postgres.url, application_name: 'evenhand lease', keepAlive: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [usingKey])
  } catch (error) {
    await client.end().catch(() => undefined)
    if (attempts === 1) throw error
    await wait(100)
    return leaseCluster(start, attempts - 1)
  }
  return {
    url: postgres.url,
    pid: postgres.pid,
    claimServing: () => tryLock(client, servingKey),
    release: () => release(client, postgres),
  }
}

async function tryLock(client: Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [key])
  return rows[0]?.locked === true
}

async function release(client: Client, postgres: EmbeddedPostgres): Promise<void> {
  let isLast = false
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [usingKey])
    isLast = await tryLock(client, usingKey)
  } catch {
    // The cluster is gone already, or was stopped by hand.
  }
  if (isLast) await postgres.stop()
  await client.end().catch(() => undefined)
}
