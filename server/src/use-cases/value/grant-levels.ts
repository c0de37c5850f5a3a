import type { Level } from '@evenhand/domain/facts/relationship.ts'
import type { LevelReason } from '@evenhand/domain/value/assess.ts'
import type { KnownWorth } from '@evenhand/domain/value/known-worth.ts'
import { grantedFrom, mayAccelerate, type Claim } from '@evenhand/domain/value/levels.ts'
import { daysBefore } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../../db/database.ts'
import { loadRules } from '../../db/queries/deciding.ts'
import * as queries from '../../db/queries/granting.ts'
import { saveLevels, type Valuing } from '../../db/queries/value.ts'
import { updateRows } from '../../db/update-rows.ts'
import { rehearseApart } from './reckon-apart.ts'
import type { Basis } from './valued-by.ts'

const daysLookedAt = 90

type Granted = Pick<Valuing, 'granted_from' | 'may_accelerate' | 'rehearsal'>

/**
 * For whom of those who deserve a better level there is room: accelerated cases stay under their share of all, by the cases of the last 90
 * days, and those cases answered once more in the order of the levels must not let the others wait much longer. With few cases neither can
 * be told, and all levels are served.
 */
export async function grantLevels(tx: Tx, basis: Basis): Promise<Granted> {
  const since = daysBefore(basis.now, daysLookedAt)
  const deserving = await queries.deservingCustomers(tx, basis.workspaceId, since)
  const all = await queries.casesThatLevelsTouch(tx, basis.workspaceId, since)
  const isTelling = all >= basis.policy.levels.leastCases
  const from = isTelling ? grantedFrom(claimsOf(deserving, all), basis.policy.levels.ceiling) : 0
  const served = new Map(deserving.filter(({ claim }) => claim >= from).map(row => [row.customer_id, row.deserved_level]))
  const rehearsal = isTelling && served.size > 0 ? await rehearseLevels(tx, basis, served, since) : null
  const may = rehearsal === null || mayAccelerate(rehearsal, basis.policy)
  await serve(tx, deserving, { from, may })
  // Infinity stands in no document; nobody claims as much as this.
  const isTold = rehearsal !== null && Number.isFinite(rehearsal.without) && Number.isFinite(rehearsal.with)
  return {
    granted_from: Number.isFinite(from) ? from : Number.MAX_VALUE,
    may_accelerate: may,
    rehearsal: isTold ? rehearsal : null,
  }
}

function claimsOf(deserving: readonly queries.Deserving[], all: number): Claim[] {
  const theirs = deserving.map(({ deserved_level: level, claim: value, cases: volume }) => ({ level, value, volume }))
  const rest = all - theirs.reduce((sum, { volume }) => sum + volume, 0)
  return [...theirs, { level: 'good', value: 0, volume: Math.max(0, rest) }]
}

async function rehearseLevels(
  tx: Tx,
  basis: Basis,
  served: ReadonlyMap<string, Level>,
  since: number,
): Promise<Granted['rehearsal']> {
  const { policy } = await loadRules(tx)
  const cases = await queries.casesToRehearse(tx, basis.workspaceId, since)
  const played = cases.map(({ joined_at: joinedAt, severity, customer_id: id }) => ({
    joinedAt,
    severity,
    level: (id === null ? undefined : served.get(id)) ?? ('good' as const),
  }))
  const answered = cases.map(one => one.first_response_at).filter(at => at !== null)
  return rehearseApart(played, answered, policy)
}

async function serve(
  tx: Tx,
  deserving: readonly queries.Deserving[],
  { from, may }: { from: number; may: boolean },
): Promise<void> {
  const levels = deserving.map(row => ({ id: row.customer_id, level: may && row.claim >= from ? row.deserved_level : 'good' }))
  await saveLevels(tx, levels)
  const changed = deserving
    .map(row => ({ customer_id: row.customer_id, before: row.known, known: knownUnder(row, { from, may }) }))
    .filter(({ before, known }) => before.grantedFrom !== known.grantedFrom || before.reasons.join() !== known.reasons.join())
  await updateRows(
    tx,
    'customer_values',
    ['customer_id'],
    changed.map(({ customer_id, known }) => ({ customer_id, known })),
  )
}

const refusals: ReadonlySet<LevelReason> = new Set(['over-the-ceiling', 'rehearsal-refused'])

function knownUnder({ known, claim }: queries.Deserving, { from, may }: { from: number; may: boolean }): KnownWorth {
  const reasons = known.reasons.filter(reason => !refusals.has(reason))
  const refusal: LevelReason[] = !may ? ['rehearsal-refused'] : claim >= from ? [] : ['over-the-ceiling']
  return { ...known, grantedFrom: Number.isFinite(from) ? from : Number.MAX_VALUE, reasons: [...reasons, ...refusal] }
}
