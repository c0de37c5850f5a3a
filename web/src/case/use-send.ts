import type { Case } from '@evenhand/contract/case.ts'
import { useState } from 'react'
import { hasCode, sentenceOf } from '../api/problem.ts'
import { useNameOf } from '../api/session.ts'
import { toast } from '../ui/toasts.ts'
import type { Crossing } from './CrossedDialog.tsx'
import type { Suggesting } from '../answers/use-suggestions.ts'
import type { CaseSteps } from './use-case-steps.ts'
import type { useDraft } from './use-draft.ts'

type Then = 'open' | 'pending' | 'resolved'

/** The words that crossed ours, from what the refusal tells or the case shows. */
function theirsOf(details: Record<string, unknown>, shown: Case, nameOf: (id: string) => string): Crossing['theirs'] {
  const { body, authorUserId } = details
  if (typeof body === 'string') return { name: typeof authorUserId === 'string' ? nameOf(authorUserId) : null, body }
  const latest = shown.replies.findLast(reply => reply.state !== 'undone')
  return latest ? { name: nameOf(latest.authorUserId), body: latest.body } : null
}

/** Sends what is written, as a reply or a note. Words leave the composer only when the server has them. */
export function useSend(shown: Case, steps: CaseSteps, draft: ReturnType<typeof useDraft>, suggesting: Suggesting) {
  const [busy, setBusy] = useState(false)
  const [crossing, setCrossing] = useState<Crossing | null>(null)
  const nameOf = useNameOf()

  const reply = async (body: string, then: Then, missingFact: string | undefined, despiteCrossing: boolean): Promise<boolean> => {
    // `then` is the contract's word; nobody awaits this object.
    const input = {
      body,
      seenVersion: shown.version,
      despiteCrossing,
      // oxlint-disable-next-line unicorn/no-thenable
      then,
      idempotencyKey: draft.sendKey,
      offered: suggesting.offered(),
    }
    try {
      await steps.reply({ ...input, ...(missingFact ? { missingFact } : {}) })
      return true
    } catch (error) {
      if (!hasCode(error, 'reply-crossed')) {
        toast({ id: 'problem', message: sentenceOf(error), problem: true })
        return false
      }
      const sendAnyway = () => void send(then, missingFact, true)
      setCrossing({ sentence: error.message, theirs: theirsOf(error.details, shown, nameOf), mine: body, sendAnyway })
      return false
    }
  }

  async function send(then: Then, missingFact?: string, despiteCrossing = false): Promise<void> {
    const body = draft.body.trim()
    if (body === '' || busy) return
    setBusy(true)
    const sent = draft.kind === 'note' ? await steps.note(body) : await reply(body, then, missingFact, despiteCrossing)
    setBusy(false)
    if (sent && draft.kind === 'reply') suggesting.sent()
    if (sent) draft.setSent(body)
    else draft.keep()
  }
  return { send, busy, crossing, forgetCrossing: () => setCrossing(null) }
}
