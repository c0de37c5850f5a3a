import type { Case } from '@evenhand/contract/case.ts'
import type { Labels, UnderstandingInput } from '@evenhand/contract/understanding.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { keep } from '../api/case-actions.ts'
import { sentenceOf } from '../api/problem.ts'
import { keys } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { runCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { dismissToast, toast } from '../ui/toasts.ts'
import { confirmedAs, eased, labelsOf, type LesserGrade } from './labels.ts'

/** The message that the look is about, or else the latest of the customer that was read. */
export function readMessage(shown: Case): Case['messages'][number] | undefined {
  const read = shown.messages.filter(({ reading, ofThisCase }) => reading !== null && ofThisCase)
  return read.find(({ id }) => id === shown.triage?.messageId) ?? read.at(-1)
}

type Said = Pick<UnderstandingInput, 'messageId' | 'labels' | 'reason'>

const wordOf = (severity: Severity): string => texts.severity[severity].toLowerCase()

function understandingSteps(client: QueryClient, shown: Case) {
  const { id, number, version } = shown

  const undo = async (correctionId: string) => {
    dismissToast(`case ${number}`)
    try {
      keep(client, await request(routes.undoUnderstanding, { params: { id: correctionId } }))
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
  }

  /** Shown at once; what the server answers, or that it refuses, follows. */
  const say = async (said: Said, message: string, expected?: Partial<Case>): Promise<boolean> => {
    runCommand('settle')
    if (expected) client.setQueryData(keys.case(number), { ...shown, ...expected })
    try {
      const body = { ...said, seenVersion: version, idempotencyKey: crypto.randomUUID() }
      const after = keep(client, await request(routes.understand, { params: { id }, body }))
      const correctionId = after.timeline.findLast(({ kind }) => kind === 'understood')?.subjectId
      const action = { label: texts.action.undo, run: () => void (correctionId && undo(correctionId)) }
      toast({ id: `case ${number}`, message, ...(correctionId ? { action } : {}) })
      return true
    } catch (error) {
      if (expected) client.setQueryData(keys.case(number), shown)
      void client.invalidateQueries({ queryKey: keys.case(number) })
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
      return false
    }
  }

  const message = readMessage(shown)
  return {
    /** Yes: it is as grave as it may be. */
    confirm: async () => {
      if (!shown.triage || !message?.reading) return
      const { severity } = shown.triage
      const said = { messageId: message.id, labels: confirmedAs(message.reading, severity), reason: 'confirmed' } as const
      await say(said, texts.triage.confirmed(number, wordOf(severity)), { triage: null, severity })
    },
    /** No: it is what it was read as. */
    dispel: async () => {
      if (!shown.triage || !message?.reading) return
      const said = { messageId: message.id, labels: labelsOf(message.reading), reason: 'confirmed' } as const
      await say(said, texts.triage.dispelled(number, wordOf(shown.severity)), { triage: null })
    },
    /** No, and it is less than it was read: until somebody looked it waited higher. */
    ease: async (grade: LesserGrade) => {
      if (!shown.triage || !message?.reading) return
      const said = { messageId: message.id, labels: eased(message.reading, grade), reason: 'less-serious' } as const
      await say(said, grade === 'none' ? texts.triage.nothing(number) : texts.triage.eased(number, wordOf(grade)), {
        triage: null,
      })
    },
    correct: (messageId: string, labels: Labels, reason: Said['reason']) =>
      say({ messageId, labels, reason }, texts.read.corrected),
  }
}
export type UnderstandingSteps = ReturnType<typeof understandingSteps>

/** What a person can say of how the open case was read. */
export function useUnderstanding(shown: Case): UnderstandingSteps {
  const client = useQueryClient()
  return useMemo(() => understandingSteps(client, shown), [client, shown])
}
