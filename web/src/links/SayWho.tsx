import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { PersonLine } from '../customer/people/PersonLine.tsx'
import { peopleQuery } from '../customer/record/record-queries.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import type { LinkSteps } from './use-link-steps.ts'

const t = texts.links
const mostPeople = 8

function Finder({ onChoose }: { onChoose: (customerId: string, name: string) => void }) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const { data: people } = useQuery(peopleQuery(q, mostPeople))
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

/** A person knows who wrote: finds the customer and says so. */
export function SayWho({ profileId, steps }: { profileId: string; steps: LinkSteps }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.sayWho}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.sayWho} lead={t.sayWhoLead} width="wide">
        <Finder
          onChoose={(customerId, name) => {
            setOpen(false)
            void steps.sayWho(profileId, customerId, name)
          }}
        />
      </Dialog>
    </>
  )
}
