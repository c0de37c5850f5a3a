import type { Customer } from '@evenhand/contract/customer.ts'
import { Link } from '@tanstack/react-router'
import { deskApi } from '../routes/apis.ts'
import { texts } from '../texts/en.ts'
import { SeverityShape } from '../ui/SeverityMark.tsx'
import { Moment } from '../ui/Time.tsx'
import { Part } from './Part.tsx'

/** What else this customer has or had with us. */
export function OtherCases({ cases }: { cases: Customer['cases'] }) {
  const { view } = deskApi.useParams()
  return (
    <Part title={texts.customer.cases}>
      {cases.length === 0 ? (
        <p className="text-13 text-ink-3">{texts.customer.noCases}</p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {cases.map(one => (
            <li key={one.id}>
              <Link
                to="/desk/$view/$number"
                params={{ view, number: String(one.number) }}
                search={({ panel: _panel, ...rest }) => rest}
                className="block rounded px-2 py-1.5 text-13 hover:bg-hover"
              >
                <span className="nums flex items-center gap-2 text-12 text-ink-3">
                  <SeverityShape severity={one.severity} size="size-3" />
                  <span>{texts.case.number(one.number)}</span>
                  <span>{texts.status[one.status].toLowerCase()}</span>
                  <Moment at={one.openedAt} as="date" />
                </span>
                <span dir="auto" className="one-line block text-ink-2">
                  {one.excerpt || texts.list.noWords}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
