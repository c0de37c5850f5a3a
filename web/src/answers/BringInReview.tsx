import type { ArticleImport } from '@evenhand/contract/answers.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { toast } from '../ui/toasts.ts'
import { languageName } from '../ui/time-words.ts'
import { answerKeys } from './answer-queries.ts'
import { bringIn, type Source } from './bring-in.ts'
import type { PlacedFile } from './read-dropped.ts'

const t = texts.bring
const sources = ['markdown', 'zendesk', 'chatwoot'] as const
const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'] as const
const mostShown = 50

function LeftOut({ leftOut }: Pick<ArticleImport, 'leftOut'>) {
  if (leftOut.length === 0) return null
  return (
    <details className="mt-3 text-13">
      <summary className="text-late">{t.leftOut(leftOut.length)}</summary>
      <ul className="mt-1.5 flex max-h-60 flex-col gap-1 overflow-y-auto text-12 text-ink-2">
        {leftOut.slice(0, mostShown).map(({ name, article, reason }) => (
          <li key={`${name} ${article ?? ''} ${reason}`}>
            <span className="font-medium">{article ?? name}</span>: {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}

type Props = {
  files: PlacedFile[]
  source: Source
  onSource: (source: Source) => void
  onAnother: () => void
  onClose: () => void
}

/** What would happen with these files; then it does. */
export function BringInReview({ files, source, onSource, onAnother, onClose }: Props) {
  const client = useQueryClient()
  const [language, setLanguage] = useState('')
  const [busy, setBusy] = useState(false)
  const asked = language === '' ? null : language
  const names = files.map(({ name, file }) => `${name} ${file.size} ${file.lastModified}`)
  const { data, error } = useQuery({
    queryKey: ['bring-in', source, language, names],
    queryFn: () => bringIn(source, asked, files, true),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  })
  const news = data ? data.created + data.changed : 0
  const start = async () => {
    setBusy(true)
    try {
      const done = await bringIn(source, asked, files, false)
      toast({ id: 'bring-in', message: t.done(done.created, done.changed) })
      await client.invalidateQueries({ queryKey: answerKeys.all })
      onClose()
    } catch (refused) {
      toast({ id: 'problem', message: sentenceOf(refused), problem: true })
      setBusy(false)
    }
  }
  return (
    <div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t.source}
          hint={t.chosen(files.length)}
          value={source}
          onChange={event => onSource(sources.find(one => one === event.target.value) ?? 'markdown')}
        >
          {sources.map(one => (
            <option key={one} value={one}>
              {t.sources[one]}
            </option>
          ))}
        </SelectField>
        <SelectField label={t.language} value={language} onChange={event => setLanguage(event.target.value)}>
          <option value="">{texts.article.noLanguage}</option>
          {languages.map(tag => (
            <option key={tag} value={tag}>
              {languageName(tag) ?? tag}
            </option>
          ))}
        </SelectField>
      </div>
      <div role="status" className="nums mt-4 text-13">
        {error ? <p className="text-late">{sentenceOf(error)}</p> : null}
        {!error && !data ? <p className="text-ink-3">{t.looking}</p> : null}
        {data ? (
          <p>{news === 0 && data.unchanged === 0 ? t.nothing : t.would(data.created, data.changed, data.unchanged)}</p>
        ) : null}
      </div>
      {data ? <LeftOut leftOut={data.leftOut} /> : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="primary" disabled={busy || news === 0} onClick={() => void start()}>
          {t.start(news)}
        </Button>
        <Button look="quiet" disabled={busy} onClick={onAnother}>
          {t.another}
        </Button>
      </div>
    </div>
  )
}
