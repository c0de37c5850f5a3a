import { useDeferredValue, useState } from 'react'
import { clsx } from 'clsx'
import { useSession } from '../api/session.ts'
import { Page } from '../app/Page.tsx'
import { texts } from '../texts/en.ts'
import { ArticleList } from './ArticleList.tsx'
import type { ArticleState } from './answer-queries.ts'
import { BringIn } from './BringIn.tsx'
import { KeptList } from './KeptList.tsx'
import { ListTools } from './ListTools.tsx'

const t = texts.articles
type Tab = keyof typeof t.tabs

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  return (
    <div role="tablist" aria-label={t.title} className="mt-6 flex gap-5 border-b border-line">
      {(['articles', 'kept'] as const).map(one => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={tab === one}
          aria-controls="tab-content"
          tabIndex={tab === one ? 0 : -1}
          onClick={() => onTab(one)}
          onKeyDown={event => {
            if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onTab(one === 'articles' ? 'kept' : 'articles')
          }}
          className={clsx(
            '-mb-px h-9 border-b-2 text-14 pointer-coarse:h-11',
            tab === one ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-3 hover:text-ink',
          )}
        >
          {t.tabs[one]}
        </button>
      ))}
    </div>
  )
}

/** What the team knows: articles to search and to write, and answers that were kept. */
export function ArticlesPage() {
  const { can } = useSession()
  const [tab, setTab] = useState<Tab>('articles')
  const [words, setWords] = useState('')
  const [state, setState] = useState<ArticleState | null>(null)
  const [bringing, setBringing] = useState(false)
  const q = useDeferredValue(words.trim())
  return (
    <Page title={t.title} lead={t.lead}>
      <Tabs tab={tab} onTab={setTab} />
      <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${tab}`} className="mt-5">
        {tab === 'kept' ? (
          <KeptList />
        ) : (
          <>
            <ListTools
              words={words}
              onWords={setWords}
              state={state}
              onState={setState}
              onBring={can.import ? () => setBringing(!bringing) : null}
              isBringing={bringing}
            />
            {bringing && can.import ? <BringIn onClose={() => setBringing(false)} /> : null}
            <ArticleList q={q} state={state} />
          </>
        )}
      </div>
    </Page>
  )
}
