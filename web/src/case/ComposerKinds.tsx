import { clsx } from 'clsx'
import { MessageSquareReply, StickyNote } from 'lucide-react'
import { texts } from '../texts/en.ts'
import type { DraftKind } from './drafts.ts'

const kindIcons = { reply: MessageSquareReply, note: StickyNote }

/** Reply or private note. Each keeps its own draft. */
export function ComposerKinds({ kind, onKind }: { kind: DraftKind; onKind: (kind: DraftKind) => void }) {
  return (
    <div role="tablist" aria-label={texts.composer.label} className="flex gap-1">
      {(['reply', 'note'] as const).map(one => {
        const Icon = kindIcons[one]
        return (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={kind === one}
            tabIndex={kind === one ? 0 : -1}
            onClick={() => onKind(one)}
            onKeyDown={event => {
              if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onKind(one === 'reply' ? 'note' : 'reply')
            }}
            className={clsx(
              'inline-flex h-7 items-center gap-1.5 rounded px-2 text-13 pointer-coarse:h-10',
              kind === one ? 'bg-sunken font-medium text-ink dark:bg-hover' : 'text-ink-3 hover:text-ink',
            )}
          >
            <Icon className="size-3.5" strokeWidth={1.75} aria-hidden />
            {texts.composer[one]}
          </button>
        )
      })}
    </div>
  )
}
