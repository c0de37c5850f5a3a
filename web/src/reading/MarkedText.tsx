import type { Message } from '@evenhand/contract/case.ts'
import { markedPieces, tellingWords } from './evidence.ts'
import { useIsMarked } from './marked.ts'

/** The words of a message; while somebody looks at how it was read, those that carried it are underlined. */
export function MarkedText({ message }: { message: Message }) {
  const isMarked = useIsMarked(message.id)
  if (!isMarked || message.reading === null) return message.body
  return markedPieces(message.body, tellingWords(message.reading.evidence)).map(({ text, marked }, i) =>
    marked ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text stand where they stand
      <mark key={i} className="bg-transparent text-inherit underline decoration-(--critical) decoration-2 underline-offset-4">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
