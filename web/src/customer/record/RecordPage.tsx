import type { CustomerRecord } from '@evenhand/contract/customer-record.ts'
import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { hasStatus } from '../../api/problem.ts'
import { PersonData } from '../../person/PersonData.tsx'
import { Page } from '../../app/Page.tsx'
import { customerApi } from '../../routes/apis.ts'
import { texts } from '../../texts/en.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { Household } from '../identity/Household.tsx'
import { Objections } from '../identity/Objections.tsx'
import { Unlink } from '../identity/Unlink.tsx'
import { Records } from '../identity/Records.tsx'
import { Orders } from '../Orders.tsx'
import { Profiles, Who } from '../Who.tsx'
import { Deeds } from './Deeds.tsx'
import { Moments } from './Moments.tsx'
import { Promises } from './Promises.tsx'
import { recordQuery } from './record-queries.ts'
import { Section } from './Section.tsx'
import { WorthSection } from './WorthSection.tsx'

const t = texts.record

const unlink = (profile: CustomerRecord['customer']['profiles'][number]) => <Unlink profile={profile} />

function Skeleton() {
  return (
    <div className="mt-10 flex flex-col gap-4" aria-hidden>
      <Bone className="h-4 w-64" />
      <Bone className="h-4 w-48" />
      <Bone className="mt-6 h-40 w-full" />
      <Bone className="h-24 w-full" />
    </div>
  )
}

/** Beside a case whose author is not proven: what only the customer may know stays closed. */
function NotProven({ sentence }: { sentence: string }) {
  return (
    <div className="mt-8 flex gap-3 rounded border border-line bg-sunken px-4 py-3">
      <Lock className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden />
      <div>
        <h2 className="text-14 font-medium">{t.besideTitle}</h2>
        <p className="text-13 text-pretty text-ink-2">{sentence}</p>
      </div>
    </div>
  )
}

function Whole({ record, forCase }: { record: CustomerRecord; forCase: string }) {
  const { customer } = record
  return (
    <>
      <WorthSection worth={record.worth} />
      <Promises promises={record.promises} />
      <Section title={texts.customer.orders}>
        <div className="-mx-5 mt-2">
          <Orders customer={customer} references={[]} isAlone />
        </div>
      </Section>
      <Moments id={customer.id} forCase={forCase} />
      <Household record={record} />
      <Records record={record} />
      <Deeds id={customer.id} name={customer.name} worth={record.worth} />
      <Objections record={record} />
    </>
  )
}

/** One customer, whole: who, worth what and why, what was promised and said. Nothing of how loud they are: the desk does not know. */
export function RecordPage() {
  const { id } = customerApi.useParams()
  const { forCase = '' } = customerApi.useSearch()
  const { data: record, error, refetch } = useQuery(recordQuery(id, forCase))
  if (error && !record) {
    if (hasStatus(error, 404) || hasStatus(error, 400)) {
      return (
        <main id="cases" tabIndex={-1} className="grid grow place-content-center bg-surface outline-none">
          <Notice title={t.notFoundTitle}>{t.notFound}</Notice>
        </main>
      )
    }
    return (
      <main id="cases" tabIndex={-1} className="grid grow bg-surface outline-none">
        <ErrorNotice title={t.problemTitle} error={error} onRetry={() => void refetch()} />
      </main>
    )
  }
  return (
    <Page title={record?.customer.name ?? texts.people.title} lead={t.lead}>
      {record ? (
        <>
          <div className="-mx-5 mt-4 [&_section]:mx-5 [&_section]:px-0">
            <Who customer={record.customer} isTitled={false} />
            <Profiles profiles={record.customer.profiles} heading="h2" showsEvidence action={unlink} />
          </div>
          {record.customer.ordersRefusal ? (
            <NotProven sentence={record.customer.ordersRefusal} />
          ) : (
            <Whole record={record} forCase={forCase} />
          )}
          <div className="-mx-5 mt-8 [&_section]:mx-5 [&_section]:px-0">
            <PersonData id={record.customer.id} name={record.customer.name} heading="h2" />
          </div>
        </>
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}
