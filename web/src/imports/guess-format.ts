import type { MessageFormat } from '@evenhand/contract/imports.ts'

/** The headers of the public "Customer Support on Twitter" layout. */
const twcsHeaders = ['tweet_id', 'author_id', 'inbound', 'created_at', 'text', 'response_tweet_id', 'in_response_to_tweet_id']

/**
 * Guesses the layout from the name and the first bytes of a file; null when it looks like none.
 * @param head some hundred characters from the beginning
 */
export function guessFormat(fileName: string, head: string): MessageFormat | null {
  const firstLine = (head.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '').trim()
  if (firstLine.startsWith('{')) return 'jsonl'
  const headers = new Set(firstLine.split(',').map(header => header.trim().replaceAll('"', '').toLowerCase()))
  if (twcsHeaders.every(header => headers.has(header))) return 'twcs'
  if (headers.size > 1) return 'csv'
  if (/\.(jsonl|ndjson)$/i.test(fileName)) return 'jsonl'
  return /\.csv$/i.test(fileName) ? 'csv' : null
}
