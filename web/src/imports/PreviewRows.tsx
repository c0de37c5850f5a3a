import type { ImportPreview } from '@evenhand/contract/import-preview.ts'
import { CircleAlert } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { countWords } from './numbers.ts'

const t = texts.recordImports

function Row({ row }: { row: ImportPreview['rows'][number] }) {
  return (
    <li className="py-2.5">
      <p className="nums text-12 text-ink-3">{t.line(countWords(row.line))}</p>
      {row.reason === null ? (
        <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-13">
          {row.values.map(({ field, value }) => (
            <div key={field} className="flex min-w-0 max-w-full gap-1.5">
              <dt className="shrink-0 text-ink-3">{t.fields[field] ?? field}</dt>
              <dd className="nums one-line min-w-0">{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="mt-1 flex gap-1.5 text-13 text-pretty text-late">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          {row.reason}
        </p>
      )}
      {row.note ? <p className="mt-1 text-12 text-pretty text-ink-2">{row.note}</p> : null}
    </li>
  )
}

/** The first rows, as they would be read. */
export function PreviewRows({ preview: { rows, looked, unusable } }: { preview: ImportPreview }) {
  return (
    <section aria-labelledby="preview-rows">
      <h2 id="preview-rows" className="text-14 font-semibold">
        {t.rows}
      </h2>
      <p className="nums mt-1 text-13 text-pretty text-ink-2" role="status">
        {unusable === 0 ? t.looked(countWords(looked)) : t.unusable(countWords(unusable), countWords(looked))}
      </p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {rows.map(row => (
          <Row key={row.line} row={row} />
        ))}
      </ul>
    </section>
  )
}
