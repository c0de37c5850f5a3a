import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inWorkspace } from '../../db/database.ts'
import { openWorld } from '../../../../dev/world.ts'
import type { Tx } from '../../db/database.ts'
import { processIntake } from '../intake/process.ts'
import { importRunner } from './import-runner.ts'
import type { ImportRunner } from './import-runner.ts'
import { loadImportView } from './load-imports.ts'
import type { ImportView } from './load-imports.ts'
import { startImport } from './start-import.ts'
import type { StartImport } from './start-import.ts'
import type { WaitingCounts } from './waiting-counts.ts'

/** A world with imports whose files lie in a folder of their own. */
export async function openImportWorld() {
  await using stack = new AsyncDisposableStack()
  const world = stack.use(await openWorld({ now: Date.UTC(2026, 2, 2, 10) }))
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-imports-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const { context, workspaceId } = world
  const runner = importRunner(context, folder, countedEachTime)
  stack.defer(() => runner.stop())
  const actor = world.actor('lena')
  const opened = stack.move()

  async function start(content: string | AsyncIterable<Uint8Array>, asked: Partial<StartImport> = {}): Promise<ImportView> {
    const upload = { body: typeof content === 'string' ? bytesOf(content) : content, length: null }
    return startImport(parts, actor, {
      kind: 'conversations',
      dryRun: false,
      format: 'twcs',
      fileName: 'day.csv',
      channel: null,
      mapping: null,
      history: false,
      upload,
      ...asked,
    })
  }

  const parts = { context, runner }
  return {
    world,
    folder,
    parts,
    actor,
    start,
    /** Imports to the end, and makes cases of it. */
    async import(content: string | AsyncIterable<Uint8Array>, asked: Partial<StartImport> = {}): Promise<ImportView> {
      const { row } = await start(content, asked)
      await runner.settled()
      await processIntake(context, workspaceId)
      return loadImportView(parts, actor, row.id)
    },
    /** A runner as after a restart of the server. */
    restarted: (): ImportRunner => importRunner(context, folder),
    read: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inWorkspace(context.db, workspaceId, work),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

const countedEachTime: WaitingCounts = { of: (imports, count) => count(imports.map(({ id }) => id)) }

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content)
}
