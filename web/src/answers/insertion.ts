import type { AnswerSuggestion } from '@evenhand/contract/answers.ts'

/** What is put into the reply: the passage, and where the customer can read all of it. */
export function insertedText({ text, url }: Pick<AnswerSuggestion, 'text' | 'url'>): string {
  return url === null ? text : `${text}\n\n${url}`
}

/** Behind what is written already, with an empty line between. */
export function withInserted(body: string, text: string): string {
  const before = body.trimEnd()
  return before === '' ? text : `${before}\n\n${text}`
}
