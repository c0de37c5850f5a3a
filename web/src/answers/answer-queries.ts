import type { ArticleRow } from '@evenhand/contract/answers.ts'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../api/request.ts'
import { answerRoutes } from './answer-routes.ts'

/** All of them begin alike, so that a change of any answer reads them anew. */
export const answerKeys = {
  all: ['answers'],
  suggestions: (caseId: string, asked: string) => ['answers', 'suggestions', caseId, asked],
  articles: ['answers', 'articles'],
  article: (id: string) => ['answers', 'article', id],
  kept: ['answers', 'kept'],
} as const

/** `asked` names what the customer says now: other words have other answers. */
export function suggestionsQuery(caseId: string, asked: string) {
  return queryOptions({
    queryKey: answerKeys.suggestions(caseId, asked),
    queryFn: ({ signal }) => request(answerRoutes.suggestions, { params: { id: caseId }, signal }),
    // An answer that does not come is no reason to bother anybody who writes.
    retry: 1,
  })
}

export type ArticleState = ArticleRow['state']
const pageSize = 50

export function articlesQuery(q: string, state: ArticleState | null) {
  return infiniteQueryOptions({
    queryKey: [...answerKeys.articles, q, state],
    queryFn: ({ pageParam, signal }) =>
      request(answerRoutes.articles, {
        query: { q, limit: pageSize, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: last => last.next,
    placeholderData: keepPreviousData,
  })
}

export function articleQuery(id: string) {
  return queryOptions({
    queryKey: answerKeys.article(id),
    queryFn: ({ signal }) => request(answerRoutes.article, { params: { id }, signal }),
  })
}

/** A version never changes. */
export function articleVersionQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['article-version', id, version],
    queryFn: ({ signal }) => request(answerRoutes.version, { params: { id, version }, signal }),
    staleTime: Infinity,
  })
}

export const keptQuery = queryOptions({
  queryKey: answerKeys.kept,
  queryFn: async ({ signal }) => (await request(answerRoutes.kept, { signal })).kept,
})
