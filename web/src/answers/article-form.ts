import type { Article, ArticleInput } from '@evenhand/contract/answers.ts'

/** What stands in the fields of the editor. */
export type ArticleForm = { title: string; body: string; language: string; tags: string; state: Article['state']; url: string }

type Words = Pick<Article, 'title' | 'body' | 'language' | 'tags' | 'state' | 'url'>

export function formOf(article: Words | null): ArticleForm {
  if (!article)
    return { title: '', body: '', language: navigator.language.split('-')[0] ?? 'en', tags: '', state: 'published', url: '' }
  const { title, body, language, tags, state, url } = article
  return { title, body, language: language ?? '', tags: tags.join(', '), state, url: url ?? '' }
}

export function inputOf({ title, body, language, tags, state, url }: ArticleForm): ArticleInput {
  return {
    title: title.trim(),
    body,
    language: language === '' ? null : language,
    tags: [...new Set(tags.split(',').map(tag => tag.trim()))].filter(tag => tag !== ''),
    state,
    url: url.trim() === '' ? null : url.trim(),
  }
}
