import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let changes = { caseId: '', count: 0 }

/** Called when a draft was changed from outside the composer, for example by taking a reply back. */
export function draftChanged(caseId: string): void {
  changes = { caseId, count: changes.count + 1 }
  for (const listener of listeners) listener()
}

/** Grows whenever the drafts of this case were changed from outside. */
export function useDraftChanges(caseId: string): number {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (changes.caseId === caseId ? changes.count : 0),
  )
}
