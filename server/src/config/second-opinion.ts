import { EvenhandError } from '../errors.ts'
import type { Env } from './env.ts'

/** An OpenAI-compatible endpoint that an operator has named. */
export type SecondOpinionConfig = {
  url: string
  key: string | null
  model: string
  budgetPerHour: number
  timeoutMs: number
  allowPrivateAddresses: boolean
}

const usualBudget = 60
const timeoutMs = 20_000

/**
 * @returns null where no endpoint is named
 * @throws EvenhandError `bad-configuration` with the name of the variable; never with the key
 */
export function secondOpinionOf({
  url,
  key,
  model,
  budget,
  private: isPrivate,
}: Env['secondOpinion']): SecondOpinionConfig | null {
  if (url === undefined) return null
  const allowPrivateAddresses = isPrivate === 'yes'
  const parsed = URL.parse(url)
  const isFine = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && allowPrivateAddresses)
  if (!isFine) {
    throw bad(
      'EVENHAND_SECOND_OPINION_URL must look like https://models.example.com/v1; http and private addresses need EVENHAND_SECOND_OPINION_PRIVATE=yes.',
    )
  }
  if (model === undefined)
    throw bad('EVENHAND_SECOND_OPINION_MODEL must name the model that EVENHAND_SECOND_OPINION_URL is asked for.')
  return { url, key: key ?? null, model, budgetPerHour: budgetOf(budget), timeoutMs, allowPrivateAddresses }
}

function budgetOf(text: string | undefined): number {
  if (text === undefined) return usualBudget
  const budget = Number(text)
  if (Number.isInteger(budget) && budget >= 0) return budget
  throw bad(`EVENHAND_SECOND_OPINION_BUDGET is "${text}"; it must be a whole number of questions in an hour.`)
}

function bad(message: string): EvenhandError {
  return new EvenhandError('bad-configuration', message)
}
