import type { FairnessNight, FairnessResult } from '@evenhand/contract/fairness.ts'
import { texts } from '../texts/en.ts'
import { Moment } from '../ui/Time.tsx'
import { Disclosure } from '../why/Disclosure.tsx'
import { Forest } from './charts/Forest.tsx'
import { Overtaking } from './charts/Overtaking.tsx'
import { Trend } from './charts/Trend.tsx'
import { Waiting } from './charts/Waiting.tsx'
import { FindingItem } from './FindingItem.tsx'
import { NumbersTable } from './NumbersTable.tsx'

const t = texts.fairness

/** The answer in one sentence, and what it was asked of. */
export function Answer({ result }: { result: FairnessResult }) {
  const { answer, cases, answered, from, to, at, findings } = result
  const speed = findings.find(({ id }) => id === 'followers.speed')
  return (
    <section aria-label={t.title} className="mt-8">
      <p className="max-w-[48ch] text-20 font-semibold text-pretty">{answer}</p>
      <p className="nums mt-3 text-13 text-ink-2">
        {t.ground(cases, answered)} <Moment at={from} as="date" /> {t.until} <Moment at={to} as="date" />. {t.audited}{' '}
        <Moment at={at} as="inside" />.
      </p>
      {speed?.verdict === 'not enough data' ? (
        <div className="mt-5 rounded border border-line bg-canvas px-4 py-3">
          <h2 className="font-medium">{t.unsureTitle}</h2>
          <p className="mt-1 max-w-[64ch] text-13 text-pretty text-ink-2">
            {t.unsure(speed.events, speed.needed, speed.visible)}
          </p>
        </div>
      ) : null}
    </section>
  )
}

function Heading({ children, lead }: { children: string; lead?: string }) {
  return (
    <>
      <h2 className="text-20 font-semibold tracking-tight">{children}</h2>
      {lead === undefined ? null : <p className="mt-1 max-w-[64ch] text-13 text-pretty text-ink-2">{lead}</p>}
    </>
  )
}

function Everywhere({ stability }: Pick<FairnessResult, 'stability'>) {
  const shown = stability.filter(({ parts }) => parts.length > 1)
  if (shown.length === 0) return null
  const { columns } = t
  return (
    <section aria-label={t.everywhere} className="mt-12">
      <Heading>{t.everywhere}</Heading>
      {shown.map(({ by, parts, hidden }) => (
        <div key={by} className="mt-3">
          <p className="text-13 text-ink-2">
            {t.parts[by]}: {parts.map(({ name, effect }) => `${name} ${effect.toFixed(2)}`).join(', ')}.{' '}
            {hidden > 0 ? t.hidden(hidden) : ''}
          </p>
          <NumbersTable
            caption={t.parts[by]}
            header={[columns.part, columns.ratio, columns.interval, columns.p, columns.n]}
            rows={parts.map(({ name, effect, low, high, p, n }) => [
              name,
              effect.toFixed(3),
              `${low.toFixed(3)}–${high.toFixed(3)}`,
              t.chance(p),
              n.toLocaleString('en'),
            ])}
          />
        </div>
      ))}
    </section>
  )
}

/** Charts, findings, the trend, and what could not be tested. */
export function Result({ result, nights }: { result: FairnessResult; nights: readonly FairnessNight[] }) {
  const { findings, waiting, overtaking, delta, untested, notes, stability } = result
  return (
    <>
      <section aria-label={t.charts} className="mt-12">
        <Heading>{t.charts}</Heading>
        <Forest findings={findings} delta={delta} />
        <Waiting waiting={waiting} />
        <Overtaking overtaking={overtaking} />
        <Trend nights={nights} delta={delta} />
      </section>
      <section aria-label={t.findings} className="mt-12">
        <Heading lead={t.findingsLead}>{t.findings}</Heading>
        {findings.length === 0 ? <p className="mt-3 text-ink-2">{t.noFindings}</p> : null}
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {findings.map(finding => (
            <FindingItem key={finding.id} finding={finding} />
          ))}
        </ul>
      </section>
      <Everywhere stability={stability} />
      <div className="mt-12">
        {untested.length === 0 ? null : (
          <Disclosure title={t.untested(untested.length)}>
            <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-4 text-13 text-pretty text-ink-2">
              {untested.map(({ id, sentence }) => (
                <li key={id}>{sentence}</li>
              ))}
            </ul>
          </Disclosure>
        )}
        <Disclosure title={t.notes}>
          <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-4 text-13 text-pretty text-ink-2">
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </>
  )
}
