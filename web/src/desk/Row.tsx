import type { CaseRow, View } from '@evenhand/contract/queue.ts'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Eye } from 'lucide-react'
import { memo } from 'react'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Initials } from '../ui/Initials.tsx'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { SeverityShape, severityInk } from '../ui/SeverityMark.tsx'
import { Due } from '../ui/Time.tsx'
import { exactWords, momentInSentence, spanWords } from '../ui/time-words.ts'
import { dueViews } from './views.ts'

function Waiting({ since }: { since: string }) {
  const now = useNow()
  const at = Date.parse(since)
  return (
    <time dateTime={since} title={texts.list.waitsLong(exactWords(at))} className="nums shrink-0 text-12 text-ink-3">
      {texts.list.waits(spanWords(now - at))}
    </time>
  )
}

/** The words on the right: what is due, or for a case out of the queue what became of it. */
function Fate({ row, view }: { row: CaseRow; view: View }) {
  const now = useNow()
  if (row.due && dueViews.includes(view)) return <Due at={row.due} className="font-medium" />
  if (row.status === 'snoozed' && row.snoozedUntil)
    return <span className="text-ink-2">{texts.list.snoozedUntil(momentInSentence(Date.parse(row.snoozedUntil), now))}</span>
  if (row.status === 'resolved' && row.resolvedAt)
    return <span className="text-ink-2">{texts.list.resolvedAt(momentInSentence(Date.parse(row.resolvedAt), now))}</span>
  if (row.due) return <Due at={row.due} className="font-medium" />
  return <span className="text-ink-3">{texts.status[row.status]}</span>
}

function Words({ row }: { row: CaseRow }) {
  if (row.excerpt === '') return <span className="text-ink-3 italic">{texts.list.deleted}</span>
  if (!row.abusive) return <bdi>{row.excerpt}</bdi>
  return (
    <>
      <span className="sr-only">{texts.list.abusive}</span>
      <span aria-hidden className="blurred-words">
        {row.excerpt}
      </span>
    </>
  )
}

/** A person is to look: why a milder case stands in this lane. */
function MayBeGraver({ lane }: Pick<CaseRow, 'lane'>) {
  return (
    <span className={clsx('inline-flex shrink-0 items-center gap-1 font-medium', lane === 1 ? 'text-critical' : 'text-high')}>
      <Eye className="size-3.5" strokeWidth={1.75} aria-hidden />
      {texts.triage.mayBe[lane]}
    </span>
  )
}

/** The first, in what the name leaves; the others are in its hint. */
function Topics({ topics, first }: { topics: CaseRow['topics']; first: string }) {
  return (
    <span
      className="one-line max-w-36 min-w-0 rounded bg-sunken px-1 text-12 text-ink-3"
      title={topics.map(({ name }) => name).join(', ')}
    >
      {first}
    </span>
  )
}

type Props = {
  row: CaseRow
  view: View
  selected: boolean
  gone: boolean
  tabbable: boolean
  /** The name of who has it, unless it is the reader's own list. */
  assignee: string | null
  onPoint: (id: string) => void
}

/** One case of the list, in two lines: who, about what and when, then how severe, in which words, and since when. */
export const Row = memo(function Row({ row, view, selected, gone, tabbable, assignee, onPoint }: Props) {
  return (
    <Link
      to="/desk/$view/$number"
      params={{ view, number: String(row.number) }}
      search={before => before}
      data-case={row.number}
      tabIndex={tabbable ? 0 : -1}
      onPointerEnter={() => onPoint(row.id)}
      className={clsx(
        'focus-inset relative flex h-full flex-col justify-center gap-0.5 border-b border-line pr-3 pl-3 text-13',
        'compact:gap-0',
        selected
          ? 'bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent'
          : 'hover:bg-hover',
        gone && 'opacity-45',
      )}
    >
      <span className="flex items-center gap-2 leading-4">
        <SeverityShape severity={row.severity} />
        <span
          className={clsx('one-line max-w-3/5 shrink-0', !row.replied || row.status !== 'open' ? 'font-semibold' : 'font-medium')}
        >
          <bdi>{row.author.name}</bdi>
        </span>
        <NetworkIcon network={row.channel.network} className="text-ink-3" />
        {/* While somebody may be in danger, the words tell more than their topic. */}
        {row.topics[0] && row.dueObligation !== 'triage' ? <Topics topics={row.topics} first={row.topics[0].name} /> : null}
        <span className="grow" />
        {gone ? (
          <span className="text-12 text-ink-3">{texts.list.gone}</span>
        ) : (
          <span className="nums shrink-0">
            <Fate row={row} view={view} />
          </span>
        )}
      </span>
      <span className="flex items-center gap-1.5 text-12 leading-4">
        <span className={clsx('shrink-0 font-medium', severityInk[row.severity])}>
          {row.risk ? `${texts.severity[row.severity]}, ${texts.list.risk.toLowerCase()}` : texts.severity[row.severity]}
        </span>
        {row.dueObligation === 'triage' ? <MayBeGraver lane={row.lane} /> : null}
        <span dir="auto" className="one-line min-w-12 grow basis-0 text-ink-2">
          <Words row={row} />
        </span>
        {assignee ? <Initials name={assignee} size="small" /> : null}
        {row.status === 'resolved' ? null : <Waiting since={row.waitingSince} />}
      </span>
    </Link>
  )
})
