import type { Case } from '@evenhand/contract/case.ts'
import type { LiveEvent } from '@evenhand/contract/live.ts'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answerKeys } from '../answers/answer-queries.ts'
import { keys } from '../api/queries.ts'
import { fairnessQuery } from '../fairness/fairness-queries.ts'
import { changedCases } from './changed-cases.ts'
import { gather } from './gather.ts'
import { notePresence } from './presence.ts'
import { openStream } from './stream.ts'

/** Lists are read anew at most this often, however much arrives. */
const listEveryMs = 1000
const customersEveryMs = 10_000

function readAllAnew(client: QueryClient): void {
  for (const queryKey of [keys.lists, keys.counts, keys.cases, keys.customers, answerKeys.all, fairnessQuery.queryKey])
    void client.invalidateQueries({ queryKey })
}

function shownCases(client: QueryClient) {
  return client.getQueriesData<Case>({ queryKey: keys.cases }).flatMap(([, shown]) => (shown ? [shown] : []))
}

/** What is on the screen of these customers, and of the household of whoever is. */
function readCustomersAnew(client: QueryClient, ids: readonly string[]): void {
  const isMeant = (id: unknown) => ids.length === 0 || ids.some(one => one === id)
  const isShown = client.getQueryCache().findAll({ queryKey: keys.customers, type: 'active' }).length > 0
  void client.invalidateQueries({ queryKey: keys.customers, predicate: ({ queryKey: [, id] }) => isMeant(id) })
  if (isShown) void client.invalidateQueries({ queryKey: keys.households })
}

type Gathered = { lists: () => void; allCustomers: () => void }

function hear(client: QueryClient, event: LiveEvent, { lists: listsChanged, allCustomers }: Gathered): void {
  switch (event.type) {
    case 'customers':
      return event.ids.length === 0 ? allCustomers() : readCustomersAnew(client, event.ids)
    case 'cases':
      for (const number of changedCases(shownCases(client), event.cases))
        void client.invalidateQueries({ queryKey: keys.case(number) })
      return listsChanged()
    case 'many':
      void client.invalidateQueries({ queryKey: keys.cases })
      return listsChanged()
    case 'import':
      return void client.invalidateQueries({ queryKey: keys.imports })
    case 'answers':
      return void client.invalidateQueries({ queryKey: answerKeys.all })
    case 'fairness':
      return void client.invalidateQueries({ queryKey: fairnessQuery.queryKey })
    case 'presence':
      return notePresence(event.caseId, event.viewers)
    default:
      // A newer server says something that this page does not know yet.
      return undefined
  }
}

/** Keeps what is on the screen true while the page is open. Events bring ids and versions; contents are read anew. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const lists = gather(listEveryMs, () => {
      void client.invalidateQueries({ queryKey: keys.lists })
      void client.invalidateQueries({ queryKey: keys.counts })
    })
    // While a list of customers comes in, everybody changes all the time.
    const everybody = gather(customersEveryMs, () => readCustomersAnew(client, []))
    const close = openStream({
      onEvent: event => hear(client, event, { lists: lists.call, allCustomers: everybody.call }),
      onReturn: () => readAllAnew(client),
    })
    return () => {
      close()
      lists.cancel()
      everybody.cancel()
    }
  }, [client])
}
