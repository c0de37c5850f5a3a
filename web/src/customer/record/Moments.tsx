import type { Moments as Page } from '@evenhand/contract/customer-record.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Phone } from 'lucide-react'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { NetworkIcon } from '../../ui/NetworkIcon.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { Moment } from '../../ui/Time.tsx'
import { momentsQuery } from './record-queries.ts'
import { Section } from './Section.tsx'

const t = texts.record
type Said = Page['moments'][number]
const outcomes: Readonly<Record<string, string>> = texts.customer.outcome

function Icon({ moment }: { moment: Said }) {
  if (moment.network === 'phone')
    return <Phone className="size-3.5 text-ink-3" strokeWidth={1.75} aria-label={texts.customer.contactChannel.phone} />
  return <NetworkIcon network={moment.network} className="text-ink-3" />
}

function One({ moment }: { moment: Said }) {
  return (
    <li className="flex gap-3 border-t border-line py-2.5">
      <span className="mt-0.5 shrink-0">
        <Icon moment={moment} />
      </span>
      <div className="min-w-0 grow">
        <p className="nums flex flex-wrap gap-x-2 text-12 text-ink-3">
          <span className="font-medium text-ink-2">{moment.direction === 'out' ? t.us : t.them}</span>
          <Moment at={moment.at} />
          {moment.kind === 'message' ? <span>{moment.channel}</span> : null}
          {moment.outcome ? <span>{outcomes[moment.outcome] ?? moment.outcome}</span> : null}
          {moment.caseNumber === null ? null : (
            <Link
              to="/desk/$view/$number"
              params={{ view: 'queue', number: String(moment.caseNumber) }}
              className="rounded text-accent-text underline underline-offset-2"
            >
              {texts.case.number(moment.caseNumber)}
            </Link>
          )}
        </p>
        <p dir="auto" className="text-13 text-pretty wrap-anywhere">
          {moment.text || <span className="text-ink-3">{t.deleted}</span>}
        </p>
      </div>
    </li>
  )
}

/** Every word on every channel, on one line. */
export function Moments({ id, forCase }: { id: string; forCase: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(momentsQuery(id, forCase))
  const moments = data?.pages.flatMap(page => page.moments) ?? []
  return (
    <Section title={t.moments} lead={t.momentsLead}>
      {error && !data ? <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Bone className="h-24 w-full" /> : null}
      {data && moments.length === 0 ? <p className="text-13 text-ink-3">{t.noMoments}</p> : null}
      {moments.length === 0 ? null : (
        <ol>
          {moments.map(moment => (
            <One key={moment.id} moment={moment} />
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <Button className="mt-3" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.earlierMoments}
        </Button>
      ) : null}
    </Section>
  )
}
