import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '../../texts/en.ts'
import { peopleQuery } from '../record/record-queries.ts'
import { PersonLine } from './PersonLine.tsx'

const t = texts.people
const mostPeople = 3
/** One letter fits too many. */
const leastLetters = 2

/** The people who fit a search of cases, above the cases: who is looked for has often not written yet. */
export function PeopleStrip({ q }: { q: string }) {
  const { data } = useQuery(peopleQuery(q.trim().length < leastLetters ? '' : q.trim(), mostPeople))
  if (!data || data.length === 0 || q === '') return null
  return (
    <section aria-label={t.title} className="border-b border-line bg-canvas px-2 py-1.5">
      <ul>
        {data.map(person => (
          <li key={person.id}>
            <Link
              to="/customers/$id"
              params={{ id: person.id }}
              search={{}}
              className="flex min-h-8 items-center gap-2 rounded px-2 text-13 hover:bg-hover pointer-coarse:min-h-11"
            >
              <PersonLine person={person} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
