import type { RecordKind } from '@evenhand/contract/records.ts'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import type { Choices } from './record-choices.ts'

const t = texts.recordImports
const orders = ['', 'day-first', 'month-first'] as const
const decimals = ['', ',', '.'] as const

type Props = { kind: RecordKind; choices: Choices; onChange: (choices: Partial<Choices>) => void }

/** What the columns alone cannot tell. A text counts when it is left, not letter by letter. */
export function HowWritten({ kind, choices, onChange }: Props) {
  const [zone, setZone] = useState(choices.zone)
  const [currency, setCurrency] = useState(choices.currency)
  return (
    <fieldset className="grid min-w-0 gap-4 sm:grid-cols-2">
      <legend className="mb-3 text-14 font-semibold">{t.written}</legend>
      <SelectField
        label={t.order}
        value={choices.order}
        onChange={event => onChange({ order: orders.find(one => one === event.target.value) ?? '' })}
      >
        {orders.map(one => (
          <option key={one} value={one}>
            {t.orders[one]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t.zone}
        hint={t.zoneHint}
        value={zone}
        onChange={event => setZone(event.target.value)}
        onBlur={() => onChange({ zone })}
      />
      {kind === 'orders' ? (
        <>
          <SelectField
            label={t.decimal}
            value={choices.decimal}
            onChange={event => onChange({ decimal: decimals.find(one => one === event.target.value) ?? '' })}
          >
            {decimals.map(one => (
              <option key={one} value={one}>
                {t.decimals[one]}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t.currency}
            hint={t.currencyHint}
            value={currency}
            maxLength={3}
            onChange={event => setCurrency(event.target.value)}
            onBlur={() => onChange({ currency })}
          />
        </>
      ) : null}
    </fieldset>
  )
}
