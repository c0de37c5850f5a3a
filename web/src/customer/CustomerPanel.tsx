import type { Case } from '@evenhand/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { customerQuery } from '../api/queries.ts'
import type { CaseSteps } from '../case/use-case-steps.ts'
import { texts } from '../texts/en.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { EarlierContacts } from './EarlierContacts.tsx'
import { WhoItIs } from '../links/WhoItIs.tsx'
import { PanelWorth } from './record/PanelWorth.tsx'
import { Profiles, Who } from './Who.tsx'
import { PersonData } from '../person/PersonData.tsx'
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
        <PersonData id={shown.id} name={shown.author.name} />
      </>
    )
  }
  if (error && !customer) return <ErrorNotice title={texts.problem.customerTitle} error={error} onRetry={() => void refetch()} />
  if (!customer) return <CustomerSkeleton />
  return (
    <>
      <Who customer={customer} />
      <WhoItIs shown={shown} />
      <PanelWorth customerId={customer.id} caseId={shown.id} />
      <EarlierContacts contacts={customer.contacts} shown={shown} steps={steps} />
      <Orders customer={customer} references={shown.references} />
      <OtherCases cases={customer.cases.filter(one => one.id !== shown.id)} />
      <Profiles profiles={customer.profiles} />
      <PersonData id={customer.id} name={customer.name} />
    </>
  )
}
