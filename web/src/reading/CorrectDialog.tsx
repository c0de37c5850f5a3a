import type { Case, Message } from '@evenhand/contract/case.ts'
import { correctionReasons, type Labels } from '@evenhand/contract/understanding.ts'
import { tones } from '@evenhand/domain/facts/conduct.ts'
import { messageTypes, riskKinds, type RiskKind } from '@evenhand/domain/facts/need.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/Field.tsx'
import { isMilder, labelsOf } from './labels.ts'
import { useUnderstanding } from './use-understanding.ts'

const t = texts.correct
const grades = [...severities, 'none'] as const

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void }

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-7 items-center gap-2 text-13 pointer-coarse:min-h-10">
      <input
        type="checkbox"
        checked={checked}
        onChange={event => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-(--accent)"
      />
      {label}
    </label>
  )
}

function withRisk(risks: Labels['risks'], kind: RiskKind, has: boolean): Labels['risks'] {
  const others = risks.filter(risk => risk.kind !== kind)
  return has ? [...others, { kind, now: kind !== 'bereavement' && kind !== 'hardship' }] : others
}

type Grade = Labels['severity']
/** Less than `lowest` is for a lead to say. */
type FormProps = { labels: Labels; onChange: (labels: Labels) => void; lowest: Grade }

function Choices({ labels, onChange, lowest }: FormProps) {
  const set = (changed: Partial<Labels>) => onChange({ ...labels, ...changed })
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <SelectField
        label={texts.read.type}
        value={labels.type}
        onChange={event => set({ type: messageTypes.find(type => type === event.target.value) ?? labels.type })}
      >
        {messageTypes.map(type => (
          <option key={type} value={type}>
            {texts.read.types[type]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={texts.read.severity}
        value={labels.severity}
        hint={lowest === 'none' ? undefined : t.leadOnly}
        onChange={event => set({ severity: grades.find(grade => grade === event.target.value) ?? labels.severity })}
      >
        {grades.map(grade => (
          <option key={grade} value={grade} disabled={isMilder(grade, lowest)}>
            {grade === 'none' ? texts.read.noSeverity : texts.severity[grade]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={texts.read.tone}
        value={labels.tone}
        onChange={event => set({ tone: tones.find(tone => tone === event.target.value) ?? labels.tone })}
      >
        {tones.map(tone => (
          <option key={tone} value={tone}>
            {texts.read.tones[tone]}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-col justify-end">
        <Check label={texts.read.reply} checked={labels.needsReply} onChange={needsReply => set({ needsReply })} />
        <Check label={t.abusive} checked={labels.abusive} onChange={abusive => set({ abusive })} />
      </div>
    </div>
  )
}

function Risks({ labels, onChange }: Pick<FormProps, 'labels' | 'onChange'>) {
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium">{texts.read.risks}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {riskKinds.map(kind => (
          <Check
            key={kind}
            label={texts.read.riskNames[kind]}
            checked={labels.risks.some(risk => risk.kind === kind)}
            onChange={has => onChange({ ...labels, risks: withRisk(labels.risks, kind, has) })}
          />
        ))}
      </div>
    </fieldset>
  )
}

function lowestToSay({ can, triage }: Case, { id, reading }: Message): Grade {
  const isLook = triage !== null && triage.messageId === id
  if (can.lowerSeverity || (isLook && triage.least === 'low')) return 'none'
  const read = reading?.severity ?? 'none'
  return isLook && isMilder(triage.least, read) ? triage.least : read
}

type Props = { shown: Case; message: Message; open: boolean; onClose: () => void }

/** How a message is to be read, by somebody who has read it. */
export function CorrectDialog({ shown, message, open, onClose }: Props) {
  const read = message.reading && labelsOf(message.reading)
  const steps = useUnderstanding(shown)
  const [labels, setLabels] = useState(read)
  const [reason, setReason] = useState<(typeof correctionReasons)[number]>('misread')
  if (!read || !labels) return null
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (await steps.correct(message.id, labels, reason)) onClose()
  }
  return (
    <Dialog open={open} onClose={onClose} title={t.title} lead={t.lead} width="wide">
      <form onSubmit={event => void submit(event)} className="flex flex-col gap-4">
        <Choices labels={labels} onChange={setLabels} lowest={lowestToSay(shown, message)} />
        <Risks labels={labels} onChange={setLabels} />
        <SelectField
          label={t.reason}
          value={reason}
          onChange={event => setReason(correctionReasons.find(each => each === event.target.value) ?? reason)}
        >
          {correctionReasons.map(each => (
            <option key={each} value={each}>
              {t.reasons[each]}
            </option>
          ))}
        </SelectField>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit">
            {t.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
