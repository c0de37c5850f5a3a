import type { PersonFound } from '@evenhand/contract/customer-record.ts'
import { texts } from '../../texts/en.ts'

/** One person in a list, with what tells two of the same name apart. */
export function PersonLine({ person }: { person: PersonFound }) {
  const more = [person.city, person.email, person.handle, person.externalId].filter(word => word !== null && word !== '')
  const by = texts.people.by[person.by]
  return (
    <>
      <bdi className="shrink-0 font-medium">{person.name}</bdi>
      <span className="one-line min-w-0 grow text-13 text-ink-2">{more.join(' · ')}</span>
      {by ? <span className="shrink-0 text-12 text-ink-3">{by}</span> : null}
    </>
  )
}
