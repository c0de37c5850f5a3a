import { announce } from '../../db/announce.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { takeTurn } from '../../db/queries/intake/activities.ts'
import type { Person } from '../../db/queries/person/person.ts'
import { countErased, eraseRows, onlyTheirs, workAsUsual } from '../../db/queries/person/rows.ts'
import { takeRecordsTurn } from '../../db/queries/records.ts'
import { EvenhandError } from '../../errors.ts'
import { clockOf, withClock } from '../cases/change-case.ts'
import { resolvedClock } from '../cases/status-change.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import { requirePerson } from './find-person.ts'

export type Erasure = {
  person: Pick<Person, 'id' | 'kind' | 'name' | 'suggested'>
  /** How many rows go or are emptied, by table. */
  rows: Record<string, number>
  /** Cases that are still worked, and end with it. */
  openCases: number
}

/** What would go, without touching it. @throws EvenhandError `not-found` */
export function previewErasure(context: Context, actor: Actor, id: string): Promise<Erasure> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const person = await requirePerson(tx, id)
    const open = await openCases(tx, person)
    return { person, rows: await countErased(tx, person), openCases: open.length }
  })
}

export type ErasureInput = {
  id: string
  /** The person's name, typed once more: an erasure cannot be taken back. */
  name: string
}

/**
 * Takes one person out of everything, in one transaction: who they are, what they wrote and what was written to and about them. What was
 * decided stays, without words and without a name, so that the audit of the past still adds up. What is open is resolved.
 *
 * Intake waits meanwhile, so that nothing of theirs arrives half-way. What they write later makes a stranger of them.
 * @throws EvenhandError `not-found`; `conflict` when the name is not theirs
 */
export function erasePerson(context: Context, actor: Actor, { id, name }: ErasureInput): Promise<Erasure> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await takeErasingTurn(tx, actor.workspaceId)
    const person = await requirePerson(tx, id)
    refuseOtherName(person, name)
    return eraseIn(tx, context, { workspaceId: actor.workspaceId, userId: actor.userId }, person)
  })
}

/** Inside the caller's transaction, which has taken its turn. */
export async function eraseIn(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  by: { workspaceId: string; userId: string | null },
  person: Person,
): Promise<Erasure> {
  const at = context.clock.now()
  const open = await openCases(tx, person)
  const rows = await countErased(tx, person)
  await decideCases(
    tx,
    context,
    open.map(record => ({
      record,
      facts: withClock(record.facts, resolvedClock(clockOf(record), at)),
      cause: 'deleted',
      at,
      by: by.userId,
      entries: [{ kind: 'resolved', data: { because: 'erased' } }],
    })),
  )
  await eraseRows(tx, person, at)
  await noteAudit(tx, {
    ...by,
    at,
    action: 'person.erased',
    target: { kind: person.kind, id: person.id },
    data: { rows },
  })
  const changed = await lockCaseRecords(tx, person.caseIds)
  await announce(
    tx,
    by.workspaceId,
    changed.map(({ id, version }) => ({ caseId: id, version })),
  )
  return { person, rows, openCases: open.length }
}

/** Still worked, and nobody else has asked anything in them. */
async function openCases(tx: Tx, person: Person): Promise<CaseRecord[]> {
  const theirs = await onlyTheirs(tx, person)
  const records = await lockCaseRecords(tx, person.caseIds)
  return records.filter(record => theirs.has(record.id) && record.joinedInto === null && clockOf(record).status !== 'resolved')
}

/** Waits until neither intake nor records change anything, and keeps them waiting until the end of the transaction. */
export async function takeErasingTurn(tx: Tx, workspaceId: string): Promise<void> {
  await takeTurn(tx, workspaceId)
  await takeRecordsTurn(tx, workspaceId)
  await workAsUsual(tx)
}

function refuseOtherName(person: Person, name: string): void {
  if (normalised(name) === normalised(person.name)) return
  throw new EvenhandError(
    'conflict',
    `This is not their name. To erase this person, type their name as it stands here: ${person.name}`,
    {
      details: { path: 'name' },
    },
  )
}

function normalised(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en')
}
