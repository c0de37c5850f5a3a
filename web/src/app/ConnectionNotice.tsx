import { CloudOff, RefreshCw } from 'lucide-react'
import { useConnection } from '../live/stream.ts'
import { texts } from '../texts/en.ts'

/** One line while the server is out of reach. Nothing is locked: what can be read stays readable. */
export function ConnectionNotice() {
  const state = useConnection()
  const Icon = state === 'offline' ? CloudOff : RefreshCw
  return (
    <div role="status" aria-live="polite">
      {state === 'live' ? null : (
        <p className="flex min-h-8 items-center justify-center gap-2 border-b border-note-line bg-note px-4 py-1 text-13">
          <Icon className="size-3.5 shrink-0" aria-hidden />
          {texts.connection[state]}
        </p>
      )}
    </div>
  )
}
