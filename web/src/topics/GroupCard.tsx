import type { TopicGroup } from '@evenhand/contract/topics.ts'
import { Link } from '@tanstack/react-router'
import { FolderPlus, Merge, MoreHorizontal, Pencil, X } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { Moment } from '../ui/Time.tsx'
import { Bars } from './Bars.tsx'

const t = texts.topics
const icon = { className: 'size-4', strokeWidth: 1.75, 'aria-hidden': true } as const

export type GroupActions = {
  onRename: (group: TopicGroup) => void
  onMerge: (group: TopicGroup) => void
  onMakeTopic: (group: TopicGroup) => void
  onSplit: (id: string) => void
}

function Merged({ group, onSplit }: { group: TopicGroup; onSplit: ((id: string) => void) | null }) {
  if (group.merged.length === 0) return null
  return (
    <p className="mt-2 flex flex-wrap items-center gap-1.5 text-12 text-ink-3">
      {t.merged}
      {group.merged.map(one => (
        <span key={one.id} className="inline-flex items-center gap-1 rounded border border-line py-0.5 pr-0.5 pl-2 text-ink-2">
          <bdi>{one.name}</bdi>
          {onSplit ? (
            <button
              type="button"
              aria-label={t.split(one.name)}
              title={t.split(one.name)}
              onClick={() => onSplit(one.id)}
              className="inline-flex size-6 items-center justify-center rounded text-ink-3 hover:text-ink"
            >
              <X className="size-3" aria-hidden />
            </button>
          ) : null}
        </span>
      ))}
    </p>
  )
}

function Example({ example }: { example: TopicGroup['examples'][number] }) {
  return (
    <li className="flex min-h-6 items-center gap-3 text-13">
      <p dir="auto" className="one-line min-w-0 grow text-ink-2">
        <bdi>{example.text}</bdi>
      </p>
      {example.caseNumber === null ? (
        <span className="shrink-0 text-12 text-ink-3">{t.noCase}</span>
      ) : (
        <Link
          to="/desk/$view/$number"
          params={{ view: 'queue', number: String(example.caseNumber) }}
          className="nums -my-1 inline-flex min-h-6 shrink-0 items-center rounded text-12 text-accent-text underline-offset-2 hover:underline pointer-coarse:min-h-10"
        >
          {t.case(example.caseNumber)}
        </Link>
      )}
    </li>
  )
}

function Steps({ group, actions }: { group: TopicGroup; actions: GroupActions }) {
  const trigger = (
    <Button look="quiet" size="icon" aria-label={t.more(group.name)}>
      <MoreHorizontal className="size-4" aria-hidden />
    </Button>
  )
  return (
    <div className="flex shrink-0 items-center gap-1">
      {group.topicId === null ? (
        <Button size="small" aria-label={`${t.makeTopic}: ${group.name}`} onClick={() => actions.onMakeTopic(group)}>
          <FolderPlus className="size-3.5" strokeWidth={1.75} aria-hidden />
          {t.makeTopic}
        </Button>
      ) : (
        <span className="px-2 text-12 text-kept">{t.isTopic}</span>
      )}
      <Menu align="end" trigger={trigger}>
        <MenuItem icon={<Pencil {...icon} />} onSelect={() => actions.onRename(group)}>
          {t.rename}
        </MenuItem>
        <MenuItem icon={<Merge {...icon} />} onSelect={() => actions.onMerge(group)}>
          {t.merge}
        </MenuItem>
      </Menu>
    </div>
  )
}

/** One group with what its latest messages say. */
export function GroupCard({ group, actions }: { group: TopicGroup; actions: GroupActions | null }) {
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-40 grow">
          <h3 className="font-medium">
            <bdi>{group.name}</bdi>
          </h3>
          <p className="nums text-12 text-ink-3">
            {t.messages(group.messages)}, {t.latest} <Moment as="inside" at={group.lastAt} />
          </p>
        </div>
        <Bars days={group.days} />
        {actions ? <Steps group={group} actions={actions} /> : null}
      </div>
      <ul className="mt-2 flex flex-col gap-1 border-l-2 border-line pl-3">
        {group.examples.map(example => (
          <Example key={example.id} example={example} />
        ))}
      </ul>
      <Merged group={group} onSplit={actions?.onSplit ?? null} />
    </li>
  )
}
