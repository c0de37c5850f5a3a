import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Tag, X } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { topicsQuery } from './topic-queries.ts'

/** Says that a list shows one topic only, and ends that. */
export function TopicFilter({ topicId }: { topicId: string }) {
  const { data } = useQuery(topicsQuery)
  const navigate = useNavigate()
  const clear = () => void navigate({ to: '.', search: ({ topic: _topic, ...rest }) => rest, replace: true })
  const name = data?.topics.find(({ id }) => id === topicId)?.name ?? '…'
  return (
    <div
      title={texts.topics.filtered}
      className="flex h-9 shrink-0 items-center gap-2 border-b border-line bg-accent-soft pr-2 pl-4 text-13"
    >
      <Tag className="size-3.5 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />
      <p className="one-line grow">
        {texts.topics.about} <span className="font-medium">{name}</span>
      </p>
      <button
        type="button"
        aria-label={texts.topics.clearFilter}
        onClick={clear}
        className="inline-flex size-7 items-center justify-center rounded text-ink-3 hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </div>
  )
}
