import { useSyncExternalStore } from 'react'

export type Toast = {
  id: string
  message: string
  /** Told with the time that is left, for a step that can be taken back until an instant of the server's clock. */
  until?: number
  messageLeft?: (leftMs: number) => string
  action?: { label: string; run: () => void }
  /** Something more that can be done now, with a key of its own. */
  also?: { label: string; key: string; run: () => void }
  problem?: boolean
}

const lifeMs = 6000
let shown: readonly Toast[] = []
const listeners = new Set<() => void>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()

function publish(next: readonly Toast[]): void {
  shown = next
  for (const listener of listeners) listener()
}

export function dismissToast(id: string): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  publish(shown.filter(notice => notice.id !== id))
}

/**
 * Shows a notice for some seconds, or until its instant has passed. The same id replaces the earlier one.
 * @param lifetimeMs how long it stays; six seconds by default, eight with an action
 */
export function toast(notice: Toast, lifetimeMs = notice.action ? lifeMs + 2000 : lifeMs): void {
  dismissToast(notice.id)
  publish([...shown.slice(-2), notice])
  timers.set(
    notice.id,
    setTimeout(() => dismissToast(notice.id), lifetimeMs),
  )
}

/** Takes back what the latest notice offers to take back. False when there is nothing. */
export function undoLatest(): boolean {
  const latest = shown.findLast(notice => notice.action)
  latest?.action?.run()
  return latest !== undefined
}

/** Does what the latest notice offers besides taking back. False when there is nothing. */
export function alsoLatest(): boolean {
  const latest = shown.findLast(notice => notice.also)
  latest?.also?.run()
  return latest !== undefined
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => shown)
}
