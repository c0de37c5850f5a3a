import type { OfferedAnswers } from '@evenhand/contract/answers.ts'
import type { DraftStore } from '../case/drafts.ts'

export type Inserted = OfferedAnswers['inserted'][number]
type Place = 'draft' | 'sent'

const most = 10
const keyOf = (caseId: string, place: Place) => `evenhand.inserted.${caseId}.${place}`

/** What was put into the reply that is being written; it stays with the draft on this device. */
export function readInserted(store: DraftStore, caseId: string, place: Place = 'draft'): Inserted[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(caseId, place)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isInserted) : []
  } catch {
    return []
  }
}

function isInserted(value: unknown): value is Inserted {
  return typeof value === 'object' && value !== null && 'documentId' in value && 'text' in value
}

function write(store: DraftStore, caseId: string, place: Place, inserted: readonly Inserted[]): void {
  try {
    if (inserted.length === 0) store.removeItem(keyOf(caseId, place))
    else store.setItem(keyOf(caseId, place), JSON.stringify(inserted))
  } catch {
    // A device that keeps nothing: what was used is not counted then.
  }
}

export function noteInserted(store: DraftStore, caseId: string, inserted: Inserted): void {
  const others = readInserted(store, caseId).filter(({ documentId }) => documentId !== inserted.documentId)
  write(store, caseId, 'draft', [...others, inserted].slice(-most))
}

/** The reply went off: the next one begins with nothing. */
export function insertedSent(store: DraftStore, caseId: string): void {
  write(store, caseId, 'sent', readInserted(store, caseId))
  write(store, caseId, 'draft', [])
}

/** The reply was taken back, and with its words what was put into it. */
export function insertedBack(store: DraftStore, caseId: string): void {
  const sent = readInserted(store, caseId, 'sent')
  if (sent.length > 0) write(store, caseId, 'draft', sent)
}
