import { ApiError } from '@evenhand/contract/client.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { Compass, Hand, LifeBuoy } from 'lucide-react'
import { hasStatus } from '../api/problem.ts'
import { buttonClass, Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { texts } from '../texts/en.ts'

function ToQueue() {
  return (
    <Link to="/desk/$view" params={{ view: 'queue' }} className={buttonClass('primary', 'normal')}>
      {texts.page.toQueue}
    </Link>
  )
}

export function NotFoundPage() {
  return (
    <main className="grid h-full min-h-80 grow place-content-center">
      <Notice
        title={texts.page.notFoundTitle}
        icon={<Compass className="size-6" strokeWidth={1.5} aria-hidden />}
        action={<ToQueue />}
      >
        {texts.page.notFound}
      </Notice>
    </main>
  )
}

export function ForbiddenPage({ sentence }: { sentence?: string }) {
  return (
    <main className="grid h-full min-h-80 grow place-content-center">
      <Notice
        title={texts.page.forbiddenTitle}
        icon={<Hand className="size-6" strokeWidth={1.5} aria-hidden />}
        action={<ToQueue />}
      >
        {sentence ?? texts.page.forbidden}
      </Notice>
    </main>
  )
}

/** A fault of the desk itself. Drafts are kept on the device, so reading the page anew costs nothing. */
export function CrashedPage({ error }: ErrorComponentProps) {
  if (hasStatus(error, 403)) return <ForbiddenPage sentence={error.message} />
  return (
    <main role="alert" className="grid h-full min-h-80 grow place-content-center">
      <Notice
        title={texts.page.crashedTitle}
        icon={<LifeBuoy className="size-6" strokeWidth={1.5} aria-hidden />}
        action={<Button onClick={() => location.reload()}>{texts.page.reload}</Button>}
      >
        {texts.page.crashed}
      </Notice>
    </main>
  )
}

/** The session could not be read: the server is away, or it refuses. */
export function SessionError({ error }: ErrorComponentProps) {
  const client = useQueryClient()
  const router = useRouter()
  if (!(error instanceof TypeError) && !(error instanceof ApiError)) return <CrashedPage error={error} reset={() => undefined} />
  const retry = () => {
    client.clear()
    void router.invalidate()
  }
  return (
    <main className="grid h-full place-content-center">
      <ErrorNotice title={texts.problem.title} error={error} onRetry={retry} />
    </main>
  )
}
