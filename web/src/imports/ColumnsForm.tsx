import type { ImportField } from '@evenhand/contract/imports.ts'
import { texts } from '../texts/en.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import { askedFields, neededFields, timeFormats } from './columns.ts'
import type { Columns } from './columns.ts'
import type { Head } from './read-head.ts'

const t = texts.imports.columns
const exampleLength = 24

type Props = { head: Head; columns: Columns; onChange: (columns: Columns) => void }

/** Which column is what: guessed, and for a person to correct. */
export function ColumnsForm({ head, columns, onChange }: Props) {
  const place = (field: ImportField, header: string) => {
    const { [field]: _, ...others } = columns.places
    onChange({ ...columns, places: header === '' ? others : { ...others, [field]: header } })
  }
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1 text-14 font-semibold">{t.title}</legend>
      <p className="text-13 text-pretty text-ink-2">{t.lead}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {askedFields.map(field => (
          <SelectField
            key={field}
            label={neededFields.has(field) ? t.needed(t.fields[field]) : t.fields[field]}
            value={columns.places[field] ?? ''}
            required={neededFields.has(field)}
            onChange={event => place(field, event.target.value)}
          >
            <option value="">{t.none}</option>
            {head.headers.map((header, at) => (
              <option key={header} value={header}>
                {head.example[at] ? t.withExample(header, head.example[at].slice(0, exampleLength)) : header}
              </option>
            ))}
          </SelectField>
        ))}
        <SelectField
          label={t.timeFormat}
          value={columns.timeFormat}
          onChange={event => onChange({ ...columns, timeFormat: event.target.value })}
        >
          {timeFormats.map(format => (
            <option key={format} value={format}>
              {t.timeFormats[format] ?? format}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t.zone}
          hint={t.zoneHint}
          value={columns.zone}
          onChange={event => onChange({ ...columns, zone: event.target.value })}
        />
      </div>
    </fieldset>
  )
}
