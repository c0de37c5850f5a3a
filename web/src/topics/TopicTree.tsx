import type { Topic } from '@evenhand/contract/topics.ts'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Archive, ChevronRight, MoreHorizontal, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { Bars } from './Bars.tsx'
import { treeLines, type TreeLine } from './topic-tree.ts'

const t = texts.topics
const icon = { className: 'size-4', strokeWidth: 1.75, 'aria-hidden': true } as const
const numberClass = 'nums w-16 px-2 text-right whitespace-nowrap max-md:w-12 max-md:px-1'

type Actions = { onEdit: (topic: Topic) => void; onAddBelow: (topic: Topic) => void; onArchive: (topic: Topic) => void }

function Count({ count, strong = false }: { count: number; strong?: boolean }) {
  return <td className={clsx(numberClass, count === 0 ? 'text-ink-3' : strong && 'font-medium')}>{count}</td>
}

function TopicMenu({ topic, onEdit, onAddBelow, onArchive }: Actions & { topic: Topic }) {
  const trigger = (
    <Button look="quiet" size="icon" aria-label={t.more(topic.name)}>
      <MoreHorizontal className="size-4" aria-hidden />
    </Button>
  )
  return (
    <Menu align="end" trigger={trigger}>
      <MenuItem icon={<Pencil {...icon} />} onSelect={() => onEdit(topic)}>
        {t.edit}
      </MenuItem>
      <MenuItem icon={<Plus {...icon} />} onSelect={() => onAddBelow(topic)}>
        {t.addBelow}
      </MenuItem>
      <MenuItem icon={<Archive {...icon} />} onSelect={() => onArchive(topic)}>
        {t.archive}
      </MenuItem>
    </Menu>
  )
}

type LineProps = { line: TreeLine; isClosed: boolean; onToggle: () => void; actions: Actions | null }

function TopicLine({ line: { topic, level, hasBelow }, isClosed, onToggle, actions }: LineProps) {
  return (
    <tr className="h-10 border-b border-line hover:bg-hover">
      <th scope="row" className="max-w-0 text-left font-normal">
        <span className="flex items-center gap-1" style={{ paddingInlineStart: `${level * 1.25}rem` }}>
          {hasBelow ? (
            <button
              type="button"
              aria-expanded={!isClosed}
              aria-label={isClosed ? t.expand(topic.name) : t.collapse(topic.name)}
              onClick={onToggle}
              className="inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-3 hover:text-ink"
            >
              <ChevronRight className={clsx('size-3.5', !isClosed && 'rotate-90')} aria-hidden />
            </button>
          ) : (
            <span className="w-6 shrink-0" />
          )}
          <Link
            to="/desk/$view"
            params={{ view: 'queue' }}
            search={{ topic: topic.id }}
            title={t.openCases(topic.name)}
            className={clsx(
              'one-line rounded underline-offset-2 hover:underline max-md:whitespace-normal',
              level === 0 && 'font-medium',
            )}
          >
            {topic.name}
          </Link>
        </span>
      </th>
      <Count count={topic.counts.day} strong />
      <Count count={topic.counts.week} />
      <Count count={topic.counts.month} />
      <td className="w-28 pl-4 max-md:hidden">
        <Bars days={topic.days} />
      </td>
      <td className="w-10 text-right">{actions ? <TopicMenu topic={topic} {...actions} /> : null}</td>
    </tr>
  )
}

/** The company's topics, with how often they were spoken of. */
export function TopicTree({ topics, actions }: { topics: readonly Topic[]; actions: Actions | null }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(closed)
    if (!next.delete(id)) next.add(id)
    setClosed(next)
  }
  return (
    <table className="w-full text-13">
      <thead>
        <tr className="border-b border-line text-12 text-ink-3 *:py-2 *:font-medium">
          <th scope="col" className="pl-7 text-left">
            {t.columns.topic}
          </th>
          {[t.columns.day, t.columns.week, t.columns.month].map(title => (
            <th key={title} scope="col" className={numberClass}>
              {title}
            </th>
          ))}
          <th scope="col" className="pl-4 text-left max-md:hidden">
            {t.columns.trend}
          </th>
          <th scope="col">
            <span className="sr-only">{texts.action.more}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {treeLines(topics, closed).map(line => (
          <TopicLine
            key={line.topic.id}
            line={line}
            isClosed={closed.has(line.topic.id)}
            onToggle={() => toggle(line.topic.id)}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  )
}
