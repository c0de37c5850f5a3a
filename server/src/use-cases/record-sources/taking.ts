import type { RowOf } from '../../db/tables.ts'
import * as objects from '../../db/queries/record-sources.ts'
import type { RecordKind } from '../../db/vocabulary.ts'
import type { Context } from '../context.ts'
import type { Saving } from '../records/saving.ts'
import type { Thing } from './vendor.ts'

/** What taking in what a source says stands on. */
export type Taking = {
  saving: Saving
  source: objects.SourceRow
  context: Pick<Context, 'clock' | 'newId' | 'secrets'>
}

/**
 * What became of a thing. `older`: a newer state of it is known. `erased`: it is of somebody who was erased. `nobody`: it says not whose it
 * is. `waits`: what it is about is not known yet. `refused`: it does not fit what is known.
 */
export type Handled = 'saved' | 'older' | 'erased' | 'nobody' | 'waits' | 'refused'

/** What somebody begins after they were erased is not what was erased. */
export function isNewAfter(thing: Thing, erasedAt: number): boolean {
  if (thing.kind === 'order') return thing.record.placedAt > erasedAt
  return thing.kind === 'subscription' && thing.record.startedAt > erasedAt
}

/** What is known of a thing, by its vendor's id. */
export function objectOf(taking: Taking, kind: RecordKind, id: string): Promise<RowOf<'record_objects'> | undefined> {
  return objects.readObject(taking.saving.tx, taking.source.id, fingerprintOf(taking, kind, id))
}

export function fingerprintOf({ context, source }: Taking, kind: RecordKind, id: string): string {
  return context.secrets.fingerprint(`${source.id} ${kind} ${id}`)
}

/** Remembers which row a thing is, and of when its state is. */
export async function keep(
  taking: Taking,
  thing: { kind: RecordKind; id: string; at: number },
  rowId: string | null,
): Promise<void> {
  const { saving, source } = taking
  const fingerprint = fingerprintOf(taking, thing.kind, thing.id)
  await objects.keepObject(saving.tx, { source, fingerprint, kind: thing.kind, rowId, toldAt: thing.at })
}
