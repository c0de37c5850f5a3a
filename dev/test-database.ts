import { pino } from 'pino'
import type { Logger } from 'pino'
import { openDatabase, openPool } from '../server/src/db/database.ts'
import type { Database } from '../server/src/db/database.ts'
import { urlAs } from '../server/src/db/roles.ts'
import { asOwner, cloneTemplate, scratchPasswords, startScratchCluster } from './scratch-cluster.ts'
import type { Scratch, ScratchCluster } from './scratch-cluster.ts'

/** How the test processes learn of the cluster that the run has started. */
const variable = 'EVENHAND_SCRATCH'

let cluster: ScratchCluster | undefined
let users = 0

/** Vitest's globalSetup: one cluster per run, however many projects ask for it. */
export default async function setup(): Promise<() => Promise<void>> {
  users += 1
  if (users === 1) {
    cluster = await startScratchCluster()
    process.env[variable] = JSON.stringify({ ownerUrl: cluster.ownerUrl, template: cluster.template } satisfies Scratch)
  }
  return async () => {
    users -= 1
    if (users === 0) await cluster?.[Symbol.asyncDispose]()
  }
}

export type FreshDatabase = AsyncDisposable & {
  urls: { owner: string; app: string; jobs: string; auth: string }
  /** As the application's role. */
  db: Database
  log: Logger
}

/**
 * A database of its own with the whole schema and nothing in it; dropped when disposed.
 * @example await using fresh = await freshDatabase()
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const scratch = scratchOfThisRun()
  const owner = await cloneTemplate(scratch)
  const urls = {
    owner,
    app: urlAs(owner, 'app', scratchPasswords),
    jobs: urlAs(owner, 'jobs', scratchPasswords),
    auth: urlAs(owner, 'auth', scratchPasswords),
  }
  const db = openDatabase(openPool({ url: urls.app, max: 8, name: 'evenhand test', searchPath: 'app' }))
  return {
    urls,
    db,
    log: pino({ level: 'silent' }),
    async [Symbol.asyncDispose]() {
      await db.destroy()
      const name = new URL(owner).pathname.slice(1)
      await asOwner(scratch.ownerUrl, client => client.query(`drop database ${name} with (force)`))
    },
  }
}

/** For tests that make databases of their own. */
export function scratchOfThisRun(): Scratch {
  const text = process.env[variable]
  if (text === undefined) throw new Error('No scratch cluster: add dev/test-database.ts to globalSetup of this vitest project.')
  const scratch: Scratch = JSON.parse(text)
  return scratch
}
