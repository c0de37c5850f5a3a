import type { KeptAnswer } from '@evenhand/contract/answers.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bookmark } from 'lucide-react'
import { request } from '../api/request.ts'
import { sentenceOf } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { Moment } from '../ui/Time.tsx'
import { toast } from '../ui/toasts.ts'
import { answerKeys, keptQuery } from './answer-queries.ts'
import { answerRoutes } from './answer-routes.ts'

const t = texts.articles

function Kept({ kept, onForget }: { kept: KeptAnswer; onForget: (() => void) | null }) {
  return (
    <li className="py-4">
      <p className="nums flex flex-wrap items-baseline gap-x-3 text-12 text-ink-3">
        <Link
          to="/desk/$view/$number"
          params={{ view: 'resolved', number: String(kept.caseNumber) }}
          className="font-medium text-ink underline-offset-2 hover:underline"
        >
          {t.keptOf(kept.caseNumber)}
        </Link>
        <span>{t.keptKind[kept.kind]}</span>
        <span>{texts.fared(kept.fared)}</span>
        <Moment at={kept.keptAt} as="ago" />
      </p>
      <p dir="auto" lang={kept.language ?? undefined} className="mt-2 line-clamp-2 max-w-[68ch] text-13 text-ink-3">
        <span className="sr-only">{t.asked}: </span>
        {kept.question}
      </p>
      <p dir="auto" lang={kept.language ?? undefined} className="mt-1 max-w-[68ch] whitespace-pre-line">
        {kept.answer}
      </p>
      {onForget ? (
        <Button look="text" size="inline" className="mt-1 -ml-1" onClick={onForget}>
          {t.forget}
        </Button>
      ) : null}
    </li>
  )
}

/** Answers that people kept, without names and numbers. */
export function KeptList() {
  const { can } = useSession()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(keptQuery)
  const forget = async (id: string) => {
    try {
      await request(answerRoutes.forget, { params: { id } })
      toast({ id: `kept ${id}`, message: texts.keep.takenBack })
    } catch (refused) {
      toast({ id: 'problem', message: sentenceOf(refused), problem: true })
    }
    await client.invalidateQueries({ queryKey: answerKeys.kept })
  }
  if (error && !data) return <ErrorNotice title={t.loadTitle} error={error} onRetry={() => void refetch()} className="mt-10" />
  if (!data) return <Bone className="h-40 w-full" />
  if (data.length === 0) {
    return (
      <Notice title={t.keptNone} icon={<Bookmark className="size-6" strokeWidth={1.5} aria-hidden />} className="mt-10">
        {t.keptNoneHint}
      </Notice>
    )
  }
  return (
    <ul aria-label={t.tabs.kept} className="divide-y divide-line border-y border-line">
      {data.map(kept => (
        <Kept key={kept.id} kept={kept} onForget={can.reply ? () => void forget(kept.id) : null} />
      ))}
    </ul>
  )
}
