import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** References of the tables that have no foreign keys: [table, column, table that it points to]. */
const references = [
  ['profiles', 'channel_id', 'channels'],
  ['links', 'profile_id', 'profiles'],
  ['links', 'customer_id', 'customers'],
  ['conversations', 'channel_id', 'channels'],
  ['messages', 'channel_id', 'channels'],
  ['messages', 'conversation_id', 'conversations'],
  ['messages', 'case_id', 'cases'],
  ['messages', 'profile_id', 'profiles'],
  ['cases', 'profile_id', 'profiles'],
  ['case_conversations', 'case_id', 'cases'],
  ['case_conversations', 'conversation_id', 'conversations'],
  ['case_references', 'case_id', 'cases'],
  ['obligations', 'case_id', 'cases'],
  ['decisions', 'case_id', 'cases'],
  ['timeline', 'case_id', 'cases'],
  ['profile_audience', 'profile_id', 'profiles'],
  ['message_audience', 'message_id', 'messages'],
  ['message_words', 'message_id', 'messages'],
  ['message_topics', 'message_id', 'messages'],
  ['message_topics', 'topic_id', 'topics'],
  ['group_messages', 'message_id', 'messages'],
  ['group_messages', 'group_id', 'discovered_groups'],
  ['activities', 'channel_id', 'channels'],
] as const

export type Inconsistency = { rule: string; rows: number }

/**
 * What must hold in a workspace and is not enforced by the database, because enforcing it would cost more than writing. Reads whole
 * tables: for tests, `doctor` and after a restore.
 * @returns the rules that are broken; empty when all is well
 */
export async function findInconsistencies(tx: Tx): Promise<Inconsistency[]> {
  const found: Inconsistency[] = []
  for (const [table, column, target] of references) {
    found.push(await count(tx, `${table}.${column} points to nothing`, dangling(table, column, target)))
  }
  found.push(await count(tx, 'cases.decision_id is not its latest decision', notItsLatestDecision))
  found.push(await count(tx, 'an open case owes nothing', owesNothing))
  for (const table of underRecords) {
    found.push(await count(tx, `${table}.customer_id is found under another record`, underAnother(table)))
  }
  return found.filter(({ rows }) => rows > 0)
}

/** What stands under the record of a person, wherever it was told. */
const underRecords = ['links', 'cases', 'orders', 'subscriptions', 'contacts'] as const

function underAnother(table: string) {
  return sql`from ${sql.table(table)} t join customers c on c.id = t.customer_id where c.merged_into is not null`
}

function dangling(table: string, column: string, target: string) {
  return sql`from ${sql.table(table)} t where t.${sql.ref(column)} is not null and not exists (
    select from ${sql.table(target)} p where p.id = t.${sql.ref(column)} and p.workspace_id = t.workspace_id)`
}

const notItsLatestDecision = sql`from cases c where c.decision_id is distinct from (
  select d.id from decisions d where d.case_id = c.id order by d.position desc limit 1)`

const owesNothing = sql`from cases c where c.status = 'open' and c.joined_into is null and not exists (
  select from obligations o where o.case_id = c.id and o.state = 'running')`

async function count(tx: Tx, rule: string, from: ReturnType<typeof dangling>): Promise<Inconsistency> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${from}`.execute(tx)
  return { rule, rows: rows[0]?.n ?? 0 }
}
