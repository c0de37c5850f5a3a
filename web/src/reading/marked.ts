import { useEffect, useSyncExternalStore } from 'react'

/** How many on the screen look at a message. */
const lookers = new Map<string, number>()
const listeners = new Set<() => void>()

function look(id: string, by: 1 | -1): void {
  lookers.set(id, (lookers.get(id) ?? 0) + by)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** While the component is on the screen, the telling words of this message are marked in the conversation. */
export function useMarking(messageId: string | null): void {
  useEffect(() => {
    if (messageId === null) return undefined
    look(messageId, 1)
    return () => look(messageId, -1)
  }, [messageId])
}

/** True while the telling words of this message are to be marked. */
export function useIsMarked(messageId: string): boolean {
  return useSyncExternalStore(subscribe, () => (lookers.get(messageId) ?? 0) > 0)
}
