import { ApiError } from '@evenhand/contract/client.ts'
import type { Import, ImportFormat, ImportKind, startImport } from '@evenhand/contract/imports.ts'
import type { Problem } from '@evenhand/contract/problem.ts'

/** The path is repeated from the contract, whose schemas stay out of the bundle; the file itself is the body. */
const path = '/api/imports' satisfies (typeof startImport)['path']

type Answered = Import | Problem | null
/** How a file is to be taken. */
export type Asked = {
  kind: ImportKind
  format: ImportFormat
  mapping: string | null
  /** Of conversations. */
  history: boolean
  /** Of everything else. */
  dryRun: boolean
}
type Upload = {
  file: File
  asked: Asked
  signal: AbortSignal
  onSent: (bytes: number) => void
}

/**
 * Sends a file as it is read, with progress. `XMLHttpRequest`, because `fetch` says nothing of what has been sent.
 * @throws ApiError with the server's refusal, TypeError when the server cannot be reached, AbortError when stopped
 */
export function upload({ file, asked, signal, onSent }: Upload): Promise<Import> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const { kind, format, mapping, history, dryRun } = asked
    const query = new URLSearchParams({
      kind,
      format,
      fileName: file.name,
      ...(mapping === null ? {} : { mapping }),
      ...(history ? { history: 'true' } : {}),
      ...(dryRun ? { dryRun: 'true' } : {}),
    })
    sending.open('POST', `${path}?${query}`)
    sending.responseType = 'json'
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.setRequestHeader('accept', 'application/json')
    sending.upload.addEventListener('progress', event => onSent(event.loaded))
    sending.addEventListener('load', () => {
      const answered: Answered = sending.response
      if (sending.status === 200 && answered && 'id' in answered) return resolve(answered)
      const problem = answered && !('id' in answered) ? answered.error : null
      reject(new ApiError(sending.status, problem ?? { code: 'unreadable', message: `The server answered ${sending.status}.` }))
    })
    sending.addEventListener('error', () => reject(new TypeError('The server cannot be reached.')))
    sending.addEventListener('abort', () => reject(new DOMException('Stopped by the reader.', 'AbortError')))
    signal.addEventListener('abort', () => sending.abort())
    sending.send(file)
  })
}
