import { clsx } from 'clsx'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { Button } from './Button.tsx'

type Props = { title: string; children?: ReactNode; icon?: ReactNode; action?: ReactNode; className?: string }

/** What an empty or broken place says: what it is, why, and what to do. */
export function Notice({ title, children, icon, action, className }: Props) {
  return (
    <div className={clsx('flex flex-col items-center justify-center gap-2 p-8 text-center', className)}>
      {icon ? <div className="mb-1 text-ink-3">{icon}</div> : null}
      <h2 className="text-16 font-semibold text-balance">{title}</h2>
      {children ? <p className="max-w-80 text-pretty text-ink-2">{children}</p> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}

export function ErrorNotice(props: { title: string; error: unknown; onRetry: () => void; className?: string }) {
  const { title, error, onRetry, className } = props
  return (
    <div role="alert" className={clsx('grid grow place-content-center', className)}>
      <Notice
        title={title}
        icon={<CloudOff className="size-6" strokeWidth={1.5} aria-hidden />}
        action={<Button onClick={onRetry}>{texts.action.retry}</Button>}
      >
        {sentenceOf(error)}
      </Notice>
    </div>
  )
}
