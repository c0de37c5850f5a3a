import type { Case, CaseDate } from '@evenhand/contract/case.ts'
import { CalendarClock, CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import { DateDialog } from './DateDialog.tsx'
import type { CaseSteps } from './use-case-steps.ts'
import { WordsDialog } from './WordsDialog.tsx'

type DateProps = { date: CaseDate; may: boolean; steps: CaseSteps }

function DateLine({ date, may, steps }: DateProps) {
  const [asking, setAsking] = useState(false)
  const isOurs = date.kind === 'commitment' || date.kind === 'statutory'
  const name = texts.dates.kinds[date.kind]
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <CalendarClock className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} aria-hidden />
      <span className="font-medium">{name}</span>
      <Moment as="inside" at={date.at} />
      <bdi className="one-line min-w-0 text-ink-2">{date.words}</bdi>
      {date.met ? <span className="text-kept">{texts.dates.met}</span> : null}
      {may && isOurs && !date.met ? (
        <Button size="small" aria-label={texts.dates.keptOf(name)} onClick={() => void steps.keepDate(date.id)}>
          {texts.dates.kept}
        </Button>
      ) : null}
      {may && !date.met ? (
        <Button size="small" look="quiet" aria-label={texts.dates.withdrawOf(name)} onClick={() => setAsking(true)}>
          {texts.dates.withdraw}
        </Button>
      ) : null}
      <WordsDialog
        open={asking}
        onClose={() => setAsking(false)}
        {...texts.dates.withdrawal}
        maxLength={500}
        onSubmit={reason => void steps.withdrawDate(date.id, reason)}
      />
    </li>
  )
}

type Props = { shown: Case; steps: CaseSteps }
const mayDate = ({ can, status }: Case): boolean => can.assign && status !== 'resolved'

/** Puts a date on this case. */
export function AddDate({ shown, steps }: Props) {
  const [open, setOpen] = useState(false)
  const may = mayDate(shown)
  useCommand('date', () => setOpen(true), may)
  if (!may) return null
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        <CalendarPlus className="size-3.5" strokeWidth={1.75} aria-hidden />
        {texts.dates.add}
      </Button>
      {open ? <DateDialog onClose={() => setOpen(false)} onSet={steps.setDate} /> : null}
    </>
  )
}

/** Dates that somebody put on this case. */
export function CaseDates({ shown, steps }: Props) {
  if (shown.dates.length === 0) return null
  return (
    <section aria-label={texts.dates.label} className="shrink-0 border-b border-line px-5 py-1.5 text-12 max-md:px-4">
      <ul className="flex max-h-24 flex-col gap-1 overflow-y-auto">
        {shown.dates.map(date => (
          <DateLine key={date.id} date={date} may={mayDate(shown)} steps={steps} />
        ))}
      </ul>
    </section>
  )
}
