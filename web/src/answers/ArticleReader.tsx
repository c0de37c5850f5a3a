import type { Article } from '@evenhand/contract/answers.ts'
import { texts } from '../texts/en.ts'
import { languageName } from '../ui/time-words.ts'
import { Markdown } from './Markdown.tsx'

/** For those who use articles and do not write them. */
export function ArticleReader({ article }: { article: Article }) {
  const { title, body, language, state, tags, url, fared } = article
  return (
    <article className="mt-4">
      <h1 dir="auto" lang={language ?? undefined} className="max-w-[40ch] text-28 font-semibold tracking-tight text-balance">
        {title}
      </h1>
      <p className="nums mt-2 flex flex-wrap gap-x-3 text-12 text-ink-3">
        <span>{texts.articles.states[state]}</span>
        {language ? <span>{languageName(language) ?? language}</span> : null}
        <span>{texts.fared(fared)}</span>
        {tags.length > 0 ? <span>{tags.join(', ')}</span> : null}
        {url ? (
          <a href={url} target="_blank" rel="noopener noreferrer" className="text-accent-text underline underline-offset-2">
            {texts.article.url}
          </a>
        ) : null}
      </p>
      <div className="mt-6">
        <Markdown text={body} language={language} />
      </div>
    </article>
  )
}
