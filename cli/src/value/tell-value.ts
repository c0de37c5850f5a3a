import type { BaseFit, BaseModel, CustomerOutlook } from '@evenhand/domain/value/customer-base.ts'
import { outlookOf } from '@evenhand/domain/value/customer-base.ts'
import type { Io } from '../io.ts'
import { table } from '../show/table.ts'
import type { Customers } from './customers.ts'

const piece = 1000
const shownRejected = 20

/** The document of `evenhand value --json`, written piece by piece: a million customers are more than one string should hold. */
export async function writeJson(io: Io, customers: Customers, fit: BaseFit, model: BaseModel | null, weeks: readonly number[]) {
  const amounts = fit.amounts.ok && model !== null ? fit.amounts.parameters : null
  const bgnbd = fit.purchases.ok ? { ...fit.purchases.parameters, logLikelihood: fit.purchases.logLikelihood } : null
  await io.out(`{"parameters":${JSON.stringify({ bgnbd, gammaGamma: amounts })},"customers":[`)
  for (let from = 0; from < customers.ids.length; from += piece) {
    const lines = customers.ids
      .slice(from, from + piece)
      .map((id, i) => JSON.stringify(rowOf(id, from + i, customers, model, weeks)))
    await io.out(`${from > 0 ? ',' : ''}\n${lines.join(',\n')}`)
  }
  const notes = [...customers.notes, ...notesOf(fit)]
  await io.out(`\n],"rejected":${JSON.stringify(customers.rejected)},"notes":${JSON.stringify(notes)}}\n`)
}

function rowOf(customerId: string, at: number, customers: Customers, model: BaseModel | null, weeks: readonly number[]) {
  const outlook = model === null ? null : outlookAt(at, customers, model, weeks)
  return {
    customerId,
    pAlive: outlook?.alive ?? null,
    expectedPurchases: Object.fromEntries(weeks.map((horizon, i) => [String(horizon), outlook?.purchases[i] ?? null])),
    expectedAverage: outlook?.average ?? null,
    value: outlook?.value ?? null,
  }
}

function outlookAt(at: number, { histories, average }: Customers, model: BaseModel, weeks: readonly number[]): CustomerOutlook {
  const history = {
    repeats: histories.repeats[at] ?? 0,
    recency: histories.recency[at] ?? 0,
    age: histories.age[at] ?? 0,
  }
  return outlookOf(history, average[at] ?? Number.NaN, model, weeks)
}

const why: Readonly<Record<string, string>> = {
  'nobody-to-learn-from': 'nobody, or too few, to learn from',
  'nobody-came-back': 'nobody bought a second time',
  'no-time-passed': 'no time lies between the first purchases and the end',
  'not-finite': 'some numbers are not finite',
  'not-positive': 'some amounts are not above 0',
  'no-mean': 'amounts differ so wildly that they have no mean (q is at most 1)',
  'did-not-converge': 'the data do not settle the parameters',
}

/** What the fits could not say. */
export function notesOf({ purchases, amounts }: BaseFit): string[] {
  const notes: string[] = []
  if (!purchases.ok) notes.push(`Not enough data for purchases: ${why[purchases.reason]}.`)
  else if (purchases.atEdge.length > 0) {
    notes.push(`${purchases.atEdge.join(', ')} ran to the edge: the data do not show both people who stay and people who leave.`)
  }
  if (!amounts.ok) notes.push(`Not enough data for amounts: ${why[amounts.reason]}.`)
  else if (amounts.atEdge.length > 0) {
    notes.push(`${amounts.atEdge.join(', ')} ran to the edge: the data show no law in how amounts differ between customers.`)
  }
  return notes
}

/** A page for a person: the parameters, and the customers worth most. */
export async function writeText(io: Io, customers: Customers, fit: BaseFit, model: BaseModel | null) {
  await io.out(`${customers.ids.length.toLocaleString('en')} customers.\n`)
  if (fit.purchases.ok) {
    const { r, alpha, a, b } = fit.purchases.parameters
    const likelihood = fit.purchases.logLikelihood.toFixed(2)
    await io.out(
      `BG/NBD: r ${short(r)}, alpha ${short(alpha)} weeks, a ${short(a)}, b ${short(b)}; log-likelihood ${likelihood}\n`,
    )
  }
  if (fit.amounts.ok) {
    const { p, q, v } = fit.amounts.parameters
    await io.out(`Gamma-Gamma: p ${short(p)}, q ${short(q)}, v ${short(v)}\n`)
  }
  if (model === null) return
  const all = customers.ids.map((id, at) => ({ id, ...outlookAt(at, customers, model, [52]) }))
  const best = all.toSorted((x, y) => (y.value ?? y.purchases[0] ?? 0) - (x.value ?? x.purchases[0] ?? 0)).slice(0, 10)
  const rows = best.map(({ id, alive, purchases, average, value }) => [
    id,
    short(alive),
    short(purchases[0] ?? 0),
    average === null ? 'not known' : average.toFixed(2),
    value === null ? 'not known' : value.toFixed(2),
  ])
  await io.out(`\n${table([['customer', 'alive', 'purchases in 52 weeks', 'average', 'value of 52 weeks'], ...rows])}`)
}

function short(value: number): string {
  return value.toPrecision(4)
}

/** The first rejected rows in words; JSON holds all of them. */
export function tellRejected(io: Io, { rejected }: Customers): void {
  for (const { line, reason } of rejected.slice(0, shownRejected)) io.err(`Line ${line}: ${reason}\n`)
  const more = rejected.length - shownRejected
  if (more > 0) io.err(`${more.toLocaleString('en')} more rows cannot be used; --json lists them all.\n`)
}
