import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { showsDetails, type Panel } from '../routes/panels.ts'

type Props = { head: ReactNode; panel: Panel | undefined; isBusy?: boolean; children: ReactNode }

/** Head and conversation of a case. On a small screen the conversation gives its place to the details. */
export function CaseColumn({ head, panel, isBusy = false, children }: Props) {
  const details = showsDetails(panel)
  return (
    <div
      className={clsx('flex min-h-0 min-w-0 grow flex-col bg-surface', details && 'max-md:shrink-0 max-md:grow-0')}
      aria-busy={isBusy}
    >
      {head}
      <div className={clsx('flex min-h-0 grow flex-col', details && 'max-md:hidden')}>{children}</div>
    </div>
  )
}
