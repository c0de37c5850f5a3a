import type { Case } from '@evenhand/contract/case.ts'
import { CalendarClock, Clock3 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Menu, MenuHeading, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { momentInSentence, momentWords } from '../ui/time-words.ts'
import { localFieldValue, snoozePresets } from './snooze-times.ts'

type SnoozeProps = { onSnooze: (until: number) => Promise<unknown> }

function ExactTime({ open, onClose, onSnooze }: SnoozeProps & { open: boolean; onClose: () => void }) {
  const now = useNow()
  const [value, setValue] = useState('')
  const id = useId()
  const shown = value || localFieldValue(now + 2 * 3_600_000)
  const past = new Date(shown).getTime() <= now
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (past) return
    onClose()
    void onSnooze(new Date(shown).getTime())
  }
  return (
    <Dialog open={open} onClose={onClose} title={texts.snooze.exactTitle}>
      <form id={id} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={texts.snooze.exactLabel}
          type="datetime-local"
          value={shown}
          min={localFieldValue(now)}
          required
          onChange={event => setValue(event.target.value)}
          error={past ? texts.snooze.past : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={past}>
            {texts.snooze.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Puts the case aside until a time. It says so when nobody may, and when a promise falls into that time. */
export function SnoozeMenu({ shown, onSnooze }: SnoozeProps & { shown: Case }) {
  const now = useNow()
  const opener = useRef<HTMLButtonElement>(null)
  const [exact, setExact] = useState(false)
  const { snoozeRefusal } = shown.can
  const refused = snoozeRefusal !== null
  const mind = snoozeRefusal ?? (shown.due ? texts.snooze.pastDue(momentInSentence(Date.parse(shown.due), now)) : null)
  useCommand('snooze', () => opener.current?.click())
  return (
    <>
      <Menu
        align="end"
        opener={opener}
        trigger={
          <Button look="quiet" size="icon" aria-label={texts.case.snooze} title={`${texts.case.snooze} (S)`}>
            <Clock3 className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        }
      >
        <MenuHeading>{texts.snooze.title}</MenuHeading>
        {snoozePresets(now).map(({ key, at }) => (
          <MenuItem key={key} disabled={refused} hint={momentWords(at, now)} onSelect={() => void onSnooze(at)}>
            {texts.snooze[key]}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem
          disabled={refused}
          icon={<CalendarClock className="size-4" strokeWidth={1.75} aria-hidden />}
          onSelect={() => setExact(true)}
        >
          {texts.snooze.exact}
        </MenuItem>
        {mind === null ? null : <p className="max-w-56 px-2 pt-2 pb-1 text-12 text-pretty text-ink-3">{mind}</p>}
      </Menu>
      <ExactTime open={exact} onClose={() => setExact(false)} onSnooze={onSnooze} />
    </>
  )
}
