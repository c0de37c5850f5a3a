import { Trash2 } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'

const t = texts.worth

export type DatedRow = { name: string; since: string; shown: string; remove: () => void }

/** What holds since which day, the latest of each name first. */
export function DatedRows({
  heads,
  rows,
  canChange,
}: {
  heads: readonly [string, string]
  rows: readonly DatedRow[]
  canChange: boolean
}) {
  return (
    <div
      className="mt-3 max-h-96 overflow-y-auto border-y border-line"
      tabIndex={rows.length > 8 ? 0 : undefined}
      role="group"
      aria-label={heads[0]}
    >
      <table className="w-full text-13">
        <thead>
          <tr className="text-left text-12 text-ink-3">
            <th scope="col" className="py-2 font-medium">
              {heads[0]}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t.since}
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              {heads[1]}
            </th>
            {canChange ? <td aria-hidden /> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.name} ${row.since}`} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal break-words">
                {row.name}
              </th>
              <td className="nums py-1.5 pr-3 whitespace-nowrap">{row.since.slice(0, 10)}</td>
              <td className="nums py-1.5 text-right whitespace-nowrap">{row.shown}</td>
              {canChange ? (
                <td className="w-10 py-1 text-right">
                  <Button
                    look="quiet"
                    size="icon"
                    aria-label={t.removeRow(row.name, row.since.slice(0, 10))}
                    title={t.remove}
                    onClick={row.remove}
                  >
                    <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What is left out until a rate comes. */
export function Gaps({ sentences }: { sentences: readonly { words: string; since: string }[] }) {
  if (sentences.length === 0) return null
  return (
    <ul
      aria-label={t.gaps}
      className="mt-3 flex flex-col gap-1 rounded border border-line bg-sunken px-4 py-3 text-13 text-pretty"
    >
      {sentences.map(({ words, since }) => (
        <li key={words}>
          {words}{' '}
          <span className="nums text-ink-2">
            {t.fromDay} {since.slice(0, 10)}.
          </span>
        </li>
      ))}
    </ul>
  )
}
