import type { View } from '@evenhand/contract/queue.ts'
import { useNavigate } from '@tanstack/react-router'
import { Menu as MenuIcon, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Key } from '../ui/Key.tsx'
import { runCommand, useCommand } from './commands.ts'

const searchAfterMs = 180

/** What is typed, and a moment later what is searched: the address holds it. */
function useSearchText(q: string) {
  const navigate = useNavigate()
  const [text, setText] = useState(q)
  const [lastQ, setLastQ] = useState(q)
  if (lastQ !== q) {
    setLastQ(q)
    setText(q)
  }
  useEffect(() => {
    if (text.trim() === q.trim()) return undefined
    const timer = setTimeout(() => {
      const words = text.trim()
      void navigate({
        to: '.',
        search: ({ q: _before, ...rest }) => (words ? { ...rest, q: words } : rest),
        replace: true,
      })
    }, searchAfterMs)
    return () => clearTimeout(timer)
  }, [text, q, navigate])
  return { text, setText }
}

export function ListHead({ view, q, found }: { view: View; q: string; found: number | null }) {
  const { text, setText } = useSearchText(q)
  const field = useRef<HTMLInputElement>(null)
  useCommand('search', () => field.current?.focus())
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line pr-3 pl-4 max-md:pl-2">
      <Button look="quiet" size="icon" aria-label={texts.action.menu} className="md:hidden" onClick={() => runCommand('menu')}>
        <MenuIcon className="size-4" aria-hidden />
      </Button>
      <div className="min-w-0 grow">
        <h1 className="one-line text-16 leading-5 font-semibold">{texts.nav.views[view]}</h1>
        <p className="one-line text-12 text-ink-3" role={found === null ? undefined : 'status'}>
          {found === null ? texts.list.order[view] : texts.list.found(found)}
        </p>
      </div>
      <search className="relative w-48 shrink-0 max-xl:w-40">
        <Search className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3" aria-hidden />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label={texts.list.search}
          placeholder={texts.list.search}
          title={texts.list.searchHint}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Escape') return
            setText('')
            field.current?.blur()
          }}
          className="h-8 w-full rounded border border-line bg-canvas pr-7 pl-8 text-13 placeholder:text-ink-3 hover:border-line-strong focus-visible:outline-offset-0 pointer-coarse:h-10 pointer-coarse:text-16"
        />
        {text ? (
          <button
            type="button"
            aria-label={texts.list.clearSearch}
            onClick={() => setText('')}
            className="absolute top-1/2 right-1 inline-flex size-6 -translate-y-1/2 items-center justify-center rounded text-ink-3 hover:text-ink"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        ) : (
          <span className="pointer-events-none absolute top-1/2 right-1.5 -translate-y-1/2 pointer-coarse:hidden">
            <Key>/</Key>
          </span>
        )}
      </search>
    </header>
  )
}
