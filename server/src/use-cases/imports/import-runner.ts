import { setTimeout as wait } from 'node:timers/promises'
import { EvenhandError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { importPlaces } from './import-place.ts'
import type { ImportPlaces } from './import-place.ts'
import { runImport } from './run-import.ts'
import { waitingCounts } from './waiting-counts.ts'
import type { WaitingCounts } from './waiting-counts.ts'

/** Carries imports on in the background of this process, where their files lie. */
export type ImportRunner = {
  places: ImportPlaces
  counts: WaitingCounts
  /** Does nothing when it is being carried on already. */
  carryOn(workspaceId: string, importId: string): void
  /** Lets go of it, between two batches. */
  letGo(importId: string): void
  /** After a start: carries on what an earlier process was doing. */
  resumeInterrupted(): Promise<void>
  /** Resolves when nothing is being carried on. */
  settled(): Promise<void>
  /** Stops between two batches; the next start carries on. */
  stop(): Promise<void>
}

/** What the use cases of imports stand on. */
export type ImportParts = { context: Context; runner: ImportRunner }

/** A database that was started anew is back within moments. */
const databaseAwayMs = 1000

/**
 * One import after the other: two big files at once would only take twice the memory.
 * @param folder where uploaded files lie until they are imported
 * @param counts by default, what waits is counted now and then
 */
export function importRunner(context: Context, folder: string, counts: WaitingCounts = waitingCounts()): ImportRunner {
  const places = importPlaces(folder)
  const stopping = new AbortController()
  const running = new Map<string, AbortController>()
  let last: Promise<void> = Promise.resolve()

  async function run(workspaceId: string, importId: string, controller: AbortController): Promise<void> {
    const signal = AbortSignal.any([controller.signal, stopping.signal])
    try {
      while (!signal.aborted && !(await attempt(workspaceId, importId, signal))) await wait(databaseAwayMs, null, { signal })
    } catch (error) {
      if (!signal.aborted) context.log.error({ err: error, importId }, 'an import could not be carried on')
    } finally {
      if (running.get(importId) === controller) running.delete(importId)
    }
  }

  /** @returns false when the database went away: it is to be tried again */
  async function attempt(workspaceId: string, importId: string, signal: AbortSignal): Promise<boolean> {
    try {
      await runImport(context, { workspaceId, importId }, places.of(workspaceId, importId), signal)
      return true
    } catch (error) {
      if (!(error instanceof EvenhandError) || error.code !== 'database-unreachable') throw error
      context.log.warn({ err: error, importId }, 'an import waits for the database')
      return false
    }
  }

  function carryOn(workspaceId: string, importId: string): void {
    const known = running.get(importId)
    if (known && !known.signal.aborted) return
    const controller = new AbortController()
    running.set(importId, controller)
    last = last.then(() => run(workspaceId, importId, controller))
  }

  return {
    places,
    counts,
    carryOn,
    letGo: importId => running.get(importId)?.abort(),
    async resumeInterrupted() {
      for (const { workspaceId, importId } of await places.found()) carryOn(workspaceId, importId)
    },
    settled: () => last,
    async stop() {
      stopping.abort()
      await last
    },
  }
}
