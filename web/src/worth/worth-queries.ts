import type * as value from '@evenhand/contract/value.ts'
import type { ValuingShown } from '@evenhand/contract/value.ts'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { sentenceOf } from '../api/problem.ts'
import { request, route } from '../api/request.ts'
import { toast } from '../ui/toasts.ts'

export const worthRoutes = {
  get: route<typeof value.getValuing>('get', '/api/value'),
  gaps: route<typeof value.getValueGaps>('get', '/api/value/gaps'),
  levels: route<typeof value.changeLevels>('post', '/api/value/levels'),
  addRates: route<typeof value.addRates>('post', '/api/value/rates'),
  removeRate: route<typeof value.removeRate>('post', '/api/value/rates/remove'),
  setMargins: route<typeof value.setMargins>('post', '/api/value/margins'),
  removeMargin: route<typeof value.removeMargin>('post', '/api/value/margins/remove'),
}

export const valuingQuery = queryOptions({
  queryKey: ['value'],
  queryFn: ({ signal }) => request(worthRoutes.get, { signal }),
  // A run over all takes moments; its end is told without a click.
  refetchInterval: query => (query.state.data?.isRunning === true ? 3000 : false),
})
export const gapsQuery = queryOptions({
  queryKey: ['value', 'gaps'],
  queryFn: ({ signal }) => request(worthRoutes.gaps, { signal }),
})

/** One change after the other, and buttons that keep the focus meanwhile: what is shown afterwards is what the server says. `problem` is why the last one was refused. */
export function useWorthChange(said: string) {
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = async (work: () => Promise<ValuingShown>): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    try {
      client.setQueryData(valuingQuery.queryKey, await work())
      setProblem(null)
      toast({ id: 'worth', message: said })
      await client.invalidateQueries({ queryKey: gapsQuery.queryKey })
      await client.invalidateQueries({ queryKey: keys.customers })
      return true
    } catch (error) {
      setProblem(sentenceOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { change, problem, isBusy }
}
