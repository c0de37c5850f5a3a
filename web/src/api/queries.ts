import type { View } from '@evenhand/contract/queue.ts'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { noteServerTime } from '../live/clock.ts'
import { request } from './request.ts'
import { routes } from './routes.ts'

export const pageSize = 100

export const keys = {
  session: ['session'],
  members: ['members'],
  counts: ['counts'],
  lists: ['cases'],
  list: (view: View, topic: string) => ['cases', view, topic],
  cases: ['case'],
  case: (number: number) => ['case', number],
  whys: ['why'],
  why: (number: number, version: number, full: boolean) => ['why', number, version, full],
  customer: (id: string, caseId: string) => ['customer', id, caseId],
  customers: ['customer'],
  households: ['household'],
  channels: ['channels'],
  imports: ['imports'],
} as const

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }) => {
    const session = await request(routes.session, { signal })
    noteServerTime(session.now)
    return session
  },
  staleTime: 5 * 60_000,
  retry: false,
})

export const membersQuery = queryOptions({
  queryKey: keys.members,
  queryFn: async ({ signal }) => (await request(routes.members, { signal })).members,
  staleTime: 5 * 60_000,
})

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => request(routes.counts, { signal }),
  refetchInterval: 60_000,
})

export function listQuery(view: View, topic: string) {
  return infiniteQueryOptions({
    queryKey: keys.list(view, topic),
    queryFn: ({ pageParam, signal }) =>
      request(routes.cases, {
        query: { view, limit: pageSize, ...(topic ? { topic } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: last => last.next,
  })
}

export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['cases', 'search', q],
    queryFn: ({ signal }) => request(routes.search, { query: { q, limit: 50 }, signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  })
}

/** By the number that people say; it is what stands in the address. */
export function caseQuery(number: number) {
  return queryOptions({
    queryKey: keys.case(number),
    queryFn: ({ signal }) => request(routes.case, { params: { id: String(number) }, signal }),
  })
}

/** The version is part of the key: another version may have other reasons. */
export function whyQuery(number: number, version: number, full: boolean) {
  return queryOptions({
    queryKey: keys.why(number, version, full),
    queryFn: ({ signal }) =>
      request(routes.why, { params: { id: String(number) }, query: { counterfactuals: full ? 'true' : 'false' }, signal }),
    placeholderData: (before, query) => (query?.queryKey[1] === number ? before : undefined),
  })
}

export function customerQuery(id: string, caseId: string) {
  return queryOptions({
    queryKey: keys.customer(id, caseId),
    queryFn: ({ signal }) => request(routes.customer, { params: { id }, query: { forCase: caseId }, signal }),
    staleTime: 30_000,
  })
}

export const channelsQuery = queryOptions({
  queryKey: keys.channels,
  queryFn: async ({ signal }) => (await request(routes.channels, { signal })).channels,
})
