import type { MessageFormat } from '@evenhand/contract/imports.ts'
import { useEffect, useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { ColumnsForm } from './ColumnsForm.tsx'
import { guessColumns, isOurLayout, mappingOf } from './columns.ts'
import type { Columns } from './columns.ts'
import { importFormats } from './formats.ts'
import { guessFormat } from './guess-format.ts'
import { HistoryField, isLongAgo } from './HistoryField.tsx'
import { newestTime } from './newest-time.ts'
import type { Ends } from './newest-time.ts'
import { readHead } from './read-head.ts'
import type { Head } from './read-head.ts'
import type { Asked } from './upload.ts'

const headBytes = 64 * 1024

function useGuess(file: File) {
  const [format, setFormat] = useState<MessageFormat | ''>('')
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

type Props = { file: File; onStart: (asked: Asked) => void; onAnother: () => void }

/** How a file of messages is read, and whether it is history. */
export function ConversationsForm({ file, onStart, onAnother }: Props) {
  const { format, setFormat, guessed, head, columns, setColumns, newest } = useGuess(file)
  const [chosen, setChosen] = useState<boolean | null>(null)
  const history = chosen ?? isLongAgo(newest)
  const asked = format === 'csv' ? columns : null
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={event => {
        event.preventDefault()
        if (format) onStart({ kind: 'conversations', format, mapping: asked ? mappingOf(asked) : null, history, dryRun: false })
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
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={!format}>
          {texts.imports.start}
        </Button>
        <Button onClick={onAnother}>{texts.imports.another}</Button>
      </div>
    </form>
  )
}
