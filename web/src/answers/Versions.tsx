import type { Article } from '@evenhand/contract/answers.ts'
import { useState } from 'react'
import { useNameOf } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import type { ArticleForm } from './article-form.ts'
import { VersionDialog } from './VersionDialog.tsx'

const t = texts.article
const shownAtFirst = 8

type Props = { article: Article; onRestore: (words: Omit<ArticleForm, 'state'>) => void }

/** Who wrote which version when; each can be read, and its words put back. */
export function Versions({ article, onRestore }: Props) {
  const nameOf = useNameOf()
  const [open, setOpen] = useState<number | null>(null)
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? article.versions : article.versions.slice(0, shownAtFirst)
  return (
    <section aria-label={t.versions}>
      <h2 className="text-13 font-medium">{t.versions}</h2>
      <ol className="nums mt-1.5 flex flex-col gap-1 text-12 text-ink-3">
        {shown.map(({ version, at, by }) => (
          <li key={version}>
            <Button look="text" size="inline" className="-ml-1 text-12" onClick={() => setOpen(version)}>
              {t.version(version)}
            </Button>{' '}
            <Moment at={at} as="inside" />
            {by === null ? null : ` ${t.by(nameOf(by))}`}
          </li>
        ))}
      </ol>
      {shown.length < article.versions.length ? (
        <Button look="text" size="inline" className="mt-1 -ml-1" onClick={() => setWhole(true)}>
          {t.allVersions(article.versions.length)}
        </Button>
      ) : null}
      {open === null ? null : (
        <VersionDialog article={article} version={open} onClose={() => setOpen(null)} onRestore={onRestore} />
      )}
    </section>
  )
}
