import type { Instant } from '@evenhand/domain/time/instant.ts'
import { sql } from 'kysely'
import { timestamp } from '../../database.ts'
import type { Tx } from '../../database.ts'
import type { TableName } from '../../tables.ts'
import { uuids } from '../intake/authors.ts'
import type { Person } from './person.ts'
import { whose } from './theirs.ts'
import type { Whose } from './theirs.ts'

type Theirs = Exclude<Whose, { nobodys: string }>

/** Every table that holds rows of people, in the order of erasing. */
export function eachTable(): [TableName, Theirs][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record are its keys
  const all = Object.entries(whose) as [TableName, Whose][]
  return all.flatMap(([table, entry]) => ('theirs' in entry ? [[table, entry] as [TableName, Theirs]] : []))
}

/** How many rows of a person would be deleted or emptied, by table; tables without any are left out. */
export async function countErased(tx: Tx, person: Person): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, { theirs, erase, given }] of eachTable()) {
    if (erase === 'stays' || given === false) continue
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(table)} t where ${theirs(person)}`.execute(tx)
    if (rows[0] !== undefined && rows[0].n > 0) counts[table] = rows[0].n
  }
  return counts
}

/** Names of colleagues are theirs, and the workspace is known to whoever asks. */
const leftOut = [
  'workspace_id',
  'user_id',
  'author_user_id',
  'actor_user_id',
  'by_user_id',
  'assignee_id',
  'created_by',
  'decided_by',
]
const alsoLeftOut = ['undone_by', 'kept_by', 'named_by']

/** Every row of a person, by table, as JSON. */
export async function readRows(tx: Tx, person: Person): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const [table, { theirs, given }] of eachTable()) {
    if (given === false) continue
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) - ${sql.lit(`{${[...leftOut, ...alsoLeftOut].join(',')}}`)}::text[] as row
      from ${sql.table(table)} t where ${theirs(person)}`.execute(tx)
    if (rows.length > 0) found[table] = rows.map(({ row }) => row)
  }
  return found
}

/** Deletes or empties every row of a person, and takes their words out of history. */
export async function eraseRows(tx: Tx, person: Person, at: Instant): Promise<void> {
  await renameForOthers(tx, person)
  for (const [table, { theirs, erase }] of eachTable()) {
    if (erase === 'stays') continue
    const where = theirs(person)
    if (erase === 'delete') await sql`delete from ${sql.table(table)} t where ${where}`.execute(tx)
    else await sql`update ${sql.table(table)} t set ${erase(person, timestamp(at))} where ${where}`.execute(tx)
  }
  await sql`select app.redact_decisions(${uuids(person.caseIds)})`.execute(tx)
}

/** What others have answered to them is still an answer to something, under the name that it will have. */
async function renameForOthers(tx: Tx, { messages }: Person): Promise<void> {
  await sql`update messages o set in_reply_to_external_id = 'erased:' || m.id
    from messages m where m.id = any(${uuids(messages.map(({ id }) => id))})
      and o.channel_id = m.channel_id and o.in_reply_to_external_id = m.external_id`.execute(tx)
}

/** Cases of theirs in which nobody else has asked anything: there is nobody left to answer. */
export async function onlyTheirs(tx: Tx, { caseIds, profiles }: Person): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c where c.id = any(${uuids(caseIds)}) and not exists (
      select from messages m where m.case_id = c.id and m.direction = 'in'
        and not m.profile_id = any(${uuids(profiles.map(({ id }) => id))}))`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** The turn of the intake is made for speed; here the whole workspace is read, and what is committed is on the disk. */
export async function workAsUsual(tx: Tx): Promise<void> {
  await sql`select set_config('enable_bitmapscan', 'on', true), set_config('enable_seqscan', 'on', true),
    set_config('synchronous_commit', 'on', true)`.execute(tx)
}
