import { clsx } from 'clsx'
import { useId, useState } from 'react'
import { texts } from '../texts/en.ts'
import { Markdown } from './Markdown.tsx'

const t = texts.article
const faces = ['write', 'preview'] as const

type Props = { body: string; language: string; onBody: (body: string) => void }

/** Markdown to write, and as it will be read. */
export function ArticleBody({ body, language, onBody }: Props) {
  const [face, setFace] = useState<(typeof faces)[number]>('write')
  const id = useId()
  return (
    <div>
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="text-13 font-medium">
          {t.body}
        </label>
        <div role="tablist" aria-label={t.body} className="flex gap-1">
          {faces.map(one => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={face === one}
              tabIndex={face === one ? 0 : -1}
              onClick={() => setFace(one)}
              onKeyDown={event => {
                if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') setFace(one === 'write' ? 'preview' : 'write')
              }}
              className={clsx(
                'h-7 rounded px-2 text-13 pointer-coarse:h-10',
                face === one ? 'bg-sunken font-medium text-ink dark:bg-hover' : 'text-ink-3 hover:text-ink',
              )}
            >
              {t[one]}
            </button>
          ))}
        </div>
      </div>
      {face === 'write' ? (
        <>
          <textarea
            id={id}
            value={body}
            dir="auto"
            lang={language || undefined}
            maxLength={200_000}
            spellCheck
            aria-describedby={`${id}-hint`}
            onChange={event => onBody(event.target.value)}
            className="mt-1.5 block min-h-[56dvh] w-full resize-y rounded border border-line-strong/80 bg-surface px-3 py-2.5 text-14 leading-5.5 hover:border-line-strong focus-visible:outline-offset-0 pointer-coarse:text-16"
          />
          <p id={`${id}-hint`} className="mt-1.5 text-12 text-ink-3">
            {t.bodyHint}
          </p>
        </>
      ) : (
        <div role="region" aria-label={t.preview} className="mt-1.5 min-h-[56dvh] rounded border border-line bg-canvas px-5 py-4">
          {body.trim() === '' ? (
            <p className="text-ink-3">{t.emptyPreview}</p>
          ) : (
            <Markdown text={body} language={language || null} />
          )}
        </div>
      )}
    </div>
  )
}
