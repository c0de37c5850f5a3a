import { riskKinds } from '@evenhand/domain/facts/need.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'
import { z } from 'zod'

/** What a second model may say of a message: names of classes, and no words. */
export const secondAnswerSchema = z.object({
  severity: z.enum([...severities, 'none']),
  risks: z.array(z.enum(riskKinds)).max(riskKinds.length).default([]),
})
export type SecondAnswer = z.output<typeof secondAnswerSchema>

/** Why there is no answer, in stable words. */
export const secondFailures = ['too-slow', 'refused', 'unreadable', 'unreachable'] as const
export type SecondFailure = (typeof secondFailures)[number]

export class NoSecondAnswer extends Error {
  override readonly name = 'NoSecondAnswer'
  readonly failure: SecondFailure
  constructor(failure: SecondFailure, options?: { cause?: unknown }) {
    super(`The second model gave no answer: ${failure}.`, options)
    this.failure = failure
  }
}

/** A second model that an operator has named. It never decides: the most that it can bring about is that a person looks. */
export type SecondReader = {
  model: string
  /** Questions in an hour, of one workspace. */
  budgetPerHour: number
  /**
   * @param text without names, addresses and numbers (anonymise.ts)
   * @throws NoSecondAnswer
   */
  read(text: string, signal: AbortSignal): Promise<SecondAnswer>
}
