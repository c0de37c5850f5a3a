import { Link } from '@tanstack/react-router'
import { FileUp, Plus, Search } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import type { ArticleState } from './answer-queries.ts'

const t = texts.articles
const states = ['published', 'draft', 'archived'] as const

type Props = {
  words: string
  onWords: (words: string) => void
  state: ArticleState | null
  onState: (state: ArticleState | null) => void
  /** Null for those who may not write. */
  onBring: (() => void) | null
  isBringing: boolean
}

/** Looking for articles, and bringing in new ones. */
export function ListTools({ words, onWords, state, onState, onBring, isBringing }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label className="relative min-w-48 grow">
        <span className="sr-only">{t.search}</span>
        <Search
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-3"
          strokeWidth={1.75}
          aria-hidden
        />
        <input
          type="search"
          value={words}
          onChange={event => onWords(event.target.value)}
          placeholder={t.search}
          className="h-9 w-full rounded border border-line-strong/80 bg-surface pr-3 pl-9 text-14 placeholder:text-ink-3 focus-visible:outline-offset-0 pointer-coarse:h-11 pointer-coarse:text-16"
        />
      </label>
      <select
        aria-label={texts.article.state}
        value={state ?? ''}
        onChange={event => onState(states.find(one => one === event.target.value) ?? null)}
        className="h-9 rounded border border-line-strong/80 bg-surface px-2 text-13 pointer-coarse:h-11"
      >
        <option value="">{t.allStates}</option>
        {states.map(one => (
          <option key={one} value={one}>
            {t.states[one]}
          </option>
        ))}
      </select>
      {onBring ? (
        <>
          <Button aria-expanded={isBringing} onClick={onBring} className="h-9">
            <FileUp className="size-3.5" aria-hidden />
            {t.bring}
          </Button>
          <Link to="/articles/$id" params={{ id: 'new' }} className={buttonClass('primary', 'normal', 'h-9')}>
            <Plus className="size-3.5" aria-hidden />
            {t.add}
          </Link>
        </>
      ) : null}
    </div>
  )
}
