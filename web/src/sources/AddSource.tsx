import type { Source } from '@evenhand/contract/record-sources.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { sourceRoutes, sourcesQuery } from './source-queries.ts'

const t = texts.sources
const vendors = ['stripe', 'shopify'] as const satisfies readonly Source['kind'][]

/** Makes an address; what signs comes from the other side, after it has the address. */
export function AddSource({ onClose, onAdded }: { onClose: () => void; onAdded: (source: Source) => void }) {
  const client = useQueryClient()
  const [kind, setKind] = useState<Source['kind']>('stripe')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = async () => {
    try {
      const made = await request(sourceRoutes.add, { body: { kind, name: name.trim() } })
      await client.invalidateQueries({ queryKey: sourcesQuery.queryKey })
      onAdded(made)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Dialog open onClose={onClose} title={t.add}>
      <form
        className="flex flex-col gap-4 pt-2"
        onSubmit={event => {
          event.preventDefault()
          void add()
        }}
      >
        <SelectField
          label={t.vendor}
          value={kind}
          onChange={event => setKind(vendors.find(one => one === event.target.value) ?? 'stripe')}
        >
          {vendors.map(one => (
            <option key={one} value={one}>
              {t.vendors[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t.name}
          hint={t.nameHint}
          error={problem}
          value={name}
          required
          maxLength={100}
          onChange={event => setName(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={name.trim() === ''}>
            {t.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
