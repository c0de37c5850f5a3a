import { useSyncExternalStore } from 'react'

export type Viewer = { userId: string; writing: boolean }

const nobody: readonly Viewer[] = []
let viewersOf: ReadonlyMap<string, readonly Viewer[]> = new Map()
const listeners = new Set<() => void>()

export function notePresence(caseId: string, viewers: readonly Viewer[]): void {
  viewersOf = new Map(viewersOf).set(caseId, viewers)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Who looks at a case or writes on it, the reader included. */
export function useViewers(caseId: string | undefined): readonly Viewer[] {
  return useSyncExternalStore(subscribe, () => (caseId ? (viewersOf.get(caseId) ?? nobody) : nobody))
}
