import type { Customer } from '@evenhand/contract/customer.ts'
import { clsx } from 'clsx'
import { Lock } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Moment } from '../ui/Time.tsx'
import { Part } from './Part.tsx'

const deadlines: Record<string, string> = texts.customer.deadline
type Order = Customer['orders'][number]

/** Whole minor units as the reader's language writes money. */
export function moneyWords({ minor, currency }: Order['amount']): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function OrderRow({ order, named }: { order: Order; named: boolean }) {
  return (
    <li className={clsx('py-1.5 text-13', named && '-mx-2 rounded bg-accent-soft px-2')}>
      <p className="flex gap-3">
        <span className="grow text-pretty">{order.product}</span>
        <span className="nums shrink-0">{moneyWords(order.amount)}</span>
      </p>
      <p className="nums text-12 text-ink-3">
        {order.number}, {texts.customer.orderStatus[order.status].toLowerCase()}
        {order.promisedAt && order.status !== 'delivered' ? (
          <>
            , {texts.customer.promised('')}
            <Moment at={order.promisedAt} as="date" />
          </>
        ) : null}
        {order.batch ? `, ${texts.customer.batch(order.batch)}` : ''}
      </p>
      {order.deadline ? (
        <p className="nums text-12 text-ink-2">
          {deadlines[order.deadline.kind] ?? order.deadline.kind} <Moment at={order.deadline.at} />
        </p>
      ) : null}
    </li>
  )
}

type Props = {
  orders: Customer['orders']
  refusal: string | null
  references: readonly string[]
  /** The page around it has said what it is. */
  isAlone?: boolean
}

/** Orders, or why they stay closed. The ones that the case is about are marked. */
export function Orders({ orders, refusal, references, isAlone = false }: Props) {
  const list = <OrderList orders={orders} refusal={refusal} references={references} />
  return isAlone ? <div className="px-5">{list}</div> : <Part title={texts.customer.orders}>{list}</Part>
}

function OrderList({ orders, refusal, references }: Omit<Props, 'isAlone'>) {
  return (
    <>
      {refusal ? (
        <p className="flex gap-2 text-13 text-pretty text-ink-2">
          <Lock className="mt-0.5 size-3.5 shrink-0 text-ink-3" aria-hidden />
          {refusal}
        </p>
      ) : orders.length === 0 ? (
        <p className="text-13 text-ink-3">{texts.customer.noOrders}</p>
      ) : (
        <ul className="-my-1.5 divide-y divide-line">
          {orders.map(order => (
            <OrderRow key={order.id} order={order} named={references.includes(order.number)} />
          ))}
        </ul>
      )}
    </>
  )
}
