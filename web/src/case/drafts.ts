export type DraftKind = 'reply' | 'note'
/** As much of `localStorage` as drafts need. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

function keyOf(caseId: string, kind: DraftKind): string {
  return `evenhand.draft.${caseId}.${kind}`
}

/** What was written and not sent; empty when nothing was, or when the store cannot be read. */
export function readDraft(store: DraftStore, caseId: string, kind: DraftKind): string {
  try {
    return store.getItem(keyOf(caseId, kind)) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a draft for its case and kind; an empty one is removed. False when the device refuses to keep it. */
export function keepDraft(store: DraftStore, caseId: string, kind: DraftKind, body: string): boolean {
  try {
    if (body.trim() === '') store.removeItem(keyOf(caseId, kind))
    else store.setItem(keyOf(caseId, kind), body)
    return true
  } catch {
    return false
  }
}

/** Which kind to open with: the one that was being written. */
export function draftKindOf(store: DraftStore, caseId: string): DraftKind {
  return readDraft(store, caseId, 'reply') === '' && readDraft(store, caseId, 'note') !== '' ? 'note' : 'reply'
}
