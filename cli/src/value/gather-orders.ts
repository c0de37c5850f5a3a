import { CliError } from '../failure.ts'
import type { Customers, Rejected } from './customers.ts'
import { msPerDay, type Order, type ReadOrders } from './orders.ts'

type Buyer = { first: number; last: number; days: Map<number, number>; currencies: Set<string> }

/**
 * Orders become histories: purchases of one day are one, times count in weeks from the first, and what comes after the end of the
 * calibration is left aside, as are customers whose first order does.
 * @param end the last day that counts, from 1970-01-01; without one, the last day of the file
 * @param today a later day is no order yet: one mistyped year would make everybody else look as if they had left
 */
export async function gatherOrders(orders: ReadOrders, end: number | undefined, today: number): Promise<Customers> {
  const buyers = new Map<string, Buyer>()
  const rejected: Rejected[] = []
  const currencies = new Map<string, number>()
  let [last, later] = [Number.NEGATIVE_INFINITY, 0]
  for await (const row of orders) {
    if ('rejected' in row) {
      rejected.push(row.rejected)
      continue
    }
    if (row.order.day > today) {
      rejected.push({
        line: row.line,
        reason: `The date lies in the future: ${new Date(row.order.day * msPerDay).toISOString().slice(0, 10)}.`,
      })
      continue
    }
    if (end !== undefined && row.order.day > end) {
      later += 1
      continue
    }
    last = Math.max(last, row.order.day)
    currencies.set(row.order.currency, (currencies.get(row.order.currency) ?? 0) + 1)
    take(buyers, row.order)
  }
  if (buyers.size === 0) throw new CliError(nothingUsable(rejected, later))
  const [main = '', ...others] = [...currencies].toSorted((a, b) => b[1] - a[1]).map(([currency]) => currency)
  const notes = others.length === 0 ? [] : [notSummed(main, others)]
  return { ...columnsOf(buyers, end ?? last, main), rejected, notes }
}

function take(buyers: Map<string, Buyer>, { customer, day, amount, currency }: Order): void {
  const buyer = buyers.get(customer)
  if (buyer === undefined) {
    buyers.set(customer, { first: day, last: day, days: new Map([[day, amount]]), currencies: new Set([currency]) })
    return
  }
  buyer.first = Math.min(buyer.first, day)
  buyer.last = Math.max(buyer.last, day)
  buyer.days.set(day, (buyer.days.get(day) ?? 0) + amount)
  buyer.currencies.add(currency)
}

function columnsOf(buyers: ReadonlyMap<string, Buyer>, end: number, currency: string) {
  const all = [...buyers.values()]
  const average = ({ first, days, currencies }: Buyer) => {
    if (currencies.size > 1 || !currencies.has(currency)) return Number.NaN
    if (days.size === 1) return 0
    let sum = 0
    for (const [day, amount] of days) if (day !== first) sum += amount
    return sum / (days.size - 1)
  }
  const histories = {
    repeats: Float64Array.from(all, ({ days }) => days.size - 1),
    recency: Float64Array.from(all, ({ first, last }) => (last - first) / 7),
    age: Float64Array.from(all, ({ first }) => (end - first) / 7),
  }
  return {
    ids: [...buyers.keys()],
    histories,
    average: Float64Array.from(all, average),
    held: new Float64Array(all.length).fill(Number.NaN),
  }
}

const named = (currency: string) => (currency === '' ? 'no currency' : currency)

function notSummed(main: string, others: readonly string[]): string {
  return (
    `The file holds amounts in ${[main, ...others].map(named).join(', ')}. Without dated rates they are not summed: amounts of customers ` +
    `who paid in anything but ${named(main)} are left out, their purchases count.`
  )
}

function nothingUsable(rejected: readonly Rejected[], later: number): string {
  if (later > 0) return 'All orders are later than the end of the calibration.'
  const [first] = rejected
  return first === undefined ? 'The file holds no orders.' : `No row can be used. Line ${first.line}: ${first.reason}`
}
