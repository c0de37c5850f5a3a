import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useCountdownNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button } from './Button.tsx'
import { Key } from './Key.tsx'
import { dismissToast, useToasts, type Toast } from './toasts.ts'

function Countdown({ until, words }: { until: number; words: (leftMs: number) => string }) {
  return <span aria-hidden>{words(Math.max(0, until - useCountdownNow()))}</span>
}

function Message({ toast }: { toast: Toast }) {
  if (toast.until === undefined || !toast.messageLeft) return <span>{toast.message}</span>
  // The seconds run for the eye only; a screen reader hears the sentence once.
  return (
    <>
      <span className="sr-only">{toast.message}</span>
      <Countdown until={toast.until} words={toast.messageLeft} />
    </>
  )
}

function ToastRow({ toast }: { toast: Toast }) {
  const { action, also } = toast
  return (
    <li
      className={clsx(
        'nums flex min-h-11 w-full animate-arrive items-center gap-2 rounded bg-raised py-1 pr-1 pl-4 text-13 shadow-float',
        toast.problem && 'text-late',
      )}
    >
      <div className="grow py-1.5 text-pretty">
        <Message toast={toast} />
      </div>
      {also ? (
        <Button look="quiet" size="small" className="text-accent-text" onClick={also.run}>
          {also.label}
          <span className="hidden sm:inline">
            <Key>{also.key}</Key>
          </span>
        </Button>
      ) : null}
      {action ? (
        <Button look="quiet" size="small" className="text-accent-text" onClick={action.run}>
          {action.label}
          <span className="hidden sm:inline">
            <Key>Z</Key>
          </span>
        </Button>
      ) : null}
      <Button look="quiet" size="icon" aria-label={texts.action.dismiss} onClick={() => dismissToast(toast.id)}>
        <X className="size-3.5" aria-hidden />
      </Button>
    </li>
  )
}

/** Notices at the lower edge. Polite: they wait until a screen reader has finished. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <section
      aria-label={texts.toast.label}
      className="pointer-events-none fixed top-3 right-3 left-3 z-50 md:top-auto md:right-auto md:bottom-4 md:left-4 md:w-96"
    >
      <div role="status" aria-live="polite">
        <ol className="pointer-events-auto flex flex-col gap-2">
          {toasts.map(toast => (
            <ToastRow key={toast.id} toast={toast} />
          ))}
        </ol>
      </div>
    </section>
  )
}
