import type { CaseRow } from '@evenhand/contract/queue.ts'
import { Link } from '@tanstack/react-router'
import { texts } from '../texts/en.ts'

const mostShown = 3

/** What a case is about; each leads to the other cases about it. */
export function TopicChips({ topics }: { topics: CaseRow['topics'] }) {
  if (topics.length === 0) return null
  return (
    <ul aria-label={texts.topics.label} className="flex flex-wrap gap-1.5">
      {topics.slice(0, mostShown).map(topic => (
        <li key={topic.id}>
          <Link
            to="."
            search={before => ({ ...before, topic: topic.id })}
            title={texts.topics.openCases(topic.name)}
            className="inline-block rounded border border-line px-2 py-0.5 text-12 text-ink-2 hover:border-line-strong hover:text-ink"
          >
            {topic.name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
