import type { LiveEvent } from '@evenhand/contract/live.ts'
import { useSyncExternalStore } from 'react'

/** The path is repeated from the contract, whose schemas stay out of the bundle. */
const livePath = '/api/live' satisfies (typeof import('@evenhand/contract/live.ts'))['livePath']

export type ConnectionState = 'live' | 'reconnecting' | 'offline'

let state: ConnectionState = 'live'
const listeners = new Set<() => void>()
function setState(next: ConnectionState): void {
  if (state === next) return
  state = next
  for (const listener of listeners) listener()
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

const firstWaitMs = 1000
const longestWaitMs = 30_000
/** A proxy may drop a quiet stream without a word, and a short stutter needs no notice. */
const noticeAfterMs = 2500

function noteOffline(): void {
  setState('offline')
}

type Hears = { onEvent: (event: LiveEvent) => void; onReturn: () => void }

/**
 * Listens to the server. After a break it connects again by itself, slower each time, and says `onReturn`, because
 * what happened meanwhile was missed. Gives the function that ends it.
 */
export function openStream({ onEvent, onReturn }: Hears): () => void {
  let source: EventSource | undefined
  let waitMs = firstWaitMs
  let wasOpen = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let notice: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    clearTimeout(retry)
    source?.close()
    source = new EventSource(livePath)
    source.addEventListener('open', () => {
      clearTimeout(notice)
      notice = undefined
      waitMs = firstWaitMs
      setState('live')
      if (wasOpen) onReturn()
      wasOpen = true
    })
    source.addEventListener('message', message => {
      const event: LiveEvent = JSON.parse(String(message.data))
      onEvent(event)
    })
    source.addEventListener('error', () => {
      source?.close()
      notice ??= setTimeout(() => setState(navigator.onLine ? 'reconnecting' : 'offline'), noticeAfterMs)
      retry = setTimeout(connect, waitMs)
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    })
  }
  window.addEventListener('online', connect)
  window.addEventListener('offline', noteOffline)
  connect()
  return () => {
    clearTimeout(retry)
    clearTimeout(notice)
    source?.close()
    window.removeEventListener('online', connect)
    window.removeEventListener('offline', noteOffline)
  }
}
