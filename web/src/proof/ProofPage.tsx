import type * as proofs from '@evenhand/contract/proofs.ts'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request, route } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'

const t = texts.proof
const look = route<typeof proofs.lookAtProof>('post', '/api/proof/look')
const answer = route<typeof proofs.answerProof>('post', '/api/proof/answer')

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-content-center p-4">
      <div className="w-[min(28rem,calc(100vw-2rem))]">
        <h1 className="text-28 font-semibold tracking-tight text-balance">{title}</h1>
        {children}
      </div>
    </main>
  )
}

/** What somebody is asked who opened a signed link in their own mailbox. */
export function ProofPage() {
  const [token] = useState(() => location.hash.slice(1))
  const [said, setSaid] = useState<'yes' | 'no' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { data: asked, error } = useQuery({
    queryKey: ['proof', token],
    queryFn: ({ signal }) => request(look, { body: { token }, signal }),
    retry: false,
    staleTime: Infinity,
  })
  const say = async (isTheirs: boolean) => {
    setProblem(null)
    try {
      await request(answer, { body: { token, isTheirs } })
      setSaid(isTheirs ? 'yes' : 'no')
    } catch (refusal) {
      setProblem(sentenceOf(refusal))
    }
  }
  if (said !== null) {
    return (
      <Sheet title={asked?.company ?? texts.product}>
        <p role="status" className="mt-3 text-16 text-pretty">
          {said === 'yes' ? t.thanksYes : t.thanksNo}
        </p>
      </Sheet>
    )
  }
  if (error) {
    return (
      <Sheet title={t.spentTitle}>
        <p role="alert" className="mt-3 text-16 text-pretty">
          {sentenceOf(error)}
        </p>
      </Sheet>
    )
  }
  return (
    <Sheet title={t.title}>
      {asked === undefined ? (
        <p role="status" className="mt-3 text-ink-2">
          {t.reading}
        </p>
      ) : (
        <>
          <p className="mt-3 text-ink-2">{t.asks(asked.company)}</p>
          <p className="mt-1 text-16 font-medium text-pretty">
            <bdi>{t.question(asked.handle, asked.channel)}</bdi>
          </p>
          <p className="mt-3 text-pretty text-ink-2">{t.why}</p>
          <div role="alert">{problem === null ? null : <p className="mt-3 text-late">{problem}</p>}</div>
          <div className="mt-5 flex flex-wrap gap-3">
            <Button look="primary" onClick={() => void say(true)}>
              {t.yes}
            </Button>
            <Button onClick={() => void say(false)}>{t.no}</Button>
          </div>
        </>
      )}
    </Sheet>
  )
}
