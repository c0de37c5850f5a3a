import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Key } from './Key.tsx'

type Props = { says: ReactNode; keys?: string | undefined; side?: 'top' | 'bottom' | 'left' | 'right'; children: ReactElement }

/** A word on hover and focus. Never the only place where something is said: the trigger has a name of its own. */
export function Tip({ says, keys, side = 'bottom', children }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex max-w-72 animate-arrive items-center gap-2 rounded bg-raised px-2 py-1 text-12 text-ink shadow-float">
            {says}
            {keys ? <Key>{keys}</Key> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
