import type { Case } from '@evenhand/contract/case.ts'
import type { CaseRow } from '@evenhand/contract/queue.ts'
import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { keepAnswer } from '../answers/keep.ts'
import { hasStatus } from '../api/problem.ts'
import { caseQuery, keys } from '../api/queries.ts'
import { useNameOf, useSession } from '../api/session.ts'
import { runCommand, useCommand } from '../desk/commands.ts'
import { useOpenNumber } from '../desk/use-open-number.ts'
import { usePresence } from '../live/use-presence.ts'
import { TriageBar } from '../reading/TriageBar.tsx'
import { deskApi } from '../routes/apis.ts'
import { showsDetails, type Panel } from '../routes/panels.ts'
import { texts } from '../texts/en.ts'
import { alsoLatest } from '../ui/toasts.ts'
import { smallScreen, useMedia } from '../ui/use-media.ts'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Aside } from './Aside.tsx'
import { CaseColumn } from './CaseColumn.tsx'
import { CaseDates } from './CaseDates.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CaseSkeleton } from './CaseSkeleton.tsx'
import { Composer } from './Composer.tsx'
import { Conversation } from './Conversation.tsx'
import { StepCards } from './StepCards.tsx'
import { useCaseSteps } from './use-case-steps.ts'

/** What the list already knows of the case: enough for the head, while the rest is read. */
function useListedRow(number: number): CaseRow | undefined {
  const client = useQueryClient()
  for (const [, list] of client.getQueriesData<InfiniteData<{ cases: CaseRow[] }> | { cases: CaseRow[] }>({
    queryKey: keys.lists,
  })) {
    const pages = list && 'pages' in list ? list.pages : list ? [list] : []
    const row = pages.flatMap(page => page.cases).find(one => one.number === number)
    if (row) return row
  }
  return undefined
}

function CaseNotFound() {
  return (
    <Notice title={texts.case.notFoundTitle} icon={<SearchX className="size-6" strokeWidth={1.5} aria-hidden />} className="grow">
      {texts.case.notFound}
    </Notice>
  )
}

/** After a case is done, the next one comes up; on the last one, the list. */
function useLeave() {
  return () => {
    if (matchMedia(smallScreen).matches) history.back()
    else runCommand('done')
  }
}

function OpenCase({ shown, panel }: { shown: Case; panel: Panel | undefined }) {
  const nameOf = useNameOf()
  const steps = useCaseSteps(shown, nameOf)
  const leave = useLeave()
  const setWriting = usePresence(shown.id)
  const { can } = useSession()
  useCommand('keep-answer', () => void (alsoLatest() || keepAnswer(shown.id)), can.reply)
  return (
    <CaseColumn head={<CaseHead row={shown} shown={shown} steps={steps} panel={panel} onLeave={leave} />} panel={panel}>
      <CaseDates shown={shown} steps={steps} />
      <TriageBar shown={shown} />
      <StepCards shown={shown} steps={steps} />
      <Conversation shown={shown} steps={steps} />
      <Composer shown={shown} steps={steps} onWriting={setWriting} />
    </CaseColumn>
  )
}

/** Who asks to write before the case is there gets to it as soon as it is: what they type then would be commands. */
function useEarlyWish(number: number | null, isThere: boolean) {
  const wish = useRef<{ number: number | null; command: 'reply' | 'note' } | null>(null)
  useCommand('reply', () => void (wish.current = { number, command: 'reply' }), !isThere)
  useCommand('note', () => void (wish.current = { number, command: 'note' }), !isThere)
  useEffect(() => {
    if (!isThere) return
    if (wish.current?.number === number) runCommand(wish.current.command)
    wish.current = null
  }, [number, isThere])
}

export function CasePage() {
  const number = useOpenNumber()
  const { panel } = deskApi.useSearch()
  const { view } = deskApi.useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery({ ...caseQuery(number ?? 0), enabled: number !== null })
  const listed = useListedRow(number ?? 0)
  useEarlyWish(number, data !== undefined)
  useCommand('escape', () => {
    if (panel) void navigate({ to: '.', search: ({ panel: _panel, ...rest }) => rest, replace: true })
    else void navigate({ to: '/desk/$view', params: { view }, search: before => before })
  })
  const small = useMedia(smallScreen)
  const content = () => {
    if (data) return <OpenCase key={data.id} shown={data} panel={panel} />
    if (error && (hasStatus(error, 404) || hasStatus(error, 400))) return <CaseNotFound />
    if (error) return <ErrorNotice title={texts.problem.caseTitle} error={error} onRetry={() => void refetch()} />
    return <CaseSkeleton row={listed} panel={panel} />
  }
  const row = data ?? (error ? undefined : listed)
  return (
    <section
      aria-label={number === null ? texts.case.none : texts.case.label(number)}
      className="relative flex min-w-0 grow bg-surface max-md:flex-col"
    >
      {content()}
      {/* One for the case that is read and for the one that is there: what somebody opened in it stays open. */}
      {row && (!small || showsDetails(panel)) ? <Aside key={row.number} row={row} shown={data} panel={panel} /> : null}
    </section>
  )
}
