import { clsx } from 'clsx'
import { texts } from '../texts/en.ts'
import { Disclosure } from '../why/Disclosure.tsx'

type Cell = string | null
type Props = { caption: string; header: readonly string[]; rows: readonly (readonly Cell[])[] }

/** The numbers behind a chart, on demand; the first column names, the others count. */
export function NumbersTable({ caption, header, rows }: Props) {
  return (
    <Disclosure title={texts.fairness.table}>
      <div className="overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
        <table className="nums w-full text-13">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-b border-line text-12 text-ink-3">
              {header.map((name, place) => (
                <th key={name} scope="col" className={clsx('py-1 pr-3 font-normal', place === 0 ? 'text-left' : 'text-right')}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name} className="border-b border-line/60">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                  {name}
                </th>
                {cells.map((cell, place) => (
                  <td key={header[place + 1]} className="py-1.5 pr-3 text-right whitespace-nowrap text-ink-2">
                    {cell ?? texts.fairness.none}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  )
}
