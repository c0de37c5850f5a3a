import type { Source } from '@evenhand/contract/record-sources.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toasts.ts'
import { sourceRoutes, sourcesQuery } from './source-queries.ts'

const t = texts.sources

/** The address to enter at the other side, and the secret that it shows then. */
export function SourceSecret({ source, onClose }: { source: Source; onClose: () => void }) {
  const client = useQueryClient()
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    try {
      await request(sourceRoutes.update, { params: { id: source.id }, body: { secret: secret.trim() } })
      await client.invalidateQueries({ queryKey: sourcesQuery.queryKey })
      toast({ id: 'source', message: t.saved })
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Dialog open onClose={onClose} title={t.secretTitle(source.name)} lead={t.secretLead(t.vendors[source.kind])} width="wide">
      <form
        className="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="rounded border border-line bg-canvas py-1 pr-1 pl-3 [&>span]:justify-between">
          <CopyText text={`${location.origin}${source.inboundPath}`} />
        </div>
        <TextField
          label={t.secret}
          hint={t.secretHint[source.kind]}
          error={problem}
          type="password"
          autoComplete="off"
          value={secret}
          required
          minLength={8}
          maxLength={512}
          onChange={event => setSecret(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{source.hasSecret ? texts.action.cancel : t.later}</Button>
          <Button look="primary" type="submit" disabled={secret.trim() === ''}>
            {t.setSecret}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
