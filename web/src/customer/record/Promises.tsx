import type { CustomerRecord } from '@evenhand/contract/customer-record.ts'
import { Link } from '@tanstack/react-router'
import { texts } from '../../texts/en.ts'
import { Moment } from '../../ui/Time.tsx'
import { Section } from './Section.tsx'

const t = texts.record
const names: Readonly<Record<string, string>> = t.obligation

function Count({ label, count, late = false }: { label: string; count: number; late?: boolean }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dd className={`nums text-20 font-semibold ${late && count > 0 ? 'text-late' : ''}`}>{count}</dd>
      <dt className="text-13 text-ink-2">{label.toLowerCase()}</dt>
    </div>
  )
}

/** What was promised to somebody, and how it was kept. */
export function Promises({ promises }: Pick<CustomerRecord, 'promises'>) {
  const { kept, broken, running, lately } = promises
  return (
    <Section title={t.promises} lead={t.promisesLead}>
      {kept + broken + running === 0 ? (
        <p className="text-13 text-ink-3">{t.noPromises}</p>
      ) : (
        <dl className="flex flex-wrap gap-x-8 gap-y-2 [&>div]:flex-row">
          <Count label={t.kept} count={kept} />
          <Count label={t.broken} count={broken} late />
          <Count label={t.running} count={running} />
        </dl>
      )}
      {lately.length > 0 ? (
        <>
          <h3 className="mt-4 text-12 font-medium text-ink-3">{t.lately}</h3>
          <ul className="nums mt-1 text-13">
            {lately.map(one => (
              <li key={`${one.caseNumber} ${one.kind} ${one.due}`} className="flex flex-wrap gap-x-2 border-t border-line py-1.5">
                <Link
                  to="/desk/$view/$number"
                  params={{ view: 'queue', number: String(one.caseNumber) }}
                  className="rounded font-medium text-accent-text underline-offset-2 hover:underline"
                >
                  {texts.case.number(one.caseNumber)}
                </Link>
                <span>{names[one.kind] ?? one.kind}</span>
                <span className="text-ink-2">
                  {t.was} <Moment at={one.due} as="inside" />,{' '}
                  {one.settledAt ? (
                    <>
                      {t.answeredAt} <Moment at={one.settledAt} as="inside" />
                    </>
                  ) : (
                    <span className="text-late">{t.stillOpen}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}
