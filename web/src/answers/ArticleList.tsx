import type { ArticleRow } from '@evenhand/contract/answers.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { Moment } from '../ui/Time.tsx'
import { languageName } from '../ui/time-words.ts'
import { articlesQuery, type ArticleState } from './answer-queries.ts'

const t = texts.articles

function Row({ article }: { article: ArticleRow }) {
  const language = article.language ? languageName(article.language) : null
  return (
    <li>
      <Link to="/articles/$id" params={{ id: article.id }} className="focus-inset -mx-3 block rounded px-3 py-3 hover:bg-hover">
        <span className="flex items-baseline gap-3">
          <span dir="auto" lang={article.language ?? undefined} className="min-w-0 grow font-medium text-balance">
            {article.title}
          </span>
          {article.state === 'published' ? null : (
            <span className="shrink-0 rounded border border-line-strong/70 px-1.5 text-12 text-ink-2">
              {t.states[article.state]}
            </span>
          )}
        </span>
        <span className="nums mt-0.5 flex flex-wrap gap-x-3 text-12 text-ink-3">
          {language ? <span>{language}</span> : null}
          {article.state === 'published' ? <span>{texts.fared(article.fared)}</span> : null}
          {article.tags.length > 0 ? <span className="one-line max-w-80">{article.tags.join(', ')}</span> : null}
          <span>
            <Moment at={article.updatedAt} as="ago" />
          </span>
        </span>
      </Link>
    </li>
  )
}

/** Articles, latest change first. */
export function ArticleList({ q, state }: { q: string; state: ArticleState | null }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(articlesQuery(q, state))
  if (error && !data) return <ErrorNotice title={t.loadTitle} error={error} onRetry={() => void refetch()} className="mt-10" />
  if (!data) return <Bone className="mt-5 h-40 w-full" />
  const articles = data.pages.flatMap(page => page.articles)
  if (articles.length === 0) {
    const isFiltered = q !== '' || state !== null
    return (
      <Notice
        title={isFiltered ? t.noneFound : t.none}
        icon={<BookOpen className="size-6" strokeWidth={1.5} aria-hidden />}
        className="mt-10"
      >
        {isFiltered ? null : t.noneHint}
      </Notice>
    )
  }
  return (
    <>
      <ul aria-label={t.title} className="mt-4 divide-y divide-line border-y border-line">
        {articles.map(article => (
          <Row key={article.id} article={article} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button className="mt-4" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </>
  )
}
