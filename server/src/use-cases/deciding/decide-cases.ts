import { checkPolicy } from '@evenhand/domain/policy/check-policy.ts'
import type { Obligation } from '@evenhand/domain/promise/obligation.ts'
import { alwaysAroundTheClock } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../../db/database.ts'
import { casesLocked, factsOf, loadRules, obligationsOf, saveCaseWrites } from '../../db/queries/deciding.ts'
import type { CaseWrites, FactsOfCase } from '../../db/queries/deciding.ts'
import type { NewRowOf, RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import { together } from '../../db/together.ts'
import type { Context } from '../context.ts'
import { builtIn, versionOf } from '../understanding/models/model.ts'
import { caseRecordOf, caseRow } from './case-record.ts'
import type { CaseRecord } from './case-record.ts'
import { decideChange, emptyLedger } from './ledger.ts'
import type { Basis, CaseChange, Ledger } from './ledger.ts'

/**
 * Gives cases their decisions and writes everything that follows from them: the decision (append-only), the columns that the
 * queue is ordered by, obligations and the timeline. Intake, clock and desk all decide through here or through the ledger below.
 *
 * Several changes of one case are applied in the order given. The caller holds the locks (`lockCaseRecords`), owns the
 * transaction and announces the result.
 *
 * @returns every case that changed, once, as it is now; a change that changed nothing is not among them
 * @example
 * const [record] = await lockCaseRecords(tx, [caseId])
 * const changed = await decideCases(tx, context, [{ record, facts, cause: 'resolved', at: now, by: actor.userId }])
 * await announce(tx, actor.workspaceId, changed)
 */
export async function decideCases(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  changes: readonly CaseChange[],
): Promise<ChangedCase[]> {
  const ledger = emptyLedger()
  const basis = await loadBasis(tx, context)
  for (const change of changes) decideChange(ledger, basis, change)
  return saveLedger(tx, ledger)
}

/** What `announce` takes, with the case as it is now. */
export type ChangedCase = { caseId: string; version: number; record: CaseRecord }

/**
 * The policy in force, its calendars and the moment.
 * @throws EvenhandError `policy-refused` for a policy that the law does not allow: better no decision than an unfair one
 */
export async function loadBasis(tx: Tx, context: Pick<Context, 'clock' | 'newId'>): Promise<Basis> {
  const rules = await loadRules(tx)
  const { policy, modelHash } = rules
  const checked = checkPolicy(policy)
  if (!checked.ok) {
    const reasons = checked.refusals.map(({ path, message }) => `${path}: ${message}`)
    throw new EvenhandError('policy-refused', `Policy ${policy.version} is refused. ${reasons.join(' ')}`)
  }
  return {
    policy,
    calendarOf: alwaysAroundTheClock,
    now: context.clock.now(),
    newId: () => context.newId(),
    readBy: modelHash === null ? builtIn.version : versionOf(modelHash),
    rules,
  }
}

/** Cases to be changed, locked until the end of the transaction. Those that do not exist are missing from the answer. */
export async function lockCaseRecords(tx: Tx, caseIds: readonly string[]): Promise<CaseRecord[]> {
  if (caseIds.length === 0) return []
  const [rows, facts, obligations] = await together<[RowOf<'cases'>, FactsOfCase, RowOf<'obligations'>]>(tx, [
    casesLocked(caseIds),
    factsOf(caseIds),
    obligationsOf(caseIds),
  ])
  return recordsOf(rows, facts, obligations)
}

/** Cases as they are read, each with what it knows and owes. */
export function recordsOf(
  rows: readonly RowOf<'cases'>[],
  facts: readonly FactsOfCase[],
  obligations: readonly RowOf<'obligations'>[],
): CaseRecord[] {
  const known = new Map(facts.map(row => [row.case_id, row.facts]))
  const owed = Map.groupBy(obligations, row => row.case_id)
  return rows.map(row => {
    const factsOfCase = known.get(row.id)
    if (factsOfCase === undefined) throw new EvenhandError('broken-invariant', `Case ${row.id} has lost its decision.`)
    return caseRecordOf(row, factsOfCase, (owed.get(row.id) ?? []).map(obligationOf))
  })
}

/** Writes a ledger; each case grows by one version, however often it changed in between. */
export async function saveLedger(tx: Tx, ledger: Ledger): Promise<ChangedCase[]> {
  const changed: ChangedCase[] = []
  const newCases: CaseWrites['newCases'][number][] = []
  const changedCases: CaseWrites['changedCases'][number][] = []
  for (const before of ledger.records.values()) {
    if (before.decided === null) continue
    const record = { ...before, version: before.version + 1 }
    changed.push({ caseId: record.id, version: record.version, record })
    if (before.version === 0) newCases.push(caseRow(record, before.decided))
    else changedCases.push(caseRow(record, before.decided))
  }
  const isNew = (row: NewRowOf<'obligations'>): boolean => ledger.records.get(row.case_id)?.version === 0
  const { true: newObligations = [], false: changedObligations = [] } = Object.groupBy(ledger.obligations.values(), row =>
    isNew(row) ? 'true' : 'false',
  )
  const { decisions, timeline } = ledger
  await saveCaseWrites(tx, { newCases, changedCases, decisions, newObligations, changedObligations, timeline })
  return changed
}

function obligationOf(row: RowOf<'obligations'>): Obligation {
  return { kind: row.kind, since: row.since, due: row.due_at, state: row.state }
}
