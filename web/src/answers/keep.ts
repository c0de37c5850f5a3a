import type { Case, Message } from '@evenhand/contract/case.ts'
import { request } from '../api/request.ts'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { toast } from '../ui/toasts.ts'
import { answerRoutes } from './answer-routes.ts'

/** Keeps the answer of a case, or a message of its thread, and offers to take that back. Refusals are told in the server's words. */
export async function keepAnswer(caseId: string, messageId?: string): Promise<void> {
  const id = `kept ${caseId}`
  try {
    const kept = await request(answerRoutes.keep, { params: { id: caseId }, body: messageId === undefined ? {} : { messageId } })
    const run = () => void takeBack(id, kept.id)
    toast({ id, message: texts.keep.kept, action: { label: texts.action.undo, run } })
  } catch (error) {
    toast({ id, message: sentenceOf(error), problem: true })
  }
}

async function takeBack(toastId: string, keptId: string): Promise<void> {
  try {
    await request(answerRoutes.forget, { params: { id: keptId } })
    toast({ id: toastId, message: texts.keep.takenBack })
  } catch (error) {
    toast({ id: toastId, message: sentenceOf(error), problem: true })
  }
}

/** Ours, or what somebody else wrote in public: the words of the person who asked are no answer. */
export function isKeepable({ direction, ofThisCase, visibility, deletedAt, body }: Message): boolean {
  if (deletedAt !== null || body.trim() === '') return false
  return direction === 'out' ? ofThisCase : !ofThisCase && visibility === 'public'
}

export function hasAnswer({ messages }: Pick<Case, 'messages'>): boolean {
  return messages.some(message => message.direction === 'out' && isKeepable(message))
}
