import type { Case } from '@evenhand/contract/case.ts'
import { isMoreSevere, severities, type Severity } from '@evenhand/domain/severity/severity.ts'
import { clsx } from 'clsx'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/Field.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'

type Shown = Pick<Case, 'severity' | 'can'>

/** Why this severity may not be chosen; null when it may. */
function refusalOf(severity: Severity, { severity: now, can }: Shown): string | null {
  if (severity === now) return null
  const may = isMoreSevere(severity, now) ? can.raiseSeverity : can.lowerSeverity
  if (may) return null
  return isMoreSevere(severity, now) ? texts.severityDialog.raiseRefused : texts.severityDialog.lowerRefused
}

type ChoiceProps = { severity: Severity; shown: Shown; chosen: boolean; onChoose: () => void }

function Choice({ severity, shown, chosen, onChoose }: ChoiceProps) {
  const refusal = refusalOf(severity, shown)
  return (
    <label
      className={clsx(
        'flex items-start gap-3 rounded border px-3 py-2',
        chosen ? 'border-accent bg-accent-soft' : 'border-line',
        refusal ? 'opacity-60' : 'hover:border-line-strong',
      )}
    >
      <input
        type="radio"
        name="severity"
        value={severity}
        checked={chosen}
        disabled={refusal !== null}
        onChange={onChoose}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      <span className="grow">
        <SeverityMark severity={severity} className="text-13" />
        {severity === shown.severity ? <span className="ml-2 text-12 text-ink-3">{texts.severityDialog.current}</span> : null}
        <span className="block text-12 text-ink-2">{refusal ?? texts.severityMeaning[severity]}</span>
      </span>
    </label>
  )
}

type Props = {
  shown: Shown
  open: boolean
  onClose: () => void
  onChange: (severity: Severity, reason: string) => Promise<boolean>
}

/** Raising and lowering are decisions with a name and a reason. */
export function SeverityDialog({ shown, open, onClose, onChange }: Props) {
  const [chosen, setChosen] = useState<Severity>(shown.severity)
  const [reason, setReason] = useState('')
  const ready = chosen !== shown.severity && reason.trim() !== ''
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (ready && (await onChange(chosen, reason.trim()))) {
      setReason('')
      onClose()
    }
  }
  return (
    <Dialog open={open} onClose={onClose} title={texts.severityDialog.title} lead={texts.severityDialog.lead}>
      <form onSubmit={event => void submit(event)} className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">{texts.severityDialog.title}</legend>
          {severities.map(severity => (
            <Choice
              key={severity}
              severity={severity}
              shown={shown}
              chosen={chosen === severity}
              onChoose={() => setChosen(severity)}
            />
          ))}
        </fieldset>
        <TextArea
          label={texts.severityDialog.reason}
          placeholder={texts.severityDialog.reasonPlaceholder}
          value={reason}
          maxLength={500}
          onChange={event => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            {texts.severityDialog.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
