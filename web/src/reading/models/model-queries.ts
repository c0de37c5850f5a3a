import type * as models from '@evenhand/contract/models.ts'
import { queryOptions } from '@tanstack/react-query'
import { request, route } from '../../api/request.ts'

export const modelRoutes = {
  list: route<typeof models.listModels>('get', '/api/models'),
  offer: route<typeof models.offerModel>('post', '/api/models'),
  choose: route<typeof models.chooseModel>('post', '/api/models/choice'),
}

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => request(modelRoutes.list, { signal }),
})
