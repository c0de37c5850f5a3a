import type { AnswerSuggestion } from '@evenhand/contract/answers.ts'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { ChevronDown, CornerDownLeft, Lightbulb } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Key } from '../ui/Key.tsx'
import { languageName } from '../ui/time-words.ts'
import type { Suggesting } from './use-suggestions.ts'

const t = texts.suggestions

function nameOf({ kind, title, caseNumber }: AnswerSuggestion): string {
  if (kind === 'article' || caseNumber === null) return title
  return kind === 'community' ? t.fromCommunity(caseNumber) : t.fromCase(caseNumber)
}

/** Where it comes from: the article here, or the case that it was kept of. */
function Source({ suggestion }: { suggestion: AnswerSuggestion }) {
  const name = nameOf(suggestion)
  const className = 'one-line -mt-2 pt-2 font-medium text-ink underline-offset-2 hover:underline'
  if (suggestion.kind === 'article') {
    return (
      <Link to="/articles/$id" params={{ id: suggestion.documentId }} className={className} title={t.read}>
        {name}
      </Link>
    )
  }
  return (
    <Link
      to="/desk/$view/$number"
      params={{ view: 'resolved', number: String(suggestion.caseNumber ?? '') }}
      className={className}
    >
      {name}
    </Link>
  )
}

function Marks({ suggestion }: { suggestion: AnswerSuggestion }) {
  const language = suggestion.otherLanguage && suggestion.language ? languageName(suggestion.language) : null
  return (
    <>
      <span
        className={clsx('shrink-0', suggestion.sureness === 'sure' ? 'text-kept' : 'text-ink-3')}
        title={suggestion.why.length > 0 ? t.why(suggestion.why.join(', ')) : undefined}
      >
        {t.sureness[suggestion.sureness]}
      </span>
      {language ? <span className="shrink-0 text-high">{t.otherLanguage(language)}</span> : null}
      {suggestion.fared.used + suggestion.fared.edited > 0 ? (
        <span className="nums one-line max-sm:hidden">{texts.fared(suggestion.fared)}</span>
      ) : null}
    </>
  )
}

type CardProps = { suggestion: AnswerSuggestion; isFirst: boolean; onInsert: () => void }

function Card({ suggestion, isFirst, onInsert }: CardProps) {
  const [open, setOpen] = useState(false)
  return (
    <li className="flex items-start gap-3 py-2">
      <div className="min-w-0 grow">
        <p className="flex min-w-0 items-baseline gap-2 text-12 text-ink-3">
          <span className="sr-only">{t.from} </span>
          <Source suggestion={suggestion} />
          <Marks suggestion={suggestion} />
        </p>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          dir="auto"
          lang={suggestion.language ?? undefined}
          className={clsx(
            'mt-0.5 w-full rounded text-start text-13 leading-5 whitespace-pre-line text-ink-2 hover:text-ink',
            open ? 'block max-h-[24dvh] overflow-y-auto' : 'line-clamp-2',
          )}
        >
          {suggestion.headings.length > 0 ? `${suggestion.headings.at(-1) ?? ''}: ` : ''}
          {suggestion.text}
        </button>
      </div>
      <Button look={isFirst ? 'plain' : 'quiet'} size="small" onClick={onInsert}>
        <CornerDownLeft className="size-3.5" aria-hidden />
        <span>
          {t.insert}
          <span className="sr-only">{t.insertLabel(nameOf(suggestion))}</span>
        </span>
        {isFirst ? (
          <span className="pointer-coarse:hidden" aria-hidden>
            <Key>I</Key>
          </span>
        ) : null}
      </Button>
    </li>
  )
}

type Props = { suggesting: Suggesting; onInserted: () => void }

/** Answers beside the reply box, one of them open. Nothing is sent from here: a person puts it in, changes it and sends it. */
export function Suggestions({ suggesting, onInserted }: Props) {
  const { suggestions, best } = suggesting
  const [showsAll, setShowsAll] = useState(false)
  const insert = (suggestion: AnswerSuggestion) => {
    suggesting.insert(suggestion)
    setShowsAll(false)
    onInserted()
  }
  const first = best ?? (showsAll ? suggestions[0] : undefined)
  useCommand('insert-answer', () => first && insert(first), first !== undefined)
  if (suggestions.length === 0) return null
  const shown = showsAll ? suggestions : best ? [best] : []
  const hidden = suggestions.length - shown.length
  return (
    <section
      aria-label={t.label}
      className="mt-2 max-h-[38dvh] animate-arrive overflow-y-auto rounded border border-accent-line bg-accent-soft px-3"
    >
      <ul className="divide-y divide-accent-line/60">
        {shown.map(suggestion => (
          <Card
            key={suggestion.documentId}
            suggestion={suggestion}
            isFirst={suggestion === first}
            onInsert={() => insert(suggestion)}
          />
        ))}
      </ul>
      {hidden > 0 || showsAll ? (
        <button
          type="button"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
          className={clsx(
            'inline-flex h-7 items-center gap-1.5 text-12 text-ink-2 hover:text-ink pointer-coarse:h-10',
            shown.length > 0 && '-mt-1 mb-0.5',
          )}
        >
          {shown.length === 0 ? <Lightbulb className="size-3.5" strokeWidth={1.75} aria-hidden /> : null}
          {showsAll ? t.less : best ? t.more(hidden) : t.unsure(hidden)}
          <ChevronDown className={clsx('size-3.5', showsAll && 'rotate-180')} aria-hidden />
        </button>
      ) : null}
    </section>
  )
}
