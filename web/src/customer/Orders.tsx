import type { Customer } from '@evenhand/contract/customer.ts'
import { clsx } from 'clsx'
import { Lock } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import { Part } from './Part.tsx'

const t = texts.customer
const deadlines: Record<string, string> = t.deadline
type Order = Customer['orders'][number]
type Subscription = Customer['subscriptions'][number]

/** Beside a case, and on the page, before somebody asks for all. */
const shownAtFirst = 5

/** Whole minor units as the reader's language writes money. */
export function moneyWords({ minor, currency }: Order['amount']): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function What({ name, amount }: { name: string; amount: ReactNode }) {
  return (
    <p className="flex gap-3">
      <span className="grow text-pretty">{name}</span>
      <span className="nums shrink-0">{amount}</span>
    </p>
  )
}

/** Where it stands, and since when, where that is known. */
function Standing({ order }: { order: Order }) {
  const isCancelled = order.status === 'cancelled' || order.cancelledAt !== null
  const isUnderway = order.status === 'placed' || order.status === 'shipped'
  return (
    <p className="nums text-12 text-ink-3">
      {order.product ? `${order.number}, ` : ''}
      <Moment at={order.placedAt} as="date" />, {t.orderStatus[isCancelled ? 'cancelled' : order.status].toLowerCase()}
      {order.cancelledAt === null ? null : (
        <>
          {' '}
          <Moment at={order.cancelledAt} as="date" />
        </>
      )}
      {order.promisedAt && isUnderway && !isCancelled ? (
        <>
          , {t.promised('')}
          <Moment at={order.promisedAt} as="date" />
        </>
      ) : null}
      {order.batch ? `, ${t.batch(order.batch)}` : ''}
    </p>
  )
}

function OrderRow({ order, named }: { order: Order; named: boolean }) {
  return (
    <li className={clsx('py-1.5 text-13', named && '-mx-2 rounded bg-accent-soft px-2')}>
      <What name={order.product || order.number} amount={moneyWords(order.amount)} />
      <Standing order={order} />
      {order.refunded ? (
        <p className="nums text-12 text-ink-2">
          {t.givenBack(moneyWords(order.refunded.amount))}
          {order.refunded.at === null ? null : (
            <>
              {' '}
              <Moment at={order.refunded.at} as="date" />
            </>
          )}
        </p>
      ) : null}
      {order.deadline ? (
        <p className="nums text-12 text-ink-2">
          {deadlines[order.deadline.kind] ?? order.deadline.kind} <Moment at={order.deadline.at} />
        </p>
      ) : null}
    </li>
  )
}

function SubscriptionRow({ subscription }: { subscription: Subscription }) {
  const { number, product, startedAt, endedAt, every, amount } = subscription
  return (
    <li className={clsx('py-1.5 text-13', endedAt !== null && 'text-ink-2')}>
      <What name={product || number} amount={`${moneyWords(amount)} ${t.every[every]}`} />
      <p className="nums text-12 text-ink-3">
        {product ? `${number}, ` : ''}
        {t.runsSince} <Moment at={startedAt} as="full-date" />
        {endedAt === null ? null : (
          <>
            , {t.endedOn} <Moment at={endedAt} as="full-date" />
          </>
        )}
      </p>
    </li>
  )
}

type Props = {
  customer: Pick<Customer, 'orders' | 'ordersInAll' | 'subscriptions' | 'ordersRefusal'>
  references: readonly string[]
  /** The page around it has said what it is. */
  isAlone?: boolean
}

/** Orders and subscriptions, or why they stay closed. The orders that the case is about are marked, and come first. */
export function Orders({ customer, references, isAlone = false }: Props) {
  const { orders, ordersRefusal: refusal, subscriptions } = customer
  const list =
    refusal === null ? (
      <OrderList orders={orders} inAll={customer.ordersInAll} references={references} />
    ) : (
      <p className="flex gap-2 text-13 text-pretty text-ink-2">
        <Lock className="mt-0.5 size-3.5 shrink-0 text-ink-3" aria-hidden />
        {refusal}
      </p>
    )
  const running =
    subscriptions.length === 0 ? null : (
      <ul className="-my-1.5 divide-y divide-line">
        {subscriptions.map(one => (
          <SubscriptionRow key={one.id} subscription={one} />
        ))}
      </ul>
    )
  if (!isAlone) {
    return (
      <>
        <Part title={t.orders}>{list}</Part>
        {running ? <Part title={t.subscriptions}>{running}</Part> : null}
      </>
    )
  }
  return (
    <div className="px-5">
      {list}
      {running ? (
        <>
          <h3 className="mt-6 mb-2 text-13 font-medium">{t.subscriptions}</h3>
          {running}
        </>
      ) : null}
    </div>
  )
}

type ListProps = { orders: readonly Order[]; inAll: number; references: readonly string[] }

function OrderList({ orders, inAll, references }: ListProps) {
  const [isWhole, setWhole] = useState(false)
  if (orders.length === 0) return <p className="text-13 text-ink-3">{t.noOrders}</p>
  const isNamed = (order: Order) => references.includes(order.number)
  const sorted = [...orders.filter(isNamed), ...orders.filter(order => !isNamed(order))]
  const isShort = !isWhole && orders.length > shownAtFirst + 1
  const shown = isShort ? sorted.slice(0, Math.max(shownAtFirst, references.length)) : sorted
  return (
    <>
      <ul className="-my-1.5 divide-y divide-line">
        {shown.map(order => (
          <OrderRow key={order.id} order={order} named={isNamed(order)} />
        ))}
      </ul>
      {isShort ? (
        <Button size="small" look="text" className="mt-2 -ml-2" onClick={() => setWhole(true)}>
          {t.allOrders(orders.length)}
        </Button>
      ) : null}
      {!isShort && inAll > orders.length ? <p className="mt-2 text-12 text-ink-3">{t.moreOrders(orders.length, inAll)}</p> : null}
    </>
  )
}
