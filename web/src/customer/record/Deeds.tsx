import type * as contract from '@evenhand/contract/deeds.ts'
import type { DeedShown } from '@evenhand/contract/deeds.ts'
import type { Worth } from '@evenhand/contract/customer-record.ts'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../api/problem.ts'
import { keys } from '../../api/queries.ts'
import { request, route } from '../../api/request.ts'
import { useSession } from '../../api/session.ts'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { toast } from '../../ui/toasts.ts'
import { Section } from './Section.tsx'

const t = texts.deeds
const kinds = ['helped', 'defended', 'referred'] as const satisfies readonly DeedShown['kind'][]
const routes = {
  list: route<typeof contract.listDeeds>('get', '/api/customers/{id}/deeds'),
  record: route<typeof contract.recordDeed>('post', '/api/customers/{id}/deeds'),
  undo: route<typeof contract.undoDeed>('post', '/api/customers/{id}/deeds/{deedId}/undo'),
}
const deedsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.customers, id, 'deeds'],
    queryFn: async ({ signal }) => (await request(routes.list, { params: { id }, signal })).deeds,
  })

type Change = (work: () => Promise<unknown>, said: string) => Promise<boolean>

function useDeedChange() {
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const change: Change = async (work, said) => {
    try {
      await work()
      setProblem(null)
      toast({ id: 'deed', message: said })
      return true
    } catch (error) {
      setProblem(sentenceOf(error))
      return false
    } finally {
      await client.invalidateQueries({ queryKey: keys.customers })
    }
  }
  return { change, problem }
}

function DeedItem({ deed, onUndo }: { deed: DeedShown; onUndo: (() => void) | null }) {
  const what = t.kinds[deed.kind]
  return (
    <li className="flex items-start gap-3 py-2.5">
      <div className="min-w-0 grow">
        <p className="text-14">
          {what} <span className="nums text-13 text-ink-2">{deed.day}</span>
        </p>
        {deed.note === '' ? null : <p className="text-13 text-pretty break-words text-ink-2">{deed.note}</p>}
        <p className="text-12 text-ink-3">{deed.recordedBy === null ? t.bySomebody : t.by(deed.recordedBy)}</p>
      </div>
      {onUndo ? (
        <Button look="quiet" size="small" aria-label={t.undoOf(`${what}, ${deed.day}`)} onClick={onUndo}>
          {t.undo}
        </Button>
      ) : null}
    </li>
  )
}

type DialogProps = { id: string; name: string; change: Change; problem: string | null; onClose: () => void }

function RecordDeed({ id, name, change, problem, onClose }: DialogProps) {
  const [kind, setKind] = useState<DeedShown['kind']>('helped')
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const record = async (): Promise<void> => {
    const body = { kind, day, note: note.trim() }
    if (await change(() => request(routes.record, { params: { id }, body }), t.recorded)) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={t.recordTitle(name)} lead={t.recordLead}>
      <form
        className="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          if (day !== '') void record()
        }}
      >
        <SelectField
          label={t.kind}
          value={kind}
          onChange={event => setKind(kinds.find(one => one === event.target.value) ?? 'helped')}
        >
          {kinds.map(one => (
            <option key={one} value={one}>
              {t.kinds[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t.day}
          type="date"
          value={day}
          required
          error={problem}
          onChange={event => setDay(event.target.value)}
        />
        <TextField
          label={t.note}
          hint={t.noteHint}
          value={note}
          maxLength={500}
          onChange={event => setNote(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={day === ''}>
            {t.record}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** By how much the worth is more for what they did; null where it is not, or where loudness counts as well and nobody can tell them apart. */
function percentOf(worth: Worth | null): string | null {
  if (worth === null || worth.monetary === null || worth.serviceValue === null || worth.monetary <= 0) return null
  if (!worth.reasons.includes('deeds-count') || worth.reasons.includes('loudness-counts')) return null
  return ((worth.serviceValue / worth.monetary - 1) * 100).toFixed(1)
}

/** What somebody did for others, as a person has recorded it. */
export function Deeds({ id, name, worth }: { id: string; name: string; worth: Worth | null }) {
  const { can } = useSession()
  const { data: deeds = [] } = useQuery(deedsQuery(id))
  const { change, problem } = useDeedChange()
  const [isRecording, setRecording] = useState(false)
  const isValued = worth?.reasons.includes('objected') !== true
  const percent = percentOf(worth)
  const undo = (deedId: string) => void change(() => request(routes.undo, { params: { id, deedId } }), t.undone)
  return (
    <Section title={t.title} lead={t.lead}>
      {deeds.length === 0 ? (
        <p className="text-13 text-ink-2">{t.none}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {deeds.map(deed => (
            <DeedItem key={deed.id} deed={deed} onUndo={can.reply ? () => undo(deed.id) : null} />
          ))}
        </ul>
      )}
      {percent === null ? null : <p className="nums mt-2 text-13 text-ink-2">{t.adds(percent)}</p>}
      {can.reply && isValued && !isRecording ? (
        <Button className="mt-3" onClick={() => setRecording(true)}>
          {t.begin}
        </Button>
      ) : null}
      {isRecording ? (
        <RecordDeed id={id} name={name} change={change} problem={problem} onClose={() => setRecording(false)} />
      ) : null}
    </Section>
  )
}
