import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Session } from '@evenhand/contract/session.ts'
import { keys } from '../api/queries.ts'
import { hasStatus, sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { Logo } from '../app/Logo.tsx'
import { noteServerTime } from '../live/clock.ts'
import { signInApi } from '../routes/apis.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'

const t = texts.signIn

function refusalOf(error: unknown, link: boolean): string {
  if (hasStatus(error, 429)) return t.tooMany
  if (hasStatus(error, 401)) return link ? t.linkExpired : t.wrong
  return sentenceOf(error)
}

/** The page that the visitor wanted, once the session is there. */
function useEnter() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { next } = signInApi.useSearch()
  return async (session: Session) => {
    noteServerTime(session.now)
    client.clear()
    client.setQueryData(keys.session, session)
    await navigate({ href: next ?? '/desk/queue', replace: true })
  }
}

/** The token of a one-time link stands behind the hash, where no server log and no preview sees it. */
function takeToken(): string | null {
  const token = location.hash.slice(1)
  if (token === '') return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return token
}

function useSignIn() {
  const enter = useEnter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [entering, setEntering] = useState(() => location.hash.length > 1)
  const run = async (work: Promise<Session>, link: boolean) => {
    setBusy(true)
    setRefusal(null)
    try {
      await enter(await work)
    } catch (error) {
      setRefusal(refusalOf(error, link))
      setBusy(false)
      setEntering(false)
    }
  }
  const tried = useRef('')
  useEffect(() => {
    const tryLink = () => {
      const token = takeToken()
      // A link works one time only, and React may run this twice.
      if (token === null || token === tried.current) return
      tried.current = token
      setEntering(true)
      void run(request(routes.signInWithLink, { body: { token } }), true)
    }
    tryLink()
    // Another link in the same tab changes what stands behind the hash, and loads no page.
    addEventListener('hashchange', tryLink)
    return () => removeEventListener('hashchange', tryLink)
    // Once, when the page opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return { run, busy, entering, refusal }
}

export function SignInPage() {
  const { ended, error } = signInApi.useSearch()
  const { run, busy, entering, refusal } = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const notice = refusal ?? (error ? t.linkExpired : null)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    void run(request(routes.signInWithPassword, { body: { email, password } }), false)
  }
  if (entering)
    return (
      <main className="grid h-dvh place-content-center justify-items-center gap-4" aria-busy>
        <Logo className="size-9" />
        <p role="status" className="text-ink-2">
          {t.entering}
        </p>
      </main>
    )
  return (
    <main className="grid h-dvh place-content-center overflow-y-auto p-4">
      <div className="w-[min(22rem,calc(100vw-2rem))]">
        <p className="flex items-center gap-3 text-16 font-semibold">
          <Logo className="size-9" />
          {texts.product}
        </p>
        <h1 className="mt-8 text-28 font-semibold tracking-tight">{t.title}</h1>
        <p className="mt-1 text-pretty text-ink-2">{t.lead}</p>
        <div role="alert">
          {notice ? (
            <p className="mt-5 rounded border border-late/40 bg-late-soft px-3 py-2 text-13 text-pretty">{notice}</p>
          ) : null}
        </div>
        {ended && !notice ? (
          <p role="status" className="mt-5 rounded border border-line bg-surface px-3 py-2 text-13">
            {t.ended}
          </p>
        ) : null}
        <form onSubmit={submit} className="mt-6 flex flex-col gap-4" aria-busy={busy}>
          <TextField
            label={t.email}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={event => setEmail(event.target.value)}
          />
          <TextField
            label={t.password}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
          <Button look="primary" type="submit" disabled={busy} className="h-9 justify-center">
            {t.submit}
          </Button>
        </form>
        <p className="mt-6 text-13 text-pretty text-ink-3">{t.hint}</p>
      </div>
    </main>
  )
}
