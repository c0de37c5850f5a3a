import { importFormats } from './formats.ts'
import type { ImportFormat } from '@evenhand/contract/imports.ts'
import { useQueryClient } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { keys } from '../api/queries.ts'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { ColumnsForm } from './ColumnsForm.tsx'
import { guessColumns, isOurLayout, mappingOf } from './columns.ts'
import type { Columns } from './columns.ts'
import { guessFormat } from './guess-format.ts'
import { byteWords } from './numbers.ts'
import { HistoryField, isLongAgo } from './HistoryField.tsx'
import { newestTime } from './newest-time.ts'
import type { Ends } from './newest-time.ts'
import { readHead } from './read-head.ts'
import type { Head } from './read-head.ts'
import { Progress } from './Progress.tsx'
import { upload } from './upload.ts'

const headBytes = 64 * 1024

function useGuess(file: File) {
  const [format, setFormat] = useState<ImportFormat | ''>('')
  const [guessed, setGuessed] = useState<boolean | null>(null)
  const [head, setHead] = useState<Head | null>(null)
  const [columns, setColumns] = useState<Columns | null>(null)
  const [ends, setEnds] = useState<Ends | null>(null)
  useEffect(() => {
    let gone = false
    const look = async () => {
      const beginning = await file.slice(0, headBytes).text()
      const tail = await file.slice(Math.max(headBytes, file.size - headBytes)).text()
      const guess = guessFormat(file.name, beginning)
      if (gone) return
      const found = readHead(beginning)
      if (found !== null && !isOurLayout(found)) {
        setHead(found)
        setColumns(guessColumns(found, Intl.DateTimeFormat().resolvedOptions().timeZone))
      }
      setEnds({ head: beginning, tail })
      setGuessed(guess !== null)
      setFormat(guess ?? 'csv')
    }
    void look()
    return () => {
      gone = true
    }
  }, [file])
  const newest = ends && format ? newestTime(ends, format, columns) : null
  return { format, setFormat, guessed, head, columns, setColumns, newest }
}

function useUpload(file: File, onDone: () => void) {
  const client = useQueryClient()
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const start = async (format: ImportFormat, mapping: string | null, history: boolean) => {
    stopper.current = new AbortController()
    setSent(0)
    setProblem(null)
    // The server knows the import from its first bytes on, so the history may show it meanwhile.
    const watch = setInterval(() => void client.invalidateQueries({ queryKey: keys.imports }), 1500)
    try {
      await upload({ file, format, mapping, history, signal: stopper.current.signal, onSent: setSent })
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
  const { format, setFormat, guessed, head, columns, setColumns, newest } = useGuess(file)
  const [chosen, setChosen] = useState<boolean | null>(null)
  const history = chosen ?? isLongAgo(newest)
  const { sent, problem, start, stop } = useUpload(file, onDone)
  const asked = format === 'csv' ? columns : null
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
        <form
          className="mt-5 flex flex-col gap-5"
          onSubmit={event => {
            event.preventDefault()
            if (format) void start(format, asked ? mappingOf(asked) : null, history)
          }}
        >
          <SelectField
            label={texts.imports.format}
            hint={guessed === false ? texts.imports.unknownFormat : texts.imports.guessed}
            value={format}
            onChange={event => setFormat(importFormats.find(one => one === event.target.value) ?? 'csv')}
          >
            {importFormats.map(one => (
              <option key={one} value={one}>
                {texts.imports.formatNames[one]}
              </option>
            ))}
          </SelectField>
          {asked && head ? <ColumnsForm head={head} columns={asked} onChange={setColumns} /> : null}
          <HistoryField history={history} onChange={setChosen} />
          <div className="flex gap-2">
            <Button look="primary" type="submit" disabled={!format}>
              {texts.imports.start}
            </Button>
            <Button onClick={onDone}>{texts.imports.another}</Button>
          </div>
        </form>
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
