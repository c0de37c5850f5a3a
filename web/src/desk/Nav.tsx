import type { View } from '@evenhand/contract/queue.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import {
  BookOpen,
  CheckCircle2,
  Cable,
  Clock3,
  FileUp,
  Gem,
  Hourglass,
  Inbox,
  Keyboard,
  Scale,
  ScanText,
  Search,
  Tags,
  User,
  UserRoundX,
  UsersRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { countsQuery } from '../api/queries.ts'
import { useSession } from '../api/session.ts'
import { Logo } from '../app/Logo.tsx'
import { UserMenu } from '../app/UserMenu.tsx'
import { modelsQuery } from '../reading/models/model-queries.ts'
import { texts } from '../texts/en.ts'
import { Key } from '../ui/Key.tsx'
import { Tip } from '../ui/Tip.tsx'
import { runCommand } from './commands.ts'

const icons: Record<View, typeof Inbox> = {
  queue: Inbox,
  mine: User,
  unassigned: UserRoundX,
  pending: Hourglass,
  snoozed: Clock3,
  resolved: CheckCircle2,
}

/** Counts stop at a thousand, so that a storm does not slow the desk. */
export function countWords({ count, capped }: { count: number; capped: boolean }): string {
  return capped ? '999+' : String(count)
}

const itemClass = clsx(
  'group flex h-8 items-center gap-2.5 rounded px-2 text-13 text-ink-2 transition-colors duration-100 hover:bg-hover hover:text-ink',
  'focus-inset md:max-xl:justify-center md:max-xl:px-0 pointer-coarse:h-11',
  'aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text',
)
/** Words that give way to the icon on a middling screen, and stay for screen readers. */
const wordClass = 'one-line grow md:max-xl:sr-only'

function ViewLink({ view, onNavigate }: { view: View; onNavigate?: (() => void) | undefined }) {
  const { data } = useQuery(countsQuery)
  const Icon = icons[view]
  const count = data?.counts[view]
  const overdue = view === 'queue' && data && data.overdue.count > 0 ? data.overdue : null
  return (
    <li>
      <Link
        to="/desk/$view"
        params={{ view }}
        search={{}}
        activeOptions={{ exact: false, includeSearch: false }}
        className={itemClass}
        title={texts.nav.views[view]}
        {...(onNavigate ? { onClick: onNavigate } : {})}
      >
        <Icon className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span className={wordClass}>{texts.nav.views[view]}</span>
        {count && count.count > 0 ? (
          <span className="nums text-12 text-ink-3 group-aria-[current=page]:text-accent-text md:max-xl:sr-only">
            {countWords(count)}
          </span>
        ) : null}
      </Link>
      {overdue ? (
        <p
          className="nums -mt-0.5 mb-1 pl-8.5 text-12 text-late md:max-xl:hidden"
          title={texts.nav.overdueHint(countWords(overdue))}
        >
          {texts.nav.overdue(countWords(overdue))}
        </p>
      ) : null}
    </li>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="px-2 pt-4">
      <h2 className="px-2 pb-1 text-12 text-ink-3 md:max-xl:sr-only">{title}</h2>
      <ul className="flex flex-col gap-px">{children}</ul>
    </div>
  )
}

function Places({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  const { can } = useSession()
  const extra = onNavigate ? { onClick: onNavigate } : {}
  if (!can.import && !can.configure) return null
  return (
    <Group title={texts.nav.connect}>
      {can.import ? (
        <li>
          <Link to="/imports" className={itemClass} title={texts.nav.imports} {...extra}>
            <FileUp className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
            <span className={wordClass}>{texts.nav.imports}</span>
          </Link>
        </li>
      ) : null}
      {can.configure ? (
        <li>
          <Link to="/channels" className={itemClass} title={texts.nav.channels} {...extra}>
            <Cable className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
            <span className={wordClass}>{texts.nav.channels}</span>
          </Link>
        </li>
      ) : null}
    </Group>
  )
}

const modifier = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

function Foot() {
  return (
    <div className="flex flex-col gap-px border-t border-line p-2">
      <button type="button" className={itemClass} onClick={() => runCommand('palette')} title={texts.nav.palette}>
        <Search className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span className={clsx(wordClass, 'text-left')}>{texts.nav.palette}</span>
        <span className="md:max-xl:hidden pointer-coarse:hidden">
          <Key>{modifier} K</Key>
        </span>
      </button>
      <button
        type="button"
        className={clsx(itemClass, 'pointer-coarse:hidden')}
        onClick={() => runCommand('help')}
        title={texts.nav.keys}
      >
        <Keyboard className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span className={clsx(wordClass, 'text-left')}>{texts.nav.keys}</span>
        <span className="md:max-xl:hidden">
          <Key>?</Key>
        </span>
      </button>
      <UserMenu />
    </div>
  )
}

function People({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  return (
    <Group title={texts.people.group}>
      <li>
        <Link
          to="/customers"
          search={{}}
          className={itemClass}
          title={texts.people.nav}
          {...(onNavigate ? { onClick: onNavigate } : {})}
        >
          <UsersRound className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
          <span className={wordClass}>{texts.people.nav}</span>
        </Link>
      </li>
      <li>
        <Link to="/worth" className={itemClass} title={texts.worth.nav} {...(onNavigate ? { onClick: onNavigate } : {})}>
          <Gem className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
          <span className={wordClass}>{texts.worth.nav}</span>
        </Link>
      </li>
    </Group>
  )
}

/** A lead is told when enough was corrected to teach a better version. */
function ReadingItem({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  const { can } = useSession()
  const { data } = useQuery({ ...modelsQuery, enabled: can.lowerSeverity, staleTime: 10 * 60_000 })
  const untaught = data?.mayChange === true && data.untaught.isEnough ? data.untaught.messages : 0
  return (
    <li>
      <Link to="/reading" className={itemClass} title={texts.models.nav} {...(onNavigate ? { onClick: onNavigate } : {})}>
        <ScanText className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span className={wordClass}>{texts.models.nav}</span>
      </Link>
      {untaught > 0 ? (
        <p className="nums -mt-0.5 mb-1 pl-8.5 text-12 text-ink-2 md:max-xl:hidden">{texts.models.worthTrainingNav(untaught)}</p>
      ) : null}
    </li>
  )
}

/** The left pane: the lists with their counts, and the places where channels and files come in. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const { workspace } = useSession()
  return (
    <header className="flex h-full flex-col">
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4 md:max-xl:justify-center md:max-xl:px-0">
        <Tip says={texts.connection.liveHint} side="right">
          <span>
            <Logo className="size-6" />
          </span>
        </Tip>
        <span className="one-line font-semibold md:max-xl:sr-only">{workspace.name}</span>
      </div>
      <nav aria-label={texts.nav.label} className="-mt-3 grow overflow-y-auto pb-4">
        <Group title={texts.nav.work}>
          <ViewLink view="queue" onNavigate={onNavigate} />
          <ViewLink view="mine" onNavigate={onNavigate} />
          <ViewLink view="unassigned" onNavigate={onNavigate} />
        </Group>
        <Group title={texts.nav.aside}>
          <ViewLink view="pending" onNavigate={onNavigate} />
          <ViewLink view="snoozed" onNavigate={onNavigate} />
          <ViewLink view="resolved" onNavigate={onNavigate} />
        </Group>
        <People onNavigate={onNavigate} />
        <Group title={texts.articles.group}>
          <li>
            <Link
              to="/articles"
              className={itemClass}
              title={texts.articles.nav}
              {...(onNavigate ? { onClick: onNavigate } : {})}
            >
              <BookOpen className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
              <span className={wordClass}>{texts.articles.nav}</span>
            </Link>
          </li>
        </Group>
        <Group title={texts.topics.group}>
          <li>
            <Link to="/topics" className={itemClass} title={texts.topics.nav} {...(onNavigate ? { onClick: onNavigate } : {})}>
              <Tags className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
              <span className={wordClass}>{texts.topics.nav}</span>
            </Link>
          </li>
          <ReadingItem onNavigate={onNavigate} />
          <li>
            <Link
              to="/fairness"
              className={itemClass}
              title={texts.fairness.nav}
              {...(onNavigate ? { onClick: onNavigate } : {})}
            >
              <Scale className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
              <span className={wordClass}>{texts.fairness.nav}</span>
            </Link>
          </li>
        </Group>
        <Places onNavigate={onNavigate} />
      </nav>
      <Foot />
    </header>
  )
}
