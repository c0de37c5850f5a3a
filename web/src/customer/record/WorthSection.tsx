import type { Worth } from '@evenhand/contract/customer-record.ts'
import { HeartPulse } from 'lucide-react'
import type { ReactNode } from 'react'
import { texts } from '../../texts/en.ts'
import { Moment } from '../../ui/Time.tsx'
import { estimateWords } from './money.ts'
import { Section } from './Section.tsx'
import { WorthChart } from './WorthChart.tsx'

const t = texts.record

function Figure({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
  return (
    <div className="min-w-36 flex-1">
      <dt className="text-12 text-ink-3">{label}</dt>
      <dd className="nums text-20 font-semibold tracking-tight">{value}</dd>
      {children ? <dd className="nums text-12 text-pretty text-ink-2">{children}</dd> : null}
    </div>
  )
}

function Figures({ worth }: { worth: Worth }) {
  const money = (amount: number) => estimateWords(amount, worth.currency)
  const { predicted, historic } = worth
  const range =
    predicted && predicted.low !== null && predicted.high !== null ? t.range(money(predicted.low), money(predicted.high)) : null
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-4">
      <Figure label={t.total} value={worth.monetary === null ? texts.record.notKnown : money(worth.monetary)}>
        {t.asOf} <Moment at={worth.at} as="inside" />
      </Figure>
      <Figure label={t.historic} value={money(historic.amount)}>
        {t.historicHint(historic.orders)}
      </Figure>
      <Figure
        label={t.predicted}
        value={predicted ? money(predicted.amount) : <span className="text-16 font-medium text-ink-2">{t.predictedNot}</span>}
      >
        {predicted ? (range ?? t.byContract) : t.predictedNotHint}
      </Figure>
      {worth.householdValue === null ? null : <Figure label={t.household} value={money(worth.householdValue)} />}
    </dl>
  )
}

/** Whether they still buy, in plain words. */
export function Alive({ alive }: { alive: Worth['alive'] }) {
  const { is, usualDays, sinceDays } = alive
  const words = is === 'alive' || is === 'drifting' || is === 'gone' ? t.alive[is](usualDays ?? 0, sinceDays ?? 0) : t.alive[is]
  return (
    <p className="flex gap-2 text-14 text-pretty">
      <HeartPulse className="mt-0.5 size-4 shrink-0 text-ink-3" strokeWidth={1.75} aria-hidden />
      {words}
    </p>
  )
}

function LevelReasons({ worth }: { worth: Worth }) {
  const money = (amount: number) => estimateWords(amount, worth.currency)
  const { excellent, exceptional } = worth.thresholds.person
  const isBelow =
    worth.level === 'good' && worth.deserved === 'good' && worth.serviceValue !== null && !worth.reasons.includes('levels-off')
  return (
    <div className="mt-5">
      <h3 className="text-13 font-medium">
        {t.level}: {texts.level[worth.level]}
      </h3>
      <ul className="mt-1 list-disc pl-5 text-13 text-pretty text-ink-2">
        {isBelow ? <li>{t.belowThreshold}</li> : null}
        {worth.reasons.map(reason => (
          <li key={reason}>{t.reason[reason]}</li>
        ))}
        {worth.reasons.includes('levels-off') ? null : (
          <li className="nums">{t.thresholds(money(excellent), money(exceptional))}</li>
        )}
      </ul>
    </div>
  )
}

function Gaps({ historic }: Pick<Worth, 'historic'>) {
  return (
    <>
      {historic.withoutMargin > 0 ? <p className="mt-3 text-13 text-ink-2">{t.missingMargins(historic.withoutMargin)}</p> : null}
      {historic.notSummed.length > 0 ? (
        <p className="mt-3 text-13 text-ink-2">{t.notSummed(historic.notSummed.join(', '))}</p>
      ) : null}
    </>
  )
}

/** What a customer is worth, how sure that is, and what the level came from. */
export function WorthSection({ worth }: { worth: Worth | null }) {
  const inner = () => {
    if (worth === null) return <p className="text-13 text-ink-2">{t.notValued}</p>
    if (worth.reasons.includes('objected')) return <p className="text-13 text-ink-2">{t.objected}</p>
    if (worth.monetary === null) {
      return (
        <>
          <p className="text-13 text-ink-2">{t.notKnown}</p>
          <Gaps historic={worth.historic} />
        </>
      )
    }
    return (
      <>
        <Alive alive={worth.alive} />
        <div className="mt-4">
          <Figures worth={worth} />
        </div>
        <Gaps historic={worth.historic} />
        <WorthChart worth={worth} />
        <LevelReasons worth={worth} />
      </>
    )
  }
  return (
    <Section title={t.worth} lead={t.worthLead}>
      {inner()}
    </Section>
  )
}
