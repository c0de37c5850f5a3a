import type { ReactNode } from 'react'

/** A key as it stands on the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line bg-canvas px-1 font-sans text-12 text-ink-2">
      {children}
    </kbd>
  )
}
