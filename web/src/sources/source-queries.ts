import type * as sources from '@evenhand/contract/record-sources.ts'
import { queryOptions } from '@tanstack/react-query'
import { request, route } from '../api/request.ts'

/** Routes of this area; see api/routes.ts. */
export const sourceRoutes = {
  list: route<typeof sources.listSources>('get', '/api/sources'),
  add: route<typeof sources.addSource>('post', '/api/sources'),
  update: route<typeof sources.updateSource>('patch', '/api/sources/{id}'),
}

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: async ({ signal }) => (await request(sourceRoutes.list, { signal })).sources,
})
