import type { PersonFound } from '@evenhand/contract/customer-record.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { customersApi } from '../../routes/apis.ts'
import { texts } from '../../texts/en.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { peopleQuery } from '../record/record-queries.ts'
import { PersonLine } from './PersonLine.tsx'

const t = texts.people

function Found({ people, q }: { people: readonly PersonFound[]; q: string }) {
  if (people.length === 0) return <p className="mt-6 text-14 text-ink-2">{t.nothing(q)}</p>
  return (
    <ul className="mt-4">
      {people.map(person => (
        <li key={person.id} className="border-t border-line">
          <Link
            to="/customers/$id"
            params={{ id: person.id }}
            search={{}}
            className="-mx-2 flex min-h-11 flex-wrap items-baseline gap-x-3 rounded px-2 py-2.5 hover:bg-hover"
          >
            <PersonLine person={person} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Find anybody. What was typed stands in the address, so that going back finds it again. */
export function PeoplePage() {
  const search = customersApi.useSearch()
  const navigate = useNavigate()
  const [text, setText] = useState(search.q ?? '')
  const q = useDeferredValue(text.trim())
  const { data, error, refetch, isFetching } = useQuery(peopleQuery(q))
  useEffect(() => {
    void navigate({ to: '/customers', search: q === '' ? {} : { q }, replace: true })
  }, [q, navigate])
  const content = () => {
    if (q === '') return <p className="mt-6 text-14 text-ink-3">{t.begin}</p>
    if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
    if (!data) return <Bone className="mt-6 h-40 w-full" />
    return <Found people={data} q={q} />
  }
  return (
    <Page title={t.title} lead={t.lead}>
      <label className="mt-6 block">
        <span className="sr-only">{t.label}</span>
        <input
          type="search"
          value={text}
          onChange={event => setText(event.target.value)}
          placeholder={t.placeholder}
          autoComplete="off"
          spellCheck={false}
          className="h-11 w-full rounded border border-line-strong bg-raised px-3 text-16 outline-none placeholder:text-ink-3 focus-visible:border-accent [&::-webkit-search-cancel-button]:appearance-none"
        />
      </label>
      <p role="status" className="sr-only">
        {q !== '' && data && !isFetching ? t.found(data.length) : ''}
      </p>
      {content()}
    </Page>
  )
}
