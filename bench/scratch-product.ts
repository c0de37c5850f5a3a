import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { scratchPasswords } from '../dev/scratch-cluster.ts'
import { inWorkspace, openDatabase, openPool } from '../server/src/db/database.ts'
import { startEmbedded } from '../server/src/db/embedded.ts'
import { insertRows } from '../server/src/db/insert-rows.ts'
import { migrate } from '../server/src/db/migrate.ts'
import { urlAs } from '../server/src/db/roles.ts'
import { idMaker } from '../server/src/new-id.ts'
import { readHere } from '../server/src/use-cases/intake/read-here.ts'
import { openReaderApart } from '../server/src/use-cases/intake/reading-apart.ts'
import type { IntakeContext } from '../server/src/use-cases/intake/process.ts'

export type ScratchProduct = AsyncDisposable & {
  ownerUrl: string
  appUrl: string
  context: IntakeContext
  workspaceId: string
  channelId: string
}

/**
 * The embedded database with the settings of the product (every commit reaches the disk), migrated, with one workspace and one
 * channel, in a directory of its own that is deleted at the end.
 */
export async function openScratchProduct(): Promise<ScratchProduct> {
  await using stack = new AsyncDisposableStack()
  const directory = mkdtempSync(path.join(tmpdir(), 'evenhand-bench-'))
  chmodSync(directory, 0o755)
  stack.defer(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }))
  const rootBase = path.join(directory, 'cluster')
  mkdirSync(rootBase, { mode: 0o755 })
  const postgres = await startEmbedded({ stateDirectory: path.join(directory, 'state'), rootBase })
  stack.defer(() => postgres.stop())
  await migrate({ url: postgres.url, passwords: scratchPasswords })
  const appUrl = urlAs(postgres.url, 'app', scratchPasswords)
  const db = openDatabase(openPool({ url: appUrl, max: 4, name: 'evenhand bench', searchPath: 'app' }))
  stack.defer(() => db.destroy())

  const reader = stack.use(openReaderApart(readHere))
  const clock = { now: () => Date.now() }
  const context: IntakeContext = { db, clock, newId: idMaker(clock.now), log: pino({ level: 'silent' }), reader }
  const workspaceId = context.newId()
  const channelId = context.newId()
  const created_at = clock.now()
  await inWorkspace(db, workspaceId, async tx => {
    await insertRows(tx, 'workspaces', [{ id: workspaceId, name: 'Bench', created_at }])
    const channel = {
      id: channelId,
      workspace_id: workspaceId,
      kind: 'webhook' as const,
      name: 'Posts',
      network: 'posts' as const,
    }
    await insertRows(tx, 'channels', [{ ...channel, created_at }])
  })
  const opened = stack.move()
  return {
    ownerUrl: postgres.url,
    appUrl,
    context,
    workspaceId,
    channelId,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
