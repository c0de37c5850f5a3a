import type { Article } from '@evenhand/contract/answers.ts'
import { useQuery } from '@tanstack/react-query'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { languageName } from '../ui/time-words.ts'
import { articleVersionQuery } from './answer-queries.ts'
import { formOf, type ArticleForm } from './article-form.ts'
import { Markdown } from './Markdown.tsx'

const t = texts.article

type Props = {
  article: Article
  version: number
  onClose: () => void
  /** Null for those who only read. */
  onRestore: ((words: Omit<ArticleForm, 'state'>) => void) | null
}

/** An article as it was, and the button that puts its words back into the editor. */
export function VersionDialog({ article, version, onClose, onRestore }: Props) {
  const { data, error, refetch } = useQuery(articleVersionQuery(article.id, version))
  const restore = () => {
    if (!data) return
    const { state: _, ...words } = formOf(data)
    onRestore?.(words)
    onClose()
  }
  const isLatest = version === article.version
  return (
    <Dialog open onClose={onClose} title={t.version(version)} width="widest">
      {error && !data ? <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Bone className="h-48 w-full" /> : null}
      {data ? (
        <>
          <h3 dir="auto" lang={data.language ?? undefined} className="text-20 font-semibold tracking-tight text-balance">
            {data.title}
          </h3>
          <p className="mt-1 mb-4 flex flex-wrap gap-x-3 text-12 text-ink-3">
            <span>{texts.articles.states[data.state]}</span>
            {data.language ? <span>{languageName(data.language) ?? data.language}</span> : null}
            {data.tags.length > 0 ? <span>{data.tags.join(', ')}</span> : null}
          </p>
          <Markdown text={data.body} language={data.language} />
          {onRestore && !isLatest ? (
            <div className="sticky -bottom-6 -mx-6 mt-4 -mb-6 flex flex-wrap items-center justify-between gap-2 border-t border-line bg-raised px-6 py-3">
              <p className="text-13 text-ink-2">{t.restoreHint}</p>
              <Button look="primary" onClick={restore}>
                {t.restore}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </Dialog>
  )
}
