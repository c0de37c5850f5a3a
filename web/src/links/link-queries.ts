import type * as links from '@evenhand/contract/links.ts'
import { queryOptions } from '@tanstack/react-query'
import { request, route } from '../api/request.ts'

export const linkRoutes = {
  ofCase: route<typeof links.getCaseLink>('get', '/api/cases/{id}/link'),
  confirm: route<typeof links.confirmLink>('post', '/api/links/{id}/confirm'),
  reject: route<typeof links.rejectLink>('post', '/api/links/{id}/reject'),
  undo: route<typeof links.undoLink>('post', '/api/links/{id}/undo'),
  restore: route<typeof links.restoreLink>('post', '/api/links/{id}/restore'),
  sayWho: route<typeof links.sayWho>('post', '/api/profiles/{id}/link'),
  object: route<typeof links.objectAsProfile>('post', '/api/profiles/{id}/objection'),
  choice: route<typeof links.getLinkChoice>('get', '/api/linking'),
  choose: route<typeof links.chooseLinking>('post', '/api/linking'),
}

export const linkKeys = { all: ['links'], choice: ['link-choice'] } as const

/** Who the author of a case is. Suggestions are made a little later than the case, and nobody is told of them, so it is asked again. */
export function caseLinkQuery(caseId: string) {
  return queryOptions({
    queryKey: [...linkKeys.all, caseId],
    queryFn: ({ signal }) => request(linkRoutes.ofCase, { params: { id: caseId }, signal }),
    refetchInterval: query => (query.state.data?.link === null ? 20_000 : false),
  })
}

export const linkChoiceQuery = queryOptions({
  queryKey: linkKeys.choice,
  queryFn: ({ signal }) => request(linkRoutes.choice, { signal }),
})
