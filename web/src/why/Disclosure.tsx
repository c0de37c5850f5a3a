import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'

type Props = {
  title: string
  children: ReactNode
  /** Open from the start. */
  begun?: boolean
  onOpen?: () => void
}

/** Numbers on demand: a heading that opens what belongs to it. */
export function Disclosure({ title, children, begun = false, onOpen }: Props) {
  const [open, setOpen] = useState(begun)
  return (
    <div className="border-t border-line">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
          if (!open) onOpen?.()
        }}
        className="flex h-9 w-full items-center gap-1.5 text-left text-13 font-medium text-ink-2 hover:text-ink pointer-coarse:h-11"
      >
        <ChevronRight
          className={`size-3.5 text-ink-3 transition-transform duration-100 ${open ? 'rotate-90' : ''}`}
          aria-hidden
        />
        {title}
      </button>
      {open ? <div className="pb-3 pl-5">{children}</div> : null}
    </div>
  )
}
