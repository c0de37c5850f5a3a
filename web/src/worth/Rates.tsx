import type { ValueGaps, ValuingShown } from '@evenhand/contract/value.ts'
import { useState } from 'react'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { DatedPart } from './DatedPart.tsx'
import { instantOf, latestFirst } from './dated.ts'
import { numberOf } from './level-numbers.ts'
import { useWorthChange, worthRoutes } from './worth-queries.ts'

const t = texts.worth
type Props = { valuing: ValuingShown; gaps: ValueGaps | undefined }

/** What other currencies are worth, from which day on. */
export function Rates({ valuing, gaps }: Props) {
  const { currency: own, rates } = valuing
  const [currency, setCurrency] = useState('')
  const [day, setDay] = useState('')
  const [rate, setRate] = useState('')
  const adding = useWorthChange(t.added)
  const removing = useWorthChange(t.removed)
  const worth = numberOf(rate)
  const add = async (): Promise<void> => {
    if (!(worth > 0) || day === '') return
    const body = { rates: [{ from: currency.trim().toUpperCase(), to: own, since: instantOf(day), rate: worth }] }
    if (await adding.change(() => request(worthRoutes.addRates, { body }))) setRate('')
  }
  const rows = latestFirst(rates, one => one.from).map(one => ({
    name: one.from,
    since: one.since,
    shown: String(one.rate),
    remove: () => void removing.change(() => request(worthRoutes.removeRate, { body: { from: one.from, since: one.since } })),
  }))
  return (
    <DatedPart
      gaps={(gaps?.notSummed ?? []).map(gap => ({ words: t.notSummed(gap.orders, gap.currency), since: gap.since }))}
      heads={[t.currency, t.worthIn(own)]}
      rows={rows}
      none={t.noRates(own)}
      problem={adding.problem ?? removing.problem}
      add={() => void add()}
    >
      <TextField
        label={t.currency}
        value={currency}
        placeholder="USD"
        required
        maxLength={3}
        pattern="[A-Za-z]{3}"
        onChange={event => setCurrency(event.target.value)}
      />
      <TextField label={t.since} type="date" value={day} required onChange={event => setDay(event.target.value)} />
      <TextField
        label={t.worthIn(own)}
        inputMode="decimal"
        value={rate}
        placeholder="0.92"
        required
        error={rate !== '' && !(worth > 0) ? t.notNumber : null}
        onChange={event => setRate(event.target.value)}
      />
      <Button type="submit" className="mt-7" aria-disabled={adding.isBusy}>
        {t.addRate}
      </Button>
    </DatedPart>
  )
}
