import type * as fairness from '@evenhand/contract/fairness.ts'
import { queryOptions } from '@tanstack/react-query'
import { request, route } from '../api/request.ts'

export const fairnessRoutes = {
  get: route<typeof fairness.getFairness>('get', '/api/fairness'),
  ask: route<typeof fairness.askFairness>('post', '/api/fairness/runs'),
  cancel: route<typeof fairness.cancelFairness>('post', '/api/fairness/runs/{id}/cancel'),
}

export const fairnessQuery = queryOptions({
  queryKey: ['fairness'],
  queryFn: ({ signal }) => request(fairnessRoutes.get, { signal }),
})
