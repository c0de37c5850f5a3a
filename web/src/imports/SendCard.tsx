import type { ImportKind } from '@evenhand/contract/imports.ts'
import { useQueryClient } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { keys } from '../api/queries.ts'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { ConversationsForm } from './ConversationsForm.tsx'
import { byteWords } from './numbers.ts'
import { Progress } from './Progress.tsx'
import { RecordsForm } from './RecordsForm.tsx'
import { upload } from './upload.ts'
import type { Asked } from './upload.ts'
import { useKind } from './use-kind.ts'

const kinds = ['conversations', 'customers', 'orders', 'contacts'] as const satisfies readonly ImportKind[]

function useUpload(file: File, onDone: () => void) {
  const client = useQueryClient()
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const start = async (asked: Asked) => {
    stopper.current = new AbortController()
    setSent(0)
    setProblem(null)
    // The server knows the import from its first bytes on, so the history may show it meanwhile.
    const watch = setInterval(() => void client.invalidateQueries({ queryKey: keys.imports }), 1500)
    try {
      await upload({ file, asked, signal: stopper.current.signal, onSent: setSent })
      onDone()
    } catch (error) {
      setSent(null)
      if (!(error instanceof DOMException)) setProblem(sentenceOf(error))
    } finally {
      clearInterval(watch)
      void client.invalidateQueries({ queryKey: keys.imports })
    }
  }
  return { sent, problem, start, stop: () => stopper.current?.abort() }
}

/** A chosen file: what it seems to be, and then how far it has been sent. */
export function SendCard({ file, onDone }: { file: File; onDone: () => void }) {
  const { kind, setKind } = useKind(file)
  const { sent, problem, start, stop } = useUpload(file, onDone)
  const form = { file, onStart: (asked: Asked) => void start(asked), onAnother: onDone }
  return (
    <section className="rounded border border-line bg-canvas p-5">
      <div className="flex items-center gap-3">
        <FileText className="size-5 shrink-0 text-ink-3" strokeWidth={1.5} aria-hidden />
        <p className="one-line grow font-medium">{file.name}</p>
        <p className="nums text-13 text-ink-3">{byteWords(file.size)}</p>
      </div>
      {problem ? (
        <p role="alert" className="mt-4 text-13 text-pretty text-late">
          {problem}
        </p>
      ) : null}
      {sent === null ? (
        <div className="mt-5 flex flex-col gap-6">
          {kind === null ? (
            <Bone className="h-24 w-full" />
          ) : (
            <>
              <SelectField
                label={texts.recordImports.kind}
                hint={texts.recordImports.kindHint}
                value={kind}
                onChange={event => setKind(kinds.find(one => one === event.target.value) ?? kind)}
              >
                {kinds.map(one => (
                  <option key={one} value={one}>
                    {texts.recordImports.kinds[one]}
                  </option>
                ))}
              </SelectField>
              {kind === 'conversations' ? <ConversationsForm {...form} /> : <RecordsForm key={kind} kind={kind} {...form} />}
            </>
          )}
        </div>
      ) : (
        <div className="mt-5 flex items-center gap-4" role="status">
          <div className="grow">
            <p className="nums mb-2 text-13 text-ink-2">
              {texts.imports.sending}: {texts.imports.progress(byteWords(sent), byteWords(file.size))}
            </p>
            <Progress label={texts.imports.sending} done={sent} total={file.size} />
          </div>
          <Button onClick={stop}>{texts.imports.cancel}</Button>
        </div>
      )}
    </section>
  )
}
