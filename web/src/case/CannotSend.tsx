import { MessageSquareOff } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'

/** Why no reply can leave from here, and what can be done instead. */
export function CannotSend({ sentence, onNote }: { sentence: string; onNote: (() => void) | null }) {
  return (
    <div className="mt-2 flex flex-wrap items-start gap-3 rounded border border-line bg-canvas px-3 py-2.5">
      <MessageSquareOff className="mt-0.5 size-4 shrink-0 text-ink-3" strokeWidth={1.75} aria-hidden />
      <div className="min-w-64 flex-1">
        <p className="text-13 font-medium">{texts.composer.cannot}</p>
        <p className="text-13 text-pretty text-ink-2">{sentence}</p>
      </div>
      {onNote ? (
        <Button size="small" onClick={onNote}>
          {texts.composer.noteInstead}
        </Button>
      ) : null}
    </div>
  )
}
