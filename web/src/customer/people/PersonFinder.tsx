import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { texts } from '../../texts/en.ts'
import { TextField } from '../../ui/Field.tsx'
import { peopleQuery } from '../record/record-queries.ts'
import { PersonLine } from './PersonLine.tsx'

const t = texts.links
const mostPeople = 8
const nobody: readonly string[] = []

type Props = { onChoose: (customerId: string, name: string) => void; except?: readonly string[] }

/** Finds a customer by whatever is known, and gives the one that is chosen. `except`: those who cannot be meant. */
export function PersonFinder({ onChoose, except = nobody }: Props) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const { data } = useQuery(peopleQuery(q, mostPeople))
  const people = data?.filter(({ id }) => !except.includes(id))
  return (
    <>
      <TextField
        label={t.find}
        hint={t.findHint}
        type="search"
        autoComplete="off"
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <p role="status" className="sr-only">
        {q !== '' && people ? texts.people.found(people.length) : ''}
      </p>
      {q !== '' && people?.length === 0 ? <p className="mt-3 text-13 text-ink-2">{texts.people.nothing(q)}</p> : null}
      <ul className="mt-3">
        {(q === '' ? [] : (people ?? [])).map(person => (
          <li key={person.id} className="border-t border-line">
            <button
              type="button"
              className="flex min-h-10 w-full items-center gap-3 rounded px-2 text-left hover:bg-hover pointer-coarse:min-h-11"
              onClick={() => onChoose(person.id, person.name)}
            >
              <PersonLine person={person} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
