import { Dialog as Base } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from './Button.tsx'

const widths = { normal: 'max-w-md', wide: 'max-w-xl', widest: 'max-w-3xl' }

type Props = {
  open: boolean
  onClose: () => void
  title: string
  lead?: ReactNode
  children: ReactNode
  width?: keyof typeof widths
}

/** Where somebody would begin: the first field, not the cross. */
function firstField(popup: HTMLElement | null): HTMLElement | true {
  return popup?.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), textarea, select') ?? true
}

/** A question in front of everything else. Escape, the cross and the veil close it; focus goes back where it was. */
export function Dialog({ open, onClose, title, lead, children, width = 'normal' }: Props) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-arrive bg-(--veil)" />
        <Base.Popup
          ref={popup}
          initialFocus={() => firstField(popup.current)}
          className={clsx(
            'fixed top-[12dvh] left-1/2 z-40 flex max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 animate-arrive flex-col rounded bg-raised shadow-float',
            widths[width],
          )}
        >
          <div className="flex items-start gap-4 px-6 pt-5 pb-1">
            <Base.Title className="grow text-16 font-semibold">{title}</Base.Title>
            <Base.Close render={<Button look="quiet" size="icon" aria-label={texts.action.close} className="-mt-1 -mr-2" />}>
              <X className="size-4" aria-hidden />
            </Base.Close>
          </div>
          <div className="overflow-y-auto px-6 pb-6">
            {lead ? <Base.Description className="mb-4 text-pretty text-ink-2">{lead}</Base.Description> : null}
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
