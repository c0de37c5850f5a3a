import type { Case, Reply } from '@evenhand/contract/case.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import { useMemo } from 'react'
import { useCaseActions, type CaseActions, type ReplyInput, type StatusInput } from '../api/case-actions.ts'
import { sentenceOf } from '../api/problem.ts'
import { insertedBack } from '../answers/inserted.ts'
import { hasAnswer, keepAnswer } from '../answers/keep.ts'
import { runCommand } from '../desk/commands.ts'
import { serverNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { dismissToast, toast, type Toast } from '../ui/toasts.ts'
import { momentInSentence } from '../ui/time-words.ts'
import type { NewDate } from './DateDialog.tsx'
import { keepDraft } from './drafts.ts'
import { draftChanged } from './draft-changes.ts'
import { secondsWords } from './seconds-words.ts'

type Told = { ok: true; after: Case } | { ok: false }

/** Runs a step; a refusal is told in the server's words. The list may follow at once, because the reader expects it. */
async function tell(work: Promise<Case>): Promise<Told> {
  try {
    runCommand('settle')
    return { ok: true, after: await work }
  } catch (error) {
    toast({ id: 'problem', message: sentenceOf(error), problem: true })
    return { ok: false }
  }
}

/** As long as the reply is held, it can be taken back; the seconds are the server's. */
function offerUndo(held: Reply, name: string, undo: (reply: Reply) => Promise<void>): void {
  const until = Date.parse(held.sendAt)
  const messageLeft = (left: number) => texts.toast.held(name, secondsWords(left))
  const left = until - serverNow()
  const action = { label: texts.action.undo, run: () => void undo(held) }
  toast({ id: `reply ${held.id}`, message: messageLeft(left), messageLeft, until, action }, Math.max(1000, left))
}

function caseSteps(actions: CaseActions, shown: Case, nameOf: (id: string) => string) {
  const { id, number } = shown
  const done = (message: string, undo?: () => Promise<unknown>, more: Pick<Toast, 'also'> = {}) => {
    const run = () => {
      dismissToast(`case ${number}`)
      void undo?.()
    }
    toast({ id: `case ${number}`, message, ...more, ...(undo ? { action: { label: texts.action.undo, run } } : {}) })
  }

  const undoReply = async (reply: Reply) => {
    dismissToast(`reply ${reply.id}`)
    const told = await tell(actions.undoReply(reply.id))
    if (!told.ok) return
    keepDraft(localStorage, id, 'reply', reply.body)
    insertedBack(localStorage, id)
    draftChanged(id)
    toast({ id: `reply ${reply.id}`, message: texts.toast.taken })
  }
  const keepFrom = async () => {
    dismissToast(`case ${number}`)
    await keepAnswer(id)
  }
  const reopen = async () => {
    const told = await tell(actions.status(id, { status: 'open' }))
    if (told.ok) done(texts.toast.reopened(number))
    return told.ok
  }
  return {
    /** Throws the refusal, because the composer answers some of them itself. */
    reply: async (input: ReplyInput) => {
      runCommand('settle')
      const after = await actions.reply(id, input)
      const held = after.replies.findLast(one => one.state === 'held' && one.body === input.body)
      if (held) offerUndo(held, shown.author.name, undoReply)
      return after
    },
    undoReply,
    reopen,
    retry: (replyId: string) => tell(actions.retryReply(replyId)),
    note: async (body: string) => {
      const told = await tell(actions.note(id, body))
      if (told.ok) done(texts.toast.noted)
      return told.ok
    },
    assign: async (userId: string | null) => {
      const before = shown.assigneeId
      const told = await tell(actions.assign(id, userId))
      const words = userId === null ? texts.toast.unassigned(number) : texts.toast.assigned(number, nameOf(userId))
      if (told.ok) done(words, () => tell(actions.assign(id, before)))
    },
    snooze: async (until: number) => {
      const told = await tell(actions.snooze(id, new Date(until).toISOString()))
      if (told.ok) done(texts.toast.snoozed(number, momentInSentence(until, serverNow())), reopen)
      return told.ok
    },
    resolve: async (more: Omit<StatusInput, 'status'> = {}) => {
      const told = await tell(actions.status(id, { status: 'resolved', ...more }))
      const also = { label: texts.keep.keep, key: 'B', run: () => void keepFrom() }
      if (told.ok) done(texts.toast.resolved(number), reopen, hasAnswer(shown) ? { also } : {})
      return told.ok
    },
    severity: async (severity: Severity, reason: string) => {
      const told = await tell(actions.severity(id, severity, reason))
      if (told.ok) done(texts.toast.severity(number, texts.severity[severity].toLowerCase()))
      return told.ok
    },
    ...dateSteps(actions, id),
    linkContact: async (contactId: string) => {
      const told = await tell(actions.linkContact(id, contactId))
      if (told.ok) done(texts.toast.linked)
    },
    join: async (otherId: string) => {
      const told = await tell(actions.join(id, otherId))
      if (told.ok) done(texts.toast.joined)
    },
    dismiss: (suggestionId: string) => tell(actions.dismiss(suggestionId)),
    takeOut: (mergeId: string) => tell(actions.undoMerge(mergeId)),
  }
}

function dateSteps(actions: CaseActions, id: string) {
  return {
    setDate: async ({ at, ...date }: NewDate) =>
      (await tell(actions.setDate(id, { ...date, at: new Date(at).toISOString() }))).ok,
    keepDate: (dateId: string) => tell(actions.keepDate(id, dateId)),
    withdrawDate: (dateId: string, reason: string) => tell(actions.withdrawDate(id, dateId, reason)),
  }
}

export type CaseSteps = ReturnType<typeof caseSteps>

/** What a person can do with the open case: each step tells what it did, and offers to take it back where it can be. */
export function useCaseSteps(shown: Case, nameOf: (id: string) => string): CaseSteps {
  const actions = useCaseActions()
  return useMemo(() => caseSteps(actions, shown, nameOf), [actions, shown, nameOf])
}
