import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { hasStatus } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { ArticleEditor } from './ArticleEditor.tsx'
import { ArticleReader } from './ArticleReader.tsx'
import { articleQuery } from './answer-queries.ts'

const t = texts.article

function Sheet({ children }: { children: ReactNode }) {
  return (
    <main id="cases" tabIndex={-1} className="min-w-0 grow overflow-y-auto bg-surface outline-none">
      <div className="mx-auto max-w-5xl px-8 pt-8 pb-24 max-md:px-4 max-md:pt-3">
        <Link
          to="/articles"
          className="-ml-1 inline-flex h-8 items-center gap-1 text-13 text-ink-2 hover:text-ink pointer-coarse:h-11"
        >
          <ChevronLeft className="size-4" aria-hidden />
          {t.back}
        </Link>
        {children}
      </div>
    </main>
  )
}

/** One article: written by leads, read by everybody. */
export function ArticlePage() {
  const { id = 'new' } = useParams({ strict: false })
  const { can } = useSession()
  const isNew = id === 'new'
  const { data, error, refetch } = useQuery({ ...articleQuery(id), enabled: !isNew })
  const content = () => {
    if (isNew && !can.import) return <p className="mt-6 text-ink-2">{t.cannot}</p>
    if (isNew) return <ArticleEditor key="new" article={null} />
    if (error && (hasStatus(error, 404) || hasStatus(error, 400))) {
      return <Notice title={t.notFound} icon={<SearchX className="size-6" strokeWidth={1.5} aria-hidden />} className="mt-10" />
    }
    if (error && !data) return <ErrorNotice title={texts.articles.loadTitle} error={error} onRetry={() => void refetch()} />
    if (!data) return <Bone className="mt-6 h-80 w-full" />
    return can.import ? <ArticleEditor key={data.id} article={data} /> : <ArticleReader article={data} />
  }
  return <Sheet>{content()}</Sheet>
}
