import type { ImportKind } from '@evenhand/contract/imports.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { guessFormat } from './guess-format.ts'
import { isOurLayout } from './columns.ts'
import { preview } from './preview.ts'
import { readHead } from './read-head.ts'
import { isOfMessages, missingFields, recordFormatOf } from './record-choices.ts'

const headBytes = 64 * 1024

/** What a file holds: guessed, until a person says otherwise; null while it is looked at. */
export function useKind(file: File): { kind: ImportKind | null; setKind: (kind: ImportKind) => void } {
  const [said, setKind] = useState<ImportKind | null>(null)
  const { data } = useQuery({
    queryKey: ['import-kind', file.name, file.size, file.lastModified],
    queryFn: ({ signal }) => guessKind(file, signal),
    staleTime: Infinity,
    retry: false,
  })
  return { kind: said ?? data ?? null, setKind }
}

async function guessKind(file: File, signal: AbortSignal): Promise<ImportKind> {
  const format = recordFormatOf(file.name)
  const start = await file.slice(0, headBytes).text()
  const head = readHead(start)
  if (guessFormat(file.name, start) === 'twcs') return 'conversations'
  if (head !== null && (isOurLayout(head) || isOfMessages(head.headers))) return 'conversations'
  try {
    const found = await preview({ file, kind: null, format, mapping: null, signal })
    if (found === null) return 'orders'
    const isClear = missingFields(found).length === 0 && found.fields.filter(({ column }) => column !== null).length > 1
    return isClear && !isOfMessages(found.columns.map(({ name }) => name)) ? found.kind : 'conversations'
  } catch {
    // What cannot be read is told where it is sent.
    return 'conversations'
  }
}
