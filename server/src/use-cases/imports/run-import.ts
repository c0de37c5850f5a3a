import { importMappingSchema } from '@evenhand/contract/imports.ts'
import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import { FileError } from '@evenhand/files/file-error.ts'
import { inWorkspace } from '../../db/database.ts'
import {
  addRejects,
  announceImport,
  loadImport,
  lockImport,
  noteReading,
  noteReady,
  setImportState,
} from '../../db/queries/imports.ts'
import type { ImportRow } from '../../db/queries/imports.ts'
import type { Tx } from '../../db/database.ts'
import type { Context } from '../context.ts'
import type { ImportPlace } from './import-place.ts'
import { importSteps } from './import-steps.ts'
import type { ImportStep } from './import-steps.ts'
import { storeBatch } from './store-batch.ts'
import type { ImportKey } from './store-batch.ts'

/** Messages in one transaction: a cancel, a stop or a crash loses at most the work of so many. */
const batchSize = 1000
/** As for what networks deliver: their clocks may be a little ahead of ours. */
const clockSkewMs = 5 * 60_000

/**
 * Carries an import from wherever it stands to its end. It stops between two batches when somebody cancels it, and when `signal`
 * fires (the server stops): then it stays `running` and goes on with the next start. A file that cannot be read makes it
 * `failed`, with a sentence; so does anything unforeseen, which is logged. What was stored stays, in every case.
 */
export async function runImport(context: Context, key: ImportKey, place: ImportPlace, signal: AbortSignal): Promise<void> {
  const row = await inWorkspace(context.db, key.workspaceId, tx => loadImport(tx, key.importId))
  if (row?.state !== 'running') return
  try {
    const isComplete = await follow(context, key, row, place, signal)
    if (isComplete) await finish(context, key, place)
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof FileError)) context.log.error({ err: error, importId: key.importId }, 'an import stopped')
    await settle(context, key, { state: 'failed', error: sentenceOf(error), finishedAt: context.clock.now() })
    if (!(error instanceof FileError)) return
    // The same file would only fail the same way: there is nothing to go on with, and the desk hears it.
    await place.remove()
    await inWorkspace(context.db, key.workspaceId, tx => announceImport(tx, key.workspaceId, key.importId))
  }
}

/** @returns false when somebody cancelled it, or another process carries it on */
async function follow(
  context: Context,
  key: ImportKey,
  row: ImportRow,
  place: ImportPlace,
  signal: AbortSignal,
): Promise<boolean> {
  const channels = new Map<string, string>()
  let done = row.messages_done
  const steps = importSteps(
    {
      path: place.file,
      workFolder: place.workFolder,
      format: row.format,
      mapping: row.mapping ?? importMappingSchema.parse({}),
      channel: row.channel_name,
      notAfter: context.clock.now() + clockSkewMs,
      skip: done,
      batchSize,
    },
    signal,
  )
  for await (const step of steps) {
    const isOurs = await inWorkspace(context.db, key.workspaceId, async tx => {
      const current = await lockImport(tx, key.importId)
      if (current?.state !== 'running' || current.messages_done !== done) return false
      await take(tx, context, key, step, channels)
      return true
    })
    if (!isOurs) return false
    if (step.kind === 'messages') done += step.messages.length
    signal.throwIfAborted()
  }
  return true
}

async function take(tx: Tx, context: Context, key: ImportKey, step: ImportStep, channels: Map<string, string>): Promise<void> {
  if (step.kind === 'messages') return storeBatch(tx, context, key, step.messages, channels)
  if (step.kind === 'ready') await noteReady(tx, key.importId, step.count)
  else {
    const rejects = step.rejects.map(reject => ({ ...reject, content: maskNumbers(reject.content).text }))
    await addRejects(tx, key.workspaceId, key.importId, rejects)
    await noteReading(tx, key.importId, step.bytesDone)
  }
  await announceImport(tx, key.workspaceId, key.importId)
}

async function finish(context: Context, key: ImportKey, place: ImportPlace): Promise<void> {
  await settle(context, key, { state: 'done', finishedAt: context.clock.now() })
  await place.remove()
}

/** Only what is still running: a cancel stands. */
async function settle(context: Context, key: ImportKey, to: Parameters<typeof setImportState>[2]): Promise<void> {
  await inWorkspace(context.db, key.workspaceId, async tx => {
    const current = await lockImport(tx, key.importId)
    if (current?.state !== 'running') return
    await setImportState(tx, key.importId, to)
    await announceImport(tx, key.workspaceId, key.importId)
  })
}

function sentenceOf(error: unknown): string {
  if (error instanceof FileError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    return 'The disk is full. What was stored is kept; make room and resume the import.'
  }
  return 'Something went wrong on our side. What was stored is kept; resume the import to go on from there.'
}
