import type { CustomerRecord } from '@evenhand/contract/customer-record.ts'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { useNameOf, useSession } from '../../api/session.ts'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { Moment } from '../../ui/Time.tsx'
import { Section } from '../record/Section.tsx'
import { SamePerson } from './SamePerson.tsx'
import { useIdentitySteps } from './use-identity-steps.ts'

const t = texts.identity

function Identifiers({ identifiers }: Pick<CustomerRecord, 'identifiers'>) {
  if (identifiers.length === 0) return null
  return (
    <>
      <h3 className="mt-3 text-12 font-medium text-ink-3">{t.addresses}</h3>
      <ul className="mt-1 text-13">
        {identifiers.map(({ kind, value, verified }) => (
          <li key={`${kind} ${value}`} className="flex flex-wrap items-center gap-x-2 py-0.5">
            <span className="w-12 shrink-0 text-12 text-ink-3">{t.kind[kind]}</span>
            <bdi className="nums min-w-0 wrap-anywhere">{value}</bdi>
            <span className="inline-flex items-center gap-1 text-12 text-ink-3">
              {verified ? <BadgeCheck className="size-3.5 text-kept" aria-hidden /> : null}
              {verified ? t.verified : t.notVerified}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Merged({ one }: { one: CustomerRecord['merged'][number] }) {
  const { can } = useSession()
  const nameOf = useNameOf()
  const steps = useIdentitySteps()
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2 text-13">
      <span className="min-w-0 grow">
        <bdi>{t.alsoAs(one.name, one.externalId)}</bdi>{' '}
        <span className="nums text-12 text-ink-3">
          <Moment at={one.at} as="date" />
          {one.byUserId === null ? '' : `, ${t.said(nameOf(one.byUserId))}`}
        </span>
      </span>
      {can.mergeCustomers ? (
        <Button size="small" aria-label={t.takeBackNamed(one.name)} onClick={() => void steps.part(one.mergeId, one.name)}>
          {t.takeBack}
        </Button>
      ) : null}
    </li>
  )
}

/** The records that this person has with the company, and the addresses and numbers of all of them. */
export function Records({ record }: { record: CustomerRecord }) {
  const { can } = useSession()
  const [isAsking, setAsking] = useState(false)
  const { identifiers, merged } = record
  if (identifiers.length === 0 && merged.length === 0 && !can.mergeCustomers) return null
  return (
    <Section title={t.records} lead={t.recordsLead}>
      {merged.length === 0 ? <p className="text-13 text-ink-2">{t.noRecords}</p> : null}
      <ul>
        {merged.map(one => (
          <Merged key={one.mergeId} one={one} />
        ))}
      </ul>
      <Identifiers identifiers={identifiers} />
      {can.mergeCustomers ? (
        <Button className="mt-3" onClick={() => setAsking(true)}>
          {t.samePerson}
        </Button>
      ) : null}
      {isAsking ? <SamePerson record={record} onClose={() => setAsking(false)} /> : null}
    </Section>
  )
}
