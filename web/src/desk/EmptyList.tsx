import type { View } from '@evenhand/contract/queue.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, SearchX, Sprout } from 'lucide-react'
import { countsQuery } from '../api/queries.ts'
import { useSession } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { buttonClass } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** True when no list holds anything: nobody has imported or connected yet. */
function useIsFresh(): boolean {
  const { data } = useQuery(countsQuery)
  return data !== undefined && Object.values(data.counts).every(({ count }) => count === 0)
}

function FreshDesk() {
  const { can } = useSession()
  return (
    <Notice
      title={texts.list.freshTitle}
      icon={<Sprout className="size-6" strokeWidth={1.5} aria-hidden />}
      action={
        <>
          {can.import ? (
            <Link to="/imports" className={buttonClass('primary', 'normal')}>
              {texts.list.freshImport}
            </Link>
          ) : null}
          {can.configure ? (
            <Link to="/channels" className={buttonClass('plain', 'normal')}>
              {texts.list.freshConnect}
            </Link>
          ) : null}
        </>
      }
      className="grow"
    >
      {texts.list.fresh}
    </Notice>
  )
}

export function EmptyList({ view, q, topic }: { view: View; q: string; topic: string }) {
  const fresh = useIsFresh()
  if (q)
    return (
      <Notice title={texts.list.found(0)} icon={<SearchX className="size-6" strokeWidth={1.5} aria-hidden />} className="grow">
        {texts.list.nothingFound(q)}
      </Notice>
    )
  if (topic)
    return (
      <Notice
        title={texts.topics.emptyFilterTitle}
        icon={<SearchX className="size-6" strokeWidth={1.5} aria-hidden />}
        className="grow"
      >
        {texts.topics.emptyFilter}
      </Notice>
    )
  if (fresh) return <FreshDesk />
  return (
    <Notice
      title={texts.list.emptyTitle[view]}
      icon={<Check className="size-6" strokeWidth={1.5} aria-hidden />}
      className="grow"
    >
      {texts.list.empty[view]}
    </Notice>
  )
}
