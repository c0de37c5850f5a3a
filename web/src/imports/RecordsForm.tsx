import type { RecordKind } from '@evenhand/contract/records.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { HowWritten } from './HowWritten.tsx'
import { preview as ask } from './preview.ts'
import { PreviewRows } from './PreviewRows.tsx'
import { mappingOf, missingFields, noChoices, recordFormatOf } from './record-choices.ts'
import type { Choices } from './record-choices.ts'
import { RecordColumns } from './RecordColumns.tsx'
import type { Asked } from './upload.ts'

const t = texts.recordImports

type Props = { file: File; kind: RecordKind; onStart: (asked: Asked) => void; onAnother: () => void }

/** What the columns of a list are, and how its rows would be read; then it is compared with what is here. */
export function RecordsForm({ file, kind, onStart, onAnother }: Props) {
  const format = recordFormatOf(file.name)
  const [choices, setChoices] = useState<Choices>(noChoices)
  const [guessed, setGuessed] = useState<Readonly<Record<string, string>>>({})
  const mapping = mappingOf(choices, guessed)
  const { data, error } = useQuery({
    queryKey: ['import-preview', file.name, file.size, file.lastModified, kind, mapping],
    queryFn: ({ signal }) => ask({ file, kind, format, mapping, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  })
  const missing = data ? missingFields(data) : []
  const place = (field: string, column: string) => {
    const before = data?.fields.find(one => one.field === field)?.column ?? ''
    setGuessed({ ...guessed, [field]: before })
    setChoices({ ...choices, columns: { ...choices.columns, [field]: column } })
  }
  return (
    <form
      className="flex flex-col gap-7"
      onSubmit={event => {
        event.preventDefault()
        onStart({ kind, format, mapping, history: false, dryRun: true })
      }}
    >
      {error ? (
        <p role="alert" className="text-13 text-pretty text-late">
          {sentenceOf(error)}
        </p>
      ) : null}
      {data === undefined && !error ? (
        <div role="status">
          <p className="mb-2 text-13 text-ink-2">{t.looking}</p>
          <Bone className="h-40 w-full" />
        </div>
      ) : null}
      {data === null ? <p className="text-13 text-pretty text-ink-2">{t.noLook}</p> : null}
      {data ? <RecordColumns preview={data} onPlace={place} /> : null}
      <HowWritten kind={kind} choices={choices} onChange={changed => setChoices({ ...choices, ...changed })} />
      {data ? <PreviewRows preview={data} /> : null}
      <div className="flex flex-col gap-3">
        {missing.length > 0 ? (
          <p role="status" className="text-13 text-pretty text-late">
            {t.missing(missing.map(field => t.fields[field] ?? field))}
          </p>
        ) : (
          <p className="text-12 text-pretty text-ink-3">{t.checkHint}</p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" type="submit" disabled={data === undefined || missing.length > 0}>
            {t.check}
          </Button>
          <Button onClick={onAnother}>{texts.imports.another}</Button>
        </div>
      </div>
    </form>
  )
}
