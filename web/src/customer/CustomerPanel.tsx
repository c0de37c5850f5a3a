import type { Case } from '@evenhand/contract/case.ts'
import type { Customer } from '@evenhand/contract/customer.ts'
import { useQuery } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { customerQuery } from '../api/queries.ts'
import type { CaseSteps } from '../case/use-case-steps.ts'
import { texts } from '../texts/en.ts'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { Moment } from '../ui/Time.tsx'
import { languageName } from '../ui/time-words.ts'
import { Assurance } from './Assurance.tsx'
import { EarlierContacts } from './EarlierContacts.tsx'
import { WhoItIs } from '../links/WhoItIs.tsx'
import { Fact, Part } from './Part.tsx'
import { OtherCases } from './OtherCases.tsx'
import { Orders } from './Orders.tsx'

const t = texts.customer

/** The panel while it is read. */
export function CustomerSkeleton() {
  return (
    <div className="flex flex-col gap-3 px-5 py-4" aria-hidden>
      <Bone className="h-5 w-40" />
      <Bone className="h-3 w-56" />
      <Bone className="mt-2 h-3 w-48" />
      <Bone className="h-3 w-44" />
      <Bone className="mt-4 h-14 w-full" />
      <Bone className="h-14 w-full" />
    </div>
  )
}

function Unknown({ name }: { name: string }) {
  return (
    <div className="px-5 py-4">
      <p className="flex items-center gap-2 font-medium">
        <UserRoundX className="size-4 text-ink-3" strokeWidth={1.75} aria-hidden />
        {t.unknown}
      </p>
      <p className="mt-1 text-13 text-pretty text-ink-2">{t.unknownHint(name)}</p>
    </div>
  )
}

function Who({ customer }: { customer: Customer }) {
  const language = customer.language ? languageName(customer.language) : null
  return (
    <div className="px-5 pt-4 pb-3">
      <h3 className="text-16 font-semibold">
        <bdi>{customer.name}</bdi>
      </h3>
      <Assurance assurance={customer.assurance} />
      <dl className="mt-3 flex flex-col gap-1">
        <Fact label={t.level} title={t.levelHint[customer.level]}>
          {texts.level[customer.level]}
        </Fact>
        {customer.customerSince ? (
          <Fact label={t.since}>
            <Moment at={customer.customerSince} as="date" />
          </Fact>
        ) : null}
        {language ? <Fact label={t.language}>{language}</Fact> : null}
        {customer.city ? <Fact label={t.city}>{customer.city}</Fact> : null}
        {customer.externalId ? <Fact label={t.id}>{customer.externalId}</Fact> : null}
        {customer.household ? (
          <Fact label={t.household} title={t.householdHint}>
            {customer.household.name}, {t.members(customer.household.members)}
          </Fact>
        ) : null}
      </dl>
      {customer.supportNeeds.length > 0 ? (
        <div className="mt-3 rounded border border-accent-line bg-accent-soft px-3 py-2">
          <h4 className="text-12 font-medium text-accent-text">{t.support}</h4>
          <p className="text-13">{customer.supportNeeds.join(', ')}</p>
        </div>
      ) : null}
    </div>
  )
}

function Profiles({ profiles }: { profiles: Customer['profiles'] }) {
  if (profiles.length === 0) return null
  return (
    <Part title={t.profiles}>
      <ul className="flex flex-col gap-1 text-13">
        {profiles.map(profile => (
          <li key={profile.id} className="flex items-center gap-2">
            <NetworkIcon network={profile.network} className="text-ink-3" />
            <span className="one-line grow">{profile.handle ?? profile.channel}</span>
            <span className="text-12 text-ink-3" title={t.assuranceHow[profile.assurance]}>
              {t.assurance[profile.assurance]}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Who it is, how sure we are, and what has been before. Nothing of how loud they are: the desk does not know. */
export function CustomerPanel({ shown, steps }: { shown: Case; steps: CaseSteps }) {
  const {
    data: customer,
    error,
    refetch,
  } = useQuery({
    ...customerQuery(shown.customerId ?? '', shown.id),
    enabled: shown.customerId !== null,
  })
  if (shown.customerId === null) {
    return (
      <>
        <Unknown name={shown.author.name} />
        <WhoItIs shown={shown} />
      </>
    )
  }
  if (error && !customer) return <ErrorNotice title={texts.problem.customerTitle} error={error} onRetry={() => void refetch()} />
  if (!customer) return <CustomerSkeleton />
  return (
    <>
      <Who customer={customer} />
      <WhoItIs shown={shown} />
      <EarlierContacts contacts={customer.contacts} shown={shown} steps={steps} />
      <Orders orders={customer.orders} refusal={customer.ordersRefusal} references={shown.references} />
      <OtherCases cases={customer.cases.filter(one => one.id !== shown.id)} />
      <Profiles profiles={customer.profiles} />
    </>
  )
}
