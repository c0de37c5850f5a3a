import type { PersonFound } from '@evenhand/contract/customer-record.ts'
import type { CaseRow } from '@evenhand/contract/queue.ts'
import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { UserRound } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { searchQuery } from '../api/queries.ts'
import { PersonLine } from '../customer/people/PersonLine.tsx'
import { peopleQuery } from '../customer/record/record-queries.ts'
import { texts } from '../texts/en.ts'
import { Key } from '../ui/Key.tsx'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { SeverityShape } from '../ui/SeverityMark.tsx'
import { Due } from '../ui/Time.tsx'
import { matching } from './palette-match.ts'
import { usePaletteActions, type PaletteAction, type PaletteGroup } from './palette-actions.ts'

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3'
const itemClass =
  'flex min-h-9 items-center gap-2.5 rounded px-2 py-1 text-13 aria-selected:bg-accent-soft pointer-coarse:min-h-11'

function valueOf(row: CaseRow): string {
  return `case ${row.number}`
}

function personValue(person: PersonFound): string {
  return `customer ${person.id}`
}

function FoundCases({ rows, onChoose }: { rows: readonly CaseRow[]; onChoose: (number: number) => void }) {
  if (rows.length === 0) return null
  return (
    <Command.Group heading={texts.palette.cases} className={groupClass}>
      {rows.map(row => (
        <Command.Item key={row.id} value={valueOf(row)} onSelect={() => onChoose(row.number)} className={itemClass}>
          <SeverityShape severity={row.severity} />
          <span className="nums shrink-0 text-ink-3">{texts.case.number(row.number)}</span>
          <span className="shrink-0 font-medium">{row.author.name}</span>
          <NetworkIcon network={row.channel.network} className="text-ink-3" />
          <span dir="auto" className="one-line grow text-ink-2">
            {row.abusive ? '' : row.excerpt}
          </span>
          {row.due ? <Due at={row.due} className="shrink-0 text-12" /> : null}
        </Command.Item>
      ))}
    </Command.Group>
  )
}

function ActionItem({ action, onDone }: { action: PaletteAction; onDone: () => void }) {
  const Icon = action.icon
  const run = () => {
    onDone()
    // After the dialog has given the focus back, so that the action may move it.
    setTimeout(action.run, 0)
  }
  return (
    <Command.Item value={action.label} onSelect={run} className={itemClass}>
      <Icon className="size-4 text-ink-3" strokeWidth={1.75} aria-hidden />
      <span className="grow">{action.label}</span>
      {action.keys ? <Key>{action.keys}</Key> : null}
    </Command.Item>
  )
}

function FoundPeople({ people, onChoose }: { people: readonly PersonFound[]; onChoose: (id: string) => void }) {
  if (people.length === 0) return null
  return (
    <Command.Group heading={texts.people.group} className={groupClass}>
      {people.map(person => (
        <Command.Item key={person.id} value={personValue(person)} onSelect={() => onChoose(person.id)} className={itemClass}>
          <UserRound className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} aria-hidden />
          <PersonLine person={person} />
        </Command.Item>
      ))}
    </Command.Group>
  )
}

const mostCases = 8
const mostPeople = 5
/** One letter fits too many. */
const leastLetters = 2

/** As with cases: never the finds of earlier words. */
function useFoundPeople(q: string): readonly PersonFound[] {
  const asked = q.length < leastLetters ? '' : q
  const { data, isPlaceholderData } = useQuery(peopleQuery(asked, mostPeople))
  return useMemo(() => (asked && data && !isPlaceholderData ? data : []), [asked, data, isPlaceholderData])
}

/** What the words find; never the finds of earlier words, or Enter would open a case that nobody asked for. */
function useFound(q: string): readonly CaseRow[] {
  const { data, isPlaceholderData } = useQuery(searchQuery(q))
  return useMemo(() => (q && data && !isPlaceholderData ? data.cases.slice(0, mostCases) : []), [q, data, isPlaceholderData])
}

/** The first of what is offered, as soon as it is: Enter takes it. */
function useChosen(rows: readonly CaseRow[], people: readonly PersonFound[], groups: readonly PaletteGroup[], text: string) {
  const found = rows[0] ? valueOf(rows[0]) : people[0] ? personValue(people[0]) : undefined
  const first = found ?? groups[0]?.actions[0]?.label ?? ''
  const [chosen, setChosen] = useState(first)
  const [offer, setOffer] = useState('')
  const now = `${text} ${first}`
  if (offer !== now) {
    setOffer(now)
    setChosen(first)
  }
  return [chosen, setChosen] as const
}

function Offers({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const navigate = useNavigate()
  const groups = matching(usePaletteActions(), text)
  const rows = useFound(q)
  const people = useFoundPeople(q)
  const [chosen, setChosen] = useChosen(rows, people, groups, text)
  const showCase = (number: number) => {
    onClose()
    void navigate({ to: '/desk/$view/$number', params: { view: 'queue', number: String(number) } })
  }
  const showPerson = (id: string) => {
    onClose()
    void navigate({ to: '/customers/$id', params: { id }, search: {} })
  }
  return (
    <Command label={texts.palette.label} loop shouldFilter={false} value={chosen} onValueChange={setChosen}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={texts.palette.placeholder}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-16 outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-13 text-ink-3">{texts.palette.nothing}</Command.Empty>
        <FoundCases rows={rows} onChoose={showCase} />
        <FoundPeople people={people} onChoose={showPerson} />
        {groups.map(group => (
          <Command.Group key={group.title} heading={group.title} className={groupClass}>
            {group.actions.map(action => (
              <ActionItem key={action.label} action={action} onDone={onClose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}

/** Find a case, or do anything, without the mouse. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={next => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Popup
          aria-label={texts.palette.label}
          className="fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-arrive overflow-hidden rounded bg-raised shadow-float outline-none"
        >
          <Offers onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
