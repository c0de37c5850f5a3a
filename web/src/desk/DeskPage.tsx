import type { CaseRow } from '@evenhand/contract/queue.ts'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { deskApi } from '../routes/apis.ts'
import { NoCase } from '../case/NoCase.tsx'
import { PeopleStrip } from '../customer/people/PeopleStrip.tsx'
import { CaseList } from './CaseList.tsx'
import { useCommand } from './commands.ts'
import { Ladder } from './Ladder.tsx'
import { ListHead } from './ListHead.tsx'
import { comesAfterDone, neighbourOf } from './list-items.ts'
import { texts } from '../texts/en.ts'
import { TopicFilter } from '../topics/TopicFilter.tsx'
import { useHeldRows } from './use-held-rows.ts'
import { useList } from './use-list.ts'
import { useOpenNumber } from './use-open-number.ts'
import { isView } from './views.ts'

/** List and ladder, with the case beside them. On a small screen one of the two. */
export function DeskPage() {
  const { view: name } = deskApi.useParams()
  const view = isView(name) ? name : 'queue'
  const { q = '', topic = '' } = deskApi.useSearch()
  const list = useList(view, q, topic)
  const held = useHeldRows(list.rows, `${view} ${q} ${topic}`)
  const open = useOpenNumber()
  const navigate = useNavigate()
  const [pointedId, setPointedId] = useState<string | null>(null)

  const shownRows = held.rows?.map(one => one.row) ?? []
  const openAt = shownRows.findIndex(row => row.number === open)
  const lastAt = useRef(-1)
  useEffect(() => {
    if (openAt >= 0) lastAt.current = openAt
  })
  const show = (number: number) =>
    void navigate({ to: '/desk/$view/$number', params: { view, number: String(number) }, search: before => before })
  const step = (by: 1 | -1) => {
    const number = neighbourOf(shownRows, open, by, lastAt.current)
    if (number !== null) show(number)
  }
  useCommand('next', () => step(1))
  useCommand('previous', () => step(-1))
  useCommand('done', () => {
    if (open === null) return
    const number = comesAfterDone(shownRows, open, lastAt.current)
    if (number === null) void navigate({ to: '/desk/$view', params: { view }, search: ({ panel: _panel, ...rest }) => rest })
    else show(number)
  })

  const empty = list.rows?.length === 0
  return (
    <main className="flex min-w-0 grow">
      {open === null ? null : <h1 className="sr-only md:hidden">{texts.nav.views[view]}</h1>}
      <div
        className={clsx(
          'flex w-106 shrink-0 flex-col border-r border-line bg-surface max-xl:w-96 max-md:w-full max-md:border-r-0',
          open !== null && 'max-md:hidden',
        )}
      >
        <ListHead view={view} q={q} found={list.searching ? (list.rows?.length ?? null) : null} />
        {list.searching ? <PeopleStrip q={q} /> : null}
        {topic ? <TopicFilter topicId={topic} /> : null}
        <div className="flex min-h-0 grow">
          {empty ? null : (
            <Ladder
              rows={list.rows ?? []}
              selectedNumber={open}
              pointedId={pointedId}
              onChoose={(row: CaseRow) => show(row.number)}
            />
          )}
          <CaseList view={view} q={q} topic={topic} list={list} held={held} openNumber={open} onPoint={setPointedId} />
        </div>
      </div>
      <div className={clsx('flex min-w-0 grow', open === null && 'max-md:hidden')}>
        {open === null ? <NoCase empty={empty} /> : <Outlet />}
      </div>
    </main>
  )
}
