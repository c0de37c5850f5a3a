import { ApiError } from '@evenhand/contract/client.ts'
import { texts } from '../texts/en.ts'

/** What an error says to the reader: the server's own sentence where there is one. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) return error.message
  if (error instanceof TypeError) return texts.problem.offline
  return texts.problem.unexpected
}

export function hasCode(error: unknown, code: string): error is ApiError {
  return error instanceof ApiError && error.code === code
}

/** A moment of weakness on the other side: worth another try. */
export function isServersFault(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 500
}

export function hasStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status
}
