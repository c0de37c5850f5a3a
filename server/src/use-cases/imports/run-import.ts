import { importMappingSchema, messageFormats, recordFormats } from '@evenhand/contract/imports.ts'
import { recordMapping } from '@evenhand/contract/record-mapping.ts'
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
  startOver,
} from '../../db/queries/imports.ts'
import type { ImportRow } from '../../db/queries/imports.ts'
import type { Tx } from '../../db/database.ts'
import type { Context } from '../context.ts'
import { dryRunWaitsMs } from './dry-runs.ts'
import type { ImportPlace } from './import-place.ts'
import { Foreseen } from '../records/foreseen.ts'
import { EvenhandError } from '../../errors.ts'
import { tellOpenCases } from '../records/tell-open-cases.ts'
import { importSteps, recordSteps } from './import-steps.ts'
import type { ImportStep } from './import-steps.ts'
import { storeBatch } from './store-batch.ts'
import { storeRecords } from './store-records.ts'
import type { ImportKey } from './store-batch.ts'

/** Messages in one transaction: a cancel, a stop or a crash loses at most the work of so many. */
const batchSize = 1000
/** As for what networks deliver: their clocks may be a little ahead of ours. */
const clockSkewMs = 5 * 60_000

/**
 * Carries an import from wherever it stands to its end. It stops between two batches when somebody cancels it, and when `signal`
 * fires (the server stops): then it stays `running` and goes on with the next start. A file that cannot be read makes it
 * `failed`, with a sentence; so does anything unforeseen, which is logged. What was stored stays, in every case.
 * @throws EvenhandError `database-unreachable`: it stays `running`, and is to be carried on when the database is back
 */
export async function runImport(context: Context, key: ImportKey, place: ImportPlace, signal: AbortSignal): Promise<void> {
  const row = await inWorkspace(context.db, key.workspaceId, tx => loadImport(tx, key.importId))
  // Whoever sent it never heard that it was taken, and sends it again.
  if (row === undefined) await place.remove()
  if (row?.dry_run && row.state === 'done' && (row.finished_at ?? 0) < context.clock.now() - dryRunWaitsMs) await place.remove()
  if (row?.state !== 'running') return
  try {
    const isComplete = await follow(context, key, row, place, signal)
    if (isComplete) await finish(context, key, place, row)
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof EvenhandError && error.code === 'database-unreachable') throw error
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
  const along: Along = { channels: new Map(), foreseen: row.dry_run ? new Foreseen() : null }
  let done = await startingPoint(context, key, row)
  for await (const step of stepsOf(context, row, place, done, signal)) {
    const isOurs = await inWorkspace(context.db, key.workspaceId, async tx => {
      const current = await lockImport(tx, key.importId)
      if (current?.state !== 'running' || current.messages_done !== done) return false
      await take(tx, context, key, step, along)
      return true
    })
    if (!isOurs) return false
    if (step.kind === 'messages') done += step.messages.length
    if (step.kind === 'records') done += step.records.length
    signal.throwIfAborted()
  }
  return true
}

/** What one run keeps in mind from step to step. */
type Along = { channels: Map<string, string>; foreseen: Foreseen | null }

/** Behind what is stored; a dry run has stored nothing, and foresees it all again. */
async function startingPoint(context: Context, { workspaceId, importId }: ImportKey, row: ImportRow): Promise<number> {
  if (!row.dry_run || row.messages_done === 0) return row.messages_done
  await inWorkspace(context.db, workspaceId, tx => startOver(tx, importId))
  return 0
}

function stepsOf(
  context: Context,
  row: ImportRow,
  place: ImportPlace,
  skip: number,
  signal: AbortSignal,
): AsyncGenerator<ImportStep> {
  const { kind, format } = row
  const { file: path, workFolder } = place
  const common = { path, workFolder, notAfter: context.clock.now() + clockSkewMs, skip, batchSize }
  if (kind === 'conversations') {
    const mapping = importMappingSchema.parse(row.mapping ?? {})
    return importSteps({ ...common, mapping, format: oneOf(messageFormats, format), channel: row.channel_name }, signal)
  }
  return recordSteps(
    { ...common, kind, mapping: recordMapping(kind, row.mapping ?? {}), format: oneOf(recordFormats, format) },
    signal,
  )
}

function oneOf<Format extends string>(formats: readonly Format[], format: string): Format {
  const found = formats.find(one => one === format)
  if (found === undefined) throw new EvenhandError('broken-invariant', `An import is written as ${format}, which it cannot be.`)
  return found
}

async function take(tx: Tx, context: Context, key: ImportKey, step: ImportStep, { channels, foreseen }: Along): Promise<void> {
  if (step.kind === 'messages') return storeBatch(tx, context, key, step.messages, channels)
  if (step.kind === 'records') return storeRecords(tx, context, key, step.records, foreseen)
  if (step.kind === 'ready') await noteReady(tx, key.importId, step.count)
  else {
    const rejects = step.rejects.map(reject => ({ ...reject, content: maskNumbers(reject.content).text }))
    await addRejects(tx, key.workspaceId, key.importId, rejects)
    await noteReading(tx, key.importId, step.bytesDone)
  }
  await announceImport(tx, key.workspaceId, key.importId)
}

async function finish(context: Context, key: ImportKey, place: ImportPlace, row: ImportRow): Promise<void> {
  if (row.kind === 'contacts' && !row.dry_run) {
    await tellOpenCases(context, { workspaceId: key.workspaceId, userId: row.started_by ?? 'import', role: 'lead' })
  }
  await settle(context, key, { state: 'done', finishedAt: context.clock.now() })
  // Somebody may want what a dry run has foreseen.
  if (!row.dry_run) await place.remove()
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
