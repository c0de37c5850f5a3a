import { caseDateKinds } from '@evenhand/contract/case.ts'
import { useState } from 'react'
import { serverNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, TextArea, TextField } from '../ui/Field.tsx'
import { localFieldValue } from './snooze-times.ts'

export type NewDate = { kind: (typeof caseDateKinds)[number]; at: number; words: string }

type Props = { onClose: () => void; onSet: (date: NewDate) => Promise<boolean> }

/** Records what was promised, what law sets, or a deadline that somebody confirmed. */
export function DateDialog({ onClose, onSet }: Props) {
  const [kind, setKind] = useState<NewDate['kind']>('commitment')
  const [at, setAt] = useState('')
  const [words, setWords] = useState('')
  const moment = Date.parse(at)
  const isPast = moment <= serverNow()
  const ready = !Number.isNaN(moment) && !isPast && words.trim() !== ''
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (ready && (await onSet({ kind, at: moment, words: words.trim() }))) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={texts.dates.title} lead={texts.dates.lead}>
      <form onSubmit={event => void submit(event)} className="flex flex-col gap-4">
        <SelectField
          label={texts.dates.kind}
          value={kind}
          onChange={event => setKind(caseDateKinds.find(one => one === event.target.value) ?? kind)}
        >
          {caseDateKinds.map(one => (
            <option key={one} value={one}>
              {texts.dates.kinds[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={texts.dates.at}
          type="datetime-local"
          required
          min={localFieldValue(serverNow())}
          value={at}
          error={isPast ? texts.dates.past : undefined}
          onChange={event => setAt(event.target.value)}
        />
        <TextArea
          label={texts.dates.words}
          placeholder={texts.dates.wordsPlaceholder}
          value={words}
          maxLength={500}
          required
          onChange={event => setWords(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            {texts.dates.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
