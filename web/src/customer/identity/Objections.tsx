import type { CustomerRecord } from '@evenhand/contract/customer-record.ts'
import { useSession } from '../../api/session.ts'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { Moment } from '../../ui/Time.tsx'
import { Section } from '../record/Section.tsx'
import { useIdentitySteps } from './use-identity-steps.ts'

const t = texts.objections

type Props = { id: string; to: 'linking' | 'scoring'; since: string | null }

/** What follows from it stands beside the button, before and after. */
function Objection({ id, to, since }: Props) {
  const { can } = useSession()
  const steps = useIdentitySteps()
  return (
    <li className="border-t border-line py-3">
      <h3 className="text-13 font-medium">{t[to].title}</h3>
      <p className="mt-0.5 max-w-[64ch] text-13 text-pretty text-ink-2">
        {since === null ? (
          t[to].may
        ) : (
          <>
            {t[to].objects}{' '}
            <span className="text-ink-3">
              ({t.since} <Moment at={since} as="inside" />)
            </span>
          </>
        )}
      </p>
      {can.reply ? (
        <Button
          size="small"
          className="mt-2"
          onClick={() => void (since === null ? steps.object(id, to) : steps.withdraw(id, to))}
        >
          {since === null ? t[to].object : t.withdraw}
        </Button>
      ) : null}
    </li>
  )
}

/** One click each, and what it means in plain words. */
export function Objections({ record }: { record: CustomerRecord }) {
  const { customer, objections } = record
  return (
    <Section title={t.title} lead={t.lead}>
      <ul>
        <Objection id={customer.id} to="linking" since={objections.linking} />
        <Objection id={customer.id} to="scoring" since={objections.scoring} />
      </ul>
    </Section>
  )
}
