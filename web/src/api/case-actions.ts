import type { OfferedAnswers } from '@evenhand/contract/answers.ts'
import type { Case, CaseDate } from '@evenhand/contract/case.ts'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import { keys } from './queries.ts'
import { request } from './request.ts'
import { routes } from './routes.ts'

export type ReplyInput = {
  body: string
  seenVersion: number
  despiteCrossing: boolean
  then: 'open' | 'pending' | 'resolved'
  missingFact?: string
  idempotencyKey: string
  offered?: OfferedAnswers
}
export type DateInput = { kind: CaseDate['kind']; at: string; words: string }
export type StatusInput = { status: 'open' | 'pending' | 'resolved'; missingFact?: string; welfareStep?: string }

/** Every change answers with the case as it is afterwards: shown at once, and the lists are read anew. */
export function keep(client: QueryClient, changed: Case): Case {
  client.setQueryData(keys.case(changed.number), changed)
  void client.invalidateQueries({ queryKey: keys.lists })
  void client.invalidateQueries({ queryKey: keys.counts })
  return changed
}

function caseActions(client: QueryClient) {
  const kept = async (answer: Promise<Case>) => keep(client, await answer)
  return {
    reply: (id: string, body: ReplyInput) => kept(request(routes.reply, { params: { id }, body })),
    undoReply: (id: string) => kept(request(routes.undoReply, { params: { id } })),
    retryReply: (id: string) => kept(request(routes.retryReply, { params: { id } })),
    note: (id: string, body: string) => kept(request(routes.note, { params: { id }, body: { body } })),
    assign: (id: string, userId: string | null) => kept(request(routes.assign, { params: { id }, body: { userId } })),
    snooze: (id: string, until: string) => kept(request(routes.snooze, { params: { id }, body: { until } })),
    status: (id: string, body: StatusInput) => kept(request(routes.status, { params: { id }, body })),
    severity: (id: string, severity: Severity, reason: string) =>
      kept(request(routes.severity, { params: { id }, body: { severity, reason } })),
    setDate: (id: string, date: DateInput) => kept(request(routes.setDate, { params: { id }, body: date })),
    keepDate: (id: string, dateId: string) => kept(request(routes.keepDate, { params: { id, dateId } })),
    withdrawDate: (id: string, dateId: string, reason: string) =>
      kept(request(routes.withdrawDate, { params: { id, dateId }, body: { reason } })),
    linkContact: async (id: string, contactId: string) => {
      const changed = await kept(request(routes.linkContact, { params: { id }, body: { contactId } }))
      void client.invalidateQueries({ queryKey: keys.customers })
      return changed
    },
    join: (id: string, otherCaseId: string) => kept(request(routes.join, { params: { id }, body: { otherCaseId } })),
    dismiss: (suggestionId: string) => kept(request(routes.dismiss, { params: { id: suggestionId } })),
    undoMerge: (mergeId: string) => kept(request(routes.undoMerge, { params: { id: mergeId } })),
  }
}
export type CaseActions = ReturnType<typeof caseActions>

export function useCaseActions(): CaseActions {
  const client = useQueryClient()
  return useMemo(() => caseActions(client), [client])
}
