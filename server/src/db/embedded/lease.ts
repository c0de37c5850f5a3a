import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { EmbeddedPostgres } from '../embedded.ts'
import { isAlive } from './processes.ts'

/**
 * Several programs may use one embedded cluster: the server, and beside it `backup` or `doctor`. Each holds a shared lock in it for
 * as long as it lives; whoever leaves last stops the cluster. A killed one holds nothing, because its connection is gone.
 */
export type ClusterLease = {
  url: string
  pid: number
  /** False when another process already answers people here. */
  claimServing(): Promise<boolean>
  /** Works in the background, beside any number of others; false while the installation is `claimAll`ed. */
  joinWork(): Promise<boolean>
  /** Nobody else may serve or work until this is released; false when somebody does. */
  claimAll(): Promise<boolean>
  /** Resolves when the cluster has gone away by itself and does not come back: killed, or its disk is full. */
  gone: Promise<void>
  /** Stops the cluster when nobody else uses it. */
  release(): Promise<void>
}

const usingKey = 4_810_0001
const servingKey = 4_810_0002
const workingKey = 4_810_0003

const takeAlone = 'pg_try_advisory_lock'
const takeShared = 'pg_try_advisory_lock_shared'
type Claim = { take: typeof takeAlone | typeof takeShared; key: number }

/** Starts or adopts the cluster and holds it. `start` is called again when the last user was just leaving. */
export async function leaseCluster(start: () => Promise<EmbeddedPostgres>, attempts = 20): Promise<ClusterLease> {
  const postgres = await start()
  try {
    return newLease(postgres, await holdingClient(postgres.url))
  } catch (error) {
    if (attempts === 1) throw error
    await wait(100)
    return leaseCluster(start, attempts - 1)
  }
}

/** A connection that says: somebody is here. */
async function holdingClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'evenhand lease', keepAlive: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [usingKey])
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

function newLease(postgres: EmbeddedPostgres, first: Client): ClusterLease {
  const { promise: gone, resolve: isGone } = Promise.withResolvers<void>()
  let client = first
  const claims: Claim[] = []
  let isReleased = false

  function follow(): void {
    client.once('end', () => {
      if (!isReleased) comeBack(20).then(follow, isGone)
    })
  }

  /** After the crash of one of its processes PostgreSQL starts itself anew within moments. */
  async function comeBack(attempts: number): Promise<void> {
    try {
      client = await holdingClient(postgres.url)
    } catch (error) {
      if (attempts === 1 || !isAlive(postgres.pid)) throw error
      await wait(250)
      return comeBack(attempts - 1)
    }
    for (const claim of claims) if (!(await tryLock(client, claim))) throw new Error('Another process serves now.')
  }

  async function claimed(claim: Claim): Promise<boolean> {
    const isOurs = await tryLock(client, claim)
    if (isOurs) claims.push(claim)
    return isOurs
  }

  follow()
  return {
    url: postgres.url,
    pid: postgres.pid,
    gone,
    claimServing: () => claimed({ take: takeAlone, key: servingKey }),
    joinWork: () => claimed({ take: takeShared, key: workingKey }),
    claimAll: async () =>
      (await claimed({ take: takeAlone, key: servingKey })) && (await claimed({ take: takeAlone, key: workingKey })),
    async release() {
      isReleased = true
      await release(client, postgres)
    },
  }
}

async function tryLock(client: Client, { take, key }: Claim): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`select ${take}($1) as locked`, [key])
  return rows[0]?.locked === true
}

async function release(client: Client, postgres: EmbeddedPostgres): Promise<void> {
  let isLast = false
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [usingKey])
    isLast = await tryLock(client, { take: takeAlone, key: usingKey })
  } catch {
    // The cluster is gone already, or was stopped by hand.
  }
  if (isLast) await postgres.stop()
  await client.end().catch(() => undefined)
}
