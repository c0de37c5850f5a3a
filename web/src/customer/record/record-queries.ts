import type * as records from '@evenhand/contract/customer-record.ts'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { keys } from '../../api/queries.ts'
import { request, route } from '../../api/request.ts'

const routes = {
  record: route<typeof records.getCustomerRecord>('get', '/api/customers/{id}/record'),
  moments: route<typeof records.listMoments>('get', '/api/customers/{id}/moments'),
  find: route<typeof records.findCustomers>('get', '/api/customers'),
}

/** Beside a case only what the link of its author allows; '' looks at the record for itself. */
export function recordQuery(id: string, forCase: string) {
  return queryOptions({
    queryKey: [...keys.customers, id, 'record', forCase],
    queryFn: ({ signal }) => request(routes.record, { params: { id }, query: forCase === '' ? {} : { forCase }, signal }),
    staleTime: 15_000,
  })
}

/** By the same right as the record. */
export function momentsQuery(id: string, forCase: string) {
  return infiniteQueryOptions({
    queryKey: [...keys.customers, id, 'moments', forCase],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(forCase === '' ? {} : { forCase }), ...(pageParam ? { cursor: pageParam } : {}) }
      return request(routes.moments, { params: { id }, query, signal })
    },
    initialPageParam: '',
    getNextPageParam: last => last.next,
    staleTime: 15_000,
  })
}

export function peopleQuery(q: string, limit = 20) {
  return queryOptions({
    queryKey: [...keys.customers, 'find', q, limit],
    queryFn: async ({ signal }) => (await request(routes.find, { query: { q, limit: String(limit) }, signal })).customers,
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
}
