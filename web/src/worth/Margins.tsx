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

/** Which part of its amount an order of a category brings, from which day on. */
export function Margins({ valuing, gaps }: Props) {
  const [category, setCategory] = useState('')
  const [day, setDay] = useState('')
  const [percent, setPercent] = useState('')
  const adding = useWorthChange(t.added)
  const removing = useWorthChange(t.removed)
  const part = numberOf(percent)
  const isShare = part >= -100 && part <= 100
  const add = async (): Promise<void> => {
    if (!isShare || day === '') return
    const share = Number((part / 100).toFixed(8))
    const body = { margins: [{ category: category.trim(), since: instantOf(day), share }] }
    if (await adding.change(() => request(worthRoutes.setMargins, { body }))) setPercent('')
  }
  const rows = latestFirst(valuing.margins, one => one.category).map(one => ({
    name: one.category === '' ? t.everyOther : one.category,
    since: one.since,
    shown: `${Number((one.share * 100).toFixed(4))} %`,
    remove: () =>
      void removing.change(() => request(worthRoutes.removeMargin, { body: { category: one.category, since: one.since } })),
  }))
  return (
    <DatedPart
      gaps={(gaps?.withoutMargin ?? []).map(gap => ({ words: t.withoutMargin(gap.orders, gap.category), since: gap.since }))}
      heads={[t.category, t.share]}
      rows={rows}
      none={t.noMargins}
      problem={adding.problem ?? removing.problem}
      add={() => void add()}
    >
      <TextField
        label={t.category}
        hint={t.categoryHint}
        value={category}
        maxLength={200}
        onChange={event => setCategory(event.target.value)}
      />
      <TextField label={t.since} type="date" value={day} required onChange={event => setDay(event.target.value)} />
      <TextField
        label={t.share}
        inputMode="decimal"
        value={percent}
        placeholder="40"
        required
        error={percent !== '' && !isShare ? t.notNumber : null}
        onChange={event => setPercent(event.target.value)}
      />
      <Button type="submit" className="mt-7" aria-disabled={adding.isBusy}>
        {t.addMargin}
      </Button>
    </DatedPart>
  )
}
