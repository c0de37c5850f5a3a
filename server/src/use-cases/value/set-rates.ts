import { currencyDigits } from '@evenhand/files/records/amount.ts'
import { categoryKey, type MarginRate } from '@evenhand/domain/value/margin-rates.ts'
import type { DatedRate } from '@evenhand/domain/value/money.ts'
import { inWorkspace, readInWorkspace, timestamp, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { ratesTo } from '../../db/queries/value.ts'
import { findGaps, type Gaps } from '../../db/queries/value-gaps.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { valuingIn, valueAllAgain, type LoadedValuing } from './choose-levels.ts'

type Clocked = Pick<Context, 'db' | 'clock'>
type Key = { workspace_id: string; since: number }
/** What was done, for the log: numbers and codes only. */
type Done = { action: 'rates.added' | 'rate.removed' | 'margins.set' | 'margin.removed'; data: Readonly<Record<string, unknown>> }

/**
 * Rates by which other currencies are summed from now on.
 * @throws EvenhandError `invalid` where a rate could never be used
 */
export function addRates(context: Clocked, actor: Actor, rates: readonly DatedRate[]): Promise<LoadedValuing> {
  return change(context, actor, async tx => {
    const { currency } = await ratesTo(tx, actor.workspaceId)
    for (const rate of rates) refuseRate(rate, currency)
    const rows = rates.map(({ from, to, since, rate }) => ({
      ...keyAt(actor, since),
      from_currency: from,
      to_currency: to,
      rate,
    }))
    await insertRows(
      tx,
      'currency_rates',
      lastOf(rows, row => row.from_currency),
      {
        onConflict: { columns: ['workspace_id', 'from_currency', 'to_currency', 'since'], update: ['rate'] },
      },
    )
    return { action: 'rates.added', data: { rates: rows.length, currencies: [...new Set(rows.map(row => row.from_currency))] } }
  })
}

function refuseRate({ from, to }: DatedRate, currency: string): void {
  if (to !== currency)
    throw new EvenhandError(
      'invalid',
      `Amounts are summed in ${currency}, so a rate has to say what something is worth in ${currency}, not in ${to}.`,
    )
  if (from === to) throw new EvenhandError('invalid', `${from} is the currency in which amounts are summed: it needs no rate.`)
  if (currencyDigits(from) === null) throw new EvenhandError('invalid', `${from} is no currency of ISO 4217.`)
}

/** @throws EvenhandError `not-found` */
export function removeRate(
  context: Clocked,
  actor: Actor,
  { from, since }: Pick<DatedRate, 'from' | 'since'>,
): Promise<LoadedValuing> {
  return change(context, actor, async tx => {
    const gone = await tx
      .deleteFrom('currency_rates')
      .where('from_currency', '=', from)
      .where('since', '=', timestamp(since))
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new EvenhandError('not-found', `There is no rate of ${from} since ${dayOf(since)}.`)
    return { action: 'rate.removed', data: { currency: from, since } }
  })
}

/** What orders of categories bring from now on, where they do not say it. '' is every other category. */
export function setMargins(context: Clocked, actor: Actor, margins: readonly MarginRate[]): Promise<LoadedValuing> {
  return change(context, actor, async tx => {
    const rows = margins.map(({ category, since, share }) => {
      if (category !== '' && categoryKey(category) === '')
        throw new EvenhandError('invalid', `"${category}" has neither letters nor digits, so no order could be of it.`)
      return { ...keyAt(actor, since), category: categoryKey(category), name: category, share }
    })
    await insertRows(
      tx,
      'margin_rates',
      lastOf(rows, row => row.category),
      {
        onConflict: { columns: ['workspace_id', 'category', 'since'], update: ['share', 'name'] },
      },
    )
    return { action: 'margins.set', data: { margins: rows.length } }
  })
}

/** @throws EvenhandError `not-found` */
export function removeMargin(
  context: Clocked,
  actor: Actor,
  { category, since }: Pick<MarginRate, 'category' | 'since'>,
): Promise<LoadedValuing> {
  return change(context, actor, async tx => {
    const gone = await tx
      .deleteFrom('margin_rates')
      .where('category', '=', categoryKey(category))
      .where('since', '=', timestamp(since))
      .executeTakeFirst()
    const name = category === '' ? 'every other category' : category
    if (gone.numDeletedRows === 0n)
      throw new EvenhandError('not-found', `There is no margin rate of ${name} since ${dayOf(since)}.`)
    return { action: 'margin.removed', data: { since } }
  })
}

/** What value leaves out for want of a rate. */
export function loadGaps(context: Pick<Context, 'db'>, { workspaceId }: Actor): Promise<Gaps> {
  return readInWorkspace(context.db, workspaceId, async tx => findGaps(tx, await ratesTo(tx, workspaceId)))
}

async function change(context: Clocked, actor: Actor, work: (tx: Tx) => Promise<Done>): Promise<LoadedValuing> {
  const { workspaceId, userId } = actor
  return inWorkspace(context.db, workspaceId, async tx => {
    const at = context.clock.now()
    const { action, data } = await work(tx)
    await noteAudit(tx, { workspaceId, at, userId, action, target: { kind: 'workspace', id: workspaceId }, data })
    await valueAllAgain(tx, workspaceId, at)
    return valuingIn(tx, workspaceId)
  })
}

function keyAt({ workspaceId }: Actor, since: number): Key {
  return { workspace_id: workspaceId, since }
}

/** Of what is said twice of one day, what was said last. */
function lastOf<Row extends Key>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map(row => [`${nameOf(row)} ${row.since}`, row])).values()]
}

const dayOf = (since: number): string => new Date(since).toISOString().slice(0, 10)
