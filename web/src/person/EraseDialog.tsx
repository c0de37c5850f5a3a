import type { Erasure } from '@evenhand/contract/person.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { keys } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toasts.ts'
import { countKinds, isSameName } from './count-kinds.ts'

const t = texts.person

function WhatGoes({ preview }: { preview: Erasure }) {
  return (
    <div className="flex flex-col gap-2 text-13">
      <h3 className="font-medium">{t.goes}</h3>
      <dl className="nums grid grid-cols-2 gap-x-8 gap-y-0.5 text-ink-2 max-md:grid-cols-1">
        {countKinds(preview.rows, t.kinds, t.others).map(([kind, count]) => (
          <div key={kind} className="flex items-baseline justify-between gap-3">
            <dt>{kind}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {preview.openCases > 0 ? <p className="text-pretty">{t.open(preview.openCases)}</p> : null}
      {preview.suggested.map(profile => (
        <p key={profile.id} className="text-pretty">
          {t.suggested(profile.name)}
        </p>
      ))}
      <p className="text-pretty text-ink-3">{t.backups}</p>
    </div>
  )
}

function Asked({ preview, onClose }: { preview: Erasure; onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isErasing, setErasing] = useState(false)
  const erase = async () => {
    setErasing(true)
    try {
      await request(routes.erasePerson, { params: { id: preview.id }, body: { name } })
      toast({ id: 'person', message: t.erased(preview.name) })
      onClose()
      // Nothing of theirs stays on the page, in whatever list it stood; the customer is asked for no more.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.customers[0] })
      client.removeQueries({ queryKey: keys.customers })
    } catch (error) {
      setErasing(false)
      setProblem(sentenceOf(error))
    }
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={event => {
        event.preventDefault()
        if (isSameName(name, preview.name)) void erase()
      }}
    >
      <WhatGoes preview={preview} />
      {problem ? (
        <p role="alert" className="rounded bg-late-soft px-3 py-2 text-13 text-late">
          {problem}
        </p>
      ) : null}
      <TextField
        label={t.typeName}
        hint={t.typeHint(preview.name)}
        value={name}
        autoComplete="off"
        spellCheck={false}
        onChange={event => setName(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{texts.action.cancel}</Button>
        <Button look="primary" type="submit" disabled={isErasing || !isSameName(name, preview.name)}>
          {t.eraseNow}
        </Button>
      </div>
    </form>
  )
}

/** Tells what would go, and asks for the name: an erasure cannot be taken back. */
export function EraseDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['erasure', id],
    queryFn: ({ signal }) => request(routes.previewErasure, { params: { id }, signal }),
    gcTime: 0,
  })
  return (
    <Dialog open onClose={onClose} title={t.eraseTitle(data?.name ?? name)} lead={t.eraseLead}>
      {error && !data ? <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Asked preview={data} onClose={onClose} /> : error ? null : <Bone className="h-32 w-full" />}
    </Dialog>
  )
}
