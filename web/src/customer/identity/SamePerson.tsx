import type { CustomerRecord } from '@evenhand/contract/customer-record.ts'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { Moment } from '../../ui/Time.tsx'
import { PersonFinder } from '../people/PersonFinder.tsx'
import { estimateWords } from '../record/money.ts'
import { recordQuery } from '../record/record-queries.ts'
import { useIdentitySteps } from './use-identity-steps.ts'

const t = texts.identity
type Field = keyof typeof t.field

const listed = (words: readonly (string | null)[]): string => words.filter(word => word !== null && word !== '').join(', ')

/** What tells two records apart, or that they are one person's. */
const fields: Readonly<Record<Field, (record: CustomerRecord) => ReactNode>> = {
  name: ({ customer }) => <bdi>{customer.name}</bdi>,
  number: ({ customer }) => customer.externalId,
  city: ({ customer }) => customer.city,
  since: ({ customer }) => (customer.customerSince ? <Moment at={customer.customerSince} as="full-date" /> : null),
  addresses: ({ identifiers }) => listed(identifiers.map(({ value }) => value)),
  profiles: ({ customer }) => listed(customer.profiles.map(({ handle, channel }) => handle ?? channel)),
  orders: ({ customer }) =>
    customer.orders.length === 0
      ? null
      : listed(customer.orders.slice(0, 3).map(({ number }) => number)) + more(customer.orders.length, 3),
  cases: ({ customer }) => (customer.cases.length === 0 ? null : String(customer.cases.length)),
  household: ({ customer }) => customer.household?.name,
  worth: ({ worth }) => (worth === null || worth.monetary === null ? null : estimateWords(worth.monetary, worth.currency)),
}
const names: readonly Field[] = [
  'name',
  'number',
  'city',
  'since',
  'addresses',
  'profiles',
  'orders',
  'cases',
  'household',
  'worth',
]

function more(all: number, shown: number): string {
  return all > shown ? ` + ${all - shown}` : ''
}

/** Both as a table: what is the same stands beside each other, also on a phone. */
function SideBySide({ one, other }: { one: CustomerRecord; other: CustomerRecord }) {
  return (
    <table className="nums w-full table-fixed text-13">
      <thead>
        <tr className="text-left text-12 text-ink-3">
          <td className="w-24 max-md:w-20" />
          <th scope="col" className="py-1 pr-3 font-medium">
            {t.stays}
          </th>
          <th scope="col" className="py-1 font-medium">
            {t.joins}
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map(name => (
          <tr key={name} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-2 text-left text-12 font-normal text-ink-3">
              {t.field[name]}
            </th>
            {[one, other].map((record, at) => (
              <td key={at === 0 ? 'one' : 'other'} className="py-1.5 pr-3 wrap-anywhere">
                {fields[name](record) || <span className="text-ink-3">{t.none}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Props = { record: CustomerRecord; onClose: () => void }

function Compared({ record, otherId, onAnother, onClose }: Props & { otherId: string; onAnother: () => void }) {
  const { data: other, error, refetch } = useQuery(recordQuery(otherId, ''))
  const steps = useIdentitySteps()
  const [isBusy, setBusy] = useState(false)
  const confirm = async (found: CustomerRecord) => {
    setBusy(true)
    const isDone = await steps.merge(record.customer.id, { id: found.customer.id, name: found.customer.name })
    setBusy(false)
    if (isDone) onClose()
  }
  if (error && !other) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
  if (!other) return <Bone className="h-40 w-full" />
  return (
    <>
      <SideBySide one={record} other={other} />
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onAnother}>{t.another}</Button>
        <Button look="primary" disabled={isBusy} onClick={() => void confirm(other)}>
          {t.confirm}
        </Button>
      </div>
    </>
  )
}

/** A lead finds the other record, sees both side by side, and says that they are one person. */
export function SamePerson({ record, onClose }: Props) {
  const [otherId, setOther] = useState<string | null>(null)
  const isComparing = otherId !== null
  return (
    <Dialog
      open
      onClose={onClose}
      title={isComparing ? t.compareTitle : t.chooseTitle}
      lead={isComparing ? t.compareLead : t.chooseLead}
      width="wide"
    >
      {isComparing ? (
        <Compared record={record} otherId={otherId} onAnother={() => setOther(null)} onClose={onClose} />
      ) : (
        <PersonFinder except={[record.customer.id]} onChoose={id => setOther(id)} />
      )}
    </Dialog>
  )
}
