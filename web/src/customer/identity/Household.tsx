import type { CustomerRecord } from '@evenhand/contract/customer-record.ts'
import type * as households from '@evenhand/contract/households.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { keys } from '../../api/queries.ts'
import { request, route } from '../../api/request.ts'
import { useSession } from '../../api/session.ts'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { estimateWords } from '../record/money.ts'
import { Section } from '../record/Section.tsx'
import { AddMember, ChangeHousehold, MakeHousehold } from './HouseholdDialogs.tsx'
import { useIdentitySteps } from './use-identity-steps.ts'

const t = texts.household
const read = route<typeof households.getHousehold>('get', '/api/households/{id}')

function Members({ household, ownId }: { household: households.Household; ownId: string }) {
  const { can } = useSession()
  const steps = useIdentitySteps()
  return (
    <ul className="mt-2">
      {household.members.map(({ membershipId, customerId, name, because }) => (
        <li key={membershipId} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2 text-13">
          <span className="min-w-0 grow">
            {customerId === ownId ? (
              <bdi className="font-medium">{name}</bdi>
            ) : (
              <Link
                to="/customers/$id"
                params={{ id: customerId }}
                search={{}}
                className="rounded font-medium text-accent-text underline-offset-2 hover:underline"
              >
                <bdi>{name}</bdi>
              </Link>
            )}{' '}
            <span className="text-12 text-ink-3">{t.because[because]}</span>
          </span>
          {can.reply ? (
            <Button size="small" aria-label={t.takeOutNamed(name)} onClick={() => void steps.takeOut(membershipId, name)}>
              {t.takeOut}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Known({ id, record }: { id: string; record: CustomerRecord }) {
  const { can } = useSession()
  const [asked, setAsked] = useState<'member' | 'name' | null>(null)
  const steps = useIdentitySteps()
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.households, id],
    queryFn: ({ signal }) => request(read, { params: { id }, signal }),
    enabled: can.reply,
  })
  const { household } = record.customer
  if (!can.reply)
    return <p className="text-13 text-ink-2">{household ? `${household.name}, ${t.members(household.members)}` : ''}</p>
  if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
  if (!data) return <Bone className="h-16 w-full" />
  const { worth } = record
  return (
    <>
      <p className="text-14">
        <span className="font-medium">{data.name}</span>{' '}
        <span className="text-13 text-ink-2">
          {t.kind[data.kind].toLowerCase()}
          {data.contract === null ? '' : `, ${t.contract(data.contract)}`}
        </span>
      </p>
      {worth?.householdValue ? (
        <p className="nums text-13 text-ink-2">
          {t.value} {estimateWords(worth.householdValue, worth.currency)}
        </p>
      ) : null}
      <Members household={data} ownId={record.customer.id} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="small" onClick={() => setAsked('member')}>
          {t.add}
        </Button>
        <Button size="small" onClick={() => setAsked('name')}>
          {t.change}
        </Button>
        <Button size="small" aria-label={t.dissolveNamed(data.name)} onClick={() => void steps.dissolve(data)}>
          {t.dissolve}
        </Button>
        <span className="text-12 text-ink-3">{t.takeOutHint}</span>
      </div>
      {asked === 'member' ? <AddMember household={data} onClose={() => setAsked(null)} /> : null}
      {asked === 'name' ? <ChangeHousehold household={data} onClose={() => setAsked(null)} /> : null}
    </>
  )
}

/** Who lives or works together with them, on what ground, and what they are worth together. Never what another one wrote. */
export function Household({ record }: { record: CustomerRecord }) {
  const { can } = useSession()
  const [isMaking, setMaking] = useState(false)
  const { household } = record.customer
  return (
    <Section title={t.title} lead={t.lead}>
      {household === null ? (
        <>
          <p className="text-13 text-ink-2">{t.none}</p>
          {can.reply ? (
            <Button size="small" className="mt-2" onClick={() => setMaking(true)}>
              {t.make}
            </Button>
          ) : null}
        </>
      ) : (
        <Known id={household.id} record={record} />
      )}
      {isMaking && household === null ? <MakeHousehold customer={record.customer} onClose={() => setMaking(false)} /> : null}
    </Section>
  )
}
