import { assess, claimOf, granted, type Assessment, type KnownCustomer } from '@evenhand/domain/value/assess.ts'
import { knownWorthOf } from '@evenhand/domain/value/known-worth.ts'
import type { Level } from '@evenhand/domain/facts/relationship.ts'
import { startStanding, type Standing } from '@evenhand/domain/value/levels.ts'
import { worthOfOrders } from '@evenhand/domain/value/worth-of-orders.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { followersOf } from '../../db/queries/influence.ts'
import * as queries from '../../db/queries/value.ts'
import type { NewRowOf, RowOf } from '../../db/tables.ts'
import { contractsOf, ordersByCustomer } from './past-orders.ts'
import type { Basis } from './valued-by.ts'

type Valued = { row: queries.ToValue; known: KnownCustomer; assessed: Assessment }

/**
 * Values some customers, and with them the others of their households, and writes what they are worth and the level that is served from
 * now on. Open cases keep theirs. A nightly run that is carried out twice counts once.
 * @returns how many have a value for the first time
 */
export async function valueCustomers(tx: Tx, basis: Basis, ids: readonly string[]): Promise<number> {
  const rows = await queries.customersToValue(tx, ids)
  if (rows.length === 0) return 0
  const standings = await householdStandings(tx, rows)
  const alone = await valueAlone(tx, basis, rows)
  const valued = alone.map(one => inHousehold(one, alone, standings, basis))
  const served = valued.map(one => ({ one, level: granted(one.assessed, basis.granting, basis.policy) }))
  await insertRows(
    tx,
    'customer_values',
    served.map(({ one, level }) => valueRow(one, level, basis)),
    { onConflict: { columns: ['customer_id'], update: valueColumns } },
  )
  await insertRows(tx, 'household_values', householdRows(valued, standings, basis), {
    onConflict: { columns: ['household_id'], update: householdColumns },
  })
  await queries.saveLevels(
    tx,
    served.map(({ one, level }) => ({ id: one.row.id, level: level.level })),
  )
  return valued.filter(({ row, known }) => row.own_level === null && known.monetary !== null).length
}

const valueColumns = [
  ...(['valued_at', 'service_value', 'claim', 'own_level', 'deserved_level', 'nights_below_excellent'] as const),
  ...(['nights_below_exceptional', 'night_at', 'known', 'monetary'] as const),
] as const
const householdColumns = ['service_value', 'level', 'nights_below_excellent', 'nights_below_exceptional', 'night_at'] as const

async function householdStandings(tx: Tx, rows: readonly queries.ToValue[]): Promise<Map<string, RowOf<'household_values'>>> {
  const ids = [...new Set(rows.map(row => row.household_id))].filter(id => id !== null)
  return new Map((await queries.householdStandings(tx, ids)).map(row => [row.household_id, row]))
}

async function valueAlone(tx: Tx, basis: Basis, rows: readonly queries.ToValue[]): Promise<Valued[]> {
  const ids = rows.map(({ id }) => id)
  const orders = ordersByCustomer(await queries.ordersToCount(tx, ids), basis.margins)
  const subscriptions = Map.groupBy(await queries.subscriptionsOf(tx, ids), row => row.customer_id)
  const contractsFor = (id: string) => contractsOf(subscriptions.get(id) ?? [], basis.margins, basis.now)
  const deeds = Map.groupBy(await queries.deedsOf(tx, ids), row => row.customer_id)
  const isLoud = basis.policy.levels.mode === 'on' && basis.policy.levels.influence.mode === 'on'
  const profiles = Map.groupBy(isLoud ? await followersOf(tx, ids) : [], row => row.customer_id)
  return rows.map(row => {
    const known: KnownCustomer = {
      monetary: worthOfOrders(orders.get(row.id) ?? [], contractsFor(row.id), basis, basis.now),
      deeds: deeds.get(row.id) ?? [],
      profiles: profiles.get(row.id) ?? [],
      standing: standingOf(row),
      household: null,
      hasObjected: row.objects_to_scoring_at !== null,
    }
    return { row, known, assessed: assess(known, basis.now, basis.policy, isNight(basis, row.night_at)) }
  })
}

function isNight({ night }: Basis, counted: Instant | null): boolean {
  return night !== null && counted !== night
}

/** A household only adds; who objected is not counted in it and gains nothing by it. */
function inHousehold(
  one: Valued,
  all: readonly Valued[],
  standings: ReadonlyMap<string, RowOf<'household_values'>>,
  basis: Basis,
): Valued {
  const { household_id: household } = one.row
  if (household === null || one.known.hasObjected === true) return one
  const others = all.filter(other => other !== one && other.row.household_id === household)
  const stored = standings.get(household)
  const known: KnownCustomer = {
    ...one.known,
    household: {
      others: others.map(({ assessed }) => assessed.serviceValue ?? 0),
      standing: stored === undefined ? startStanding : standing(stored.level, stored),
    },
  }
  // The night counts for the person and the household alike: both are written in the same transaction.
  return { ...one, known, assessed: assess(known, basis.now, basis.policy, isNight(basis, one.row.night_at)) }
}

function valueRow({ row, known, assessed }: Valued, served: Assessment, basis: Basis): NewRowOf<'customer_values'> {
  return {
    customer_id: row.id,
    workspace_id: basis.workspaceId,
    valued_at: basis.now,
    service_value: assessed.serviceValue,
    claim: claimOf(assessed, basis.policy),
    own_level: assessed.standing.level,
    deserved_level: assessed.level,
    nights_below_excellent: assessed.standing.nightsBelow.excellent,
    nights_below_exceptional: assessed.standing.nightsBelow.exceptional,
    night_at: basis.night ?? row.night_at,
    known: knownWorthOf({ ...served, previous: row.level }, basis.now, basis.currency, basis.granting.from),
    monetary: assessed.reasons.includes('objected') ? null : known.monetary,
  }
}

function householdRows(
  valued: readonly Valued[],
  standings: ReadonlyMap<string, RowOf<'household_values'>>,
  basis: Basis,
): NewRowOf<'household_values'>[] {
  const rows = new Map<string, NewRowOf<'household_values'>>()
  for (const { row, assessed } of valued) {
    const { householdStanding: shared } = assessed
    if (row.household_id === null || shared === null || assessed.householdValue === null) continue
    rows.set(row.household_id, {
      household_id: row.household_id,
      workspace_id: basis.workspaceId,
      service_value: assessed.householdValue,
      level: shared.level,
      nights_below_excellent: shared.nightsBelow.excellent,
      nights_below_exceptional: shared.nightsBelow.exceptional,
      night_at: basis.night ?? standings.get(row.household_id)?.night_at ?? null,
    })
  }
  return [...rows.values()]
}

/** Who was never valued stands where the company put them. */
function standingOf(row: queries.ToValue): Standing {
  return standing(row.own_level ?? row.level, row)
}

type Nights = { nights_below_excellent: number | null; nights_below_exceptional: number | null }

function standing(level: Level, nights: Nights): Standing {
  return {
    level,
    nightsBelow: { excellent: nights.nights_below_excellent ?? 0, exceptional: nights.nights_below_exceptional ?? 0 },
  }
}
