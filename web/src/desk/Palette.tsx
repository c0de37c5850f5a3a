import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useDeferredValue, useState } from 'react'
import { searchQuery } from '../api/queries.ts'
import { texts } from '../texts/en.ts'
import { Key } from '../ui/Key.tsx'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { SeverityShape } from '../ui/SeverityMark.tsx'
import { Due } from '../ui/Time.tsx'
import { usePaletteActions, type PaletteAction } from './palette-actions.ts'

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3'
const itemClass =
  'flex min-h-9 items-center gap-2.5 rounded px-2 py-1 text-13 aria-selected:bg-accent-soft pointer-coarse:min-h-11'

function FoundCases({ q, onChoose }: { q: string; onChoose: (number: number) => void }) {
  const { data } = useQuery(searchQuery(q))
  if (!q || !data || data.cases.length === 0) return null
  return (
    <Command.Group heading={texts.palette.cases} className={groupClass}>
      {data.cases.slice(0, 8).map(row => (
        <Command.Item
          key={row.id}
          // What was searched is in it, because the filter looks at an item anew only when its value changes.
          value={`case ${row.number} ${q}`}
          onSelect={() => onChoose(row.number)}
          className={itemClass}
        >
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
    <Command.Item value={action.label} keywords={action.words ?? []} onSelect={run} className={itemClass}>
      <Icon className="size-4 text-ink-3" strokeWidth={1.75} aria-hidden />
      <span className="grow">{action.label}</span>
      {action.keys ? <Key>{action.keys}</Key> : null}
    </Command.Item>
  )
}

/** Find a case, or do anything, without the mouse. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const navigate = useNavigate()
  const groups = usePaletteActions()
  const close = () => {
    setText('')
    onClose()
  }
  const showCase = (number: number) => {
    close()
    void navigate({ to: '/desk/$view/$number', params: { view: 'queue', number: String(number) } })
  }
  return (
    <Dialog.Root open={open} onOpenChange={next => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Popup
          aria-label={texts.palette.label}
          className="fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-arrive overflow-hidden rounded bg-raised shadow-float outline-none"
        >
          <Command label={texts.palette.label} loop>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={texts.palette.placeholder}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-16 outline-none placeholder:text-ink-3"
            />
            <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-13 text-ink-3">{texts.palette.nothing}</Command.Empty>
              <FoundCases q={q} onChoose={showCase} />
              {groups.map(group => (
                <Command.Group key={group.title} heading={group.title} className={groupClass}>
                  {group.actions.map(action => (
                    <ActionItem key={action.label} action={action} onDone={close} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
