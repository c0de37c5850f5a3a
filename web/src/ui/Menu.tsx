import { Menu as Base } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
  /** Opens it from outside, as a press of its button would. */
  opener?: React.Ref<HTMLButtonElement>
}

export function Menu({ trigger, children, align = 'start', side = 'bottom', opener }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger ref={opener} render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className="max-h-[min(24rem,var(--available-height))] min-w-48 animate-arrive overflow-y-auto rounded bg-raised p-1 shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type ItemProps = {
  onSelect: () => void
  children: ReactNode
  icon?: ReactNode
  hint?: ReactNode
  checked?: boolean
  disabled?: boolean
}

const itemClass = clsx(
  'flex min-h-8 w-full items-center gap-2 rounded px-2 py-1 text-left text-13 text-ink outline-none select-none',
  'data-highlighted:bg-accent-soft data-disabled:opacity-45 pointer-coarse:min-h-11',
)

export function MenuItem({ onSelect, children, icon, hint, checked, disabled = false }: ItemProps) {
  // Typing finds an item by its words; without them it would go by the whole text, where an icon's letters come first.
  const label = typeof children === 'string' ? { label: children } : {}
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={itemClass} {...label}>
      {icon ? <span className="text-ink-3">{icon}</span> : null}
      <span className="one-line grow">{children}</span>
      {hint ? <span className="nums text-12 text-ink-3">{hint}</span> : null}
      {checked === undefined ? null : (
        <Check className={clsx('size-3.5', !checked && 'invisible')} aria-label={checked ? '✓' : ''} />
      )}
    </Base.Item>
  )
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-2 pb-1 text-12 font-medium text-ink-3">{children}</div>
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />
}
