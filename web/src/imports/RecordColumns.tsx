import type { ImportPreview } from '@evenhand/contract/import-preview.ts'
import { texts } from '../texts/en.ts'
import { SelectField } from '../ui/Field.tsx'

const t = texts.recordImports
const exampleLength = 24

type Field = ImportPreview['fields'][number]
type Props = { preview: ImportPreview; onPlace: (field: string, column: string) => void }

/** Which column is what: found, and for a person to correct. What has no column and needs none stands folded away. */
export function RecordColumns({ preview, onPlace }: Props) {
  const isFound = (word: string) => preview.fields.some(({ needed, column }) => needed === word && column !== null)
  const isOpen = ({ column, needed }: Field) => column !== null || (needed !== null && !isFound(needed))
  const shown = preview.fields.filter(isOpen)
  const others = preview.fields.filter(field => !isOpen(field))
  const select = ({ field, column, needed }: Field) => {
    const label = t.fields[field] ?? field
    // Of several that are needed any one will do: then none of them alone is.
    const isAlone = preview.fields.filter(other => other.needed === needed).length === 1
    return (
      <SelectField
        key={field}
        label={needed !== null && isAlone ? t.needed(label) : label}
        value={column ?? ''}
        onChange={event => onPlace(field, event.target.value)}
      >
        <option value="">{t.none}</option>
        {preview.columns.map(({ name, example }) => (
          <option key={name} value={name}>
            {example === '' ? name : t.withExample(name, example.slice(0, exampleLength))}
          </option>
        ))}
      </SelectField>
    )
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-1 text-14 font-semibold">{t.columns}</legend>
      <p className="text-13 text-pretty text-ink-2">{t.lead}</p>
      <div className="grid gap-4 sm:grid-cols-2">{shown.map(select)}</div>
      {others.length === 0 ? null : (
        <details className="group">
          <summary className="cursor-pointer py-1 text-13 text-accent-text select-none pointer-coarse:py-2.5">
            {t.more(others.length)}
          </summary>
          <div className="mt-3 grid gap-4 sm:grid-cols-2">{others.map(select)}</div>
        </details>
      )}
    </fieldset>
  )
}
