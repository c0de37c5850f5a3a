import { randomUUID } from 'node:crypto'
import { freshFacts } from '@evenhand/domain/facts/facts.fixture.ts'
import type { Client } from 'pg'
import { fillEveryTable, type ColumnInfo } from '../../../../dev/fill-every-table.ts'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import type { World } from '../../../../dev/world.ts'
import { eachTable } from '../../db/queries/person/rows.ts'

/** Stands in every text of the person, and in nothing else. */
export const marker = 'Zebrafish'
export const markedName = mark('customers', 'name')

function mark(table: string, column: string): string {
  return `${marker} ${table} ${column}`
}

/** Which table a column leads to. */
const leadsTo: Readonly<Record<string, string>> = {
  customer_id: 'customers',
  household_id: 'households',
  profile_id: 'profiles',
  channel_id: 'channels',
  conversation_id: 'conversations',
  case_id: 'cases',
  from_id: 'cases',
  into_id: 'cases',
  decision_id: 'decisions',
  message_id: 'messages',
  in_reply_to_message_id: 'messages',
  subject_id: 'messages',
  reply_id: 'outbox',
  order_id: 'orders',
  kept_answer_id: 'kept_answers',
  import_id: 'imports',
  topic_id: 'topics',
  group_id: 'discovered_groups',
  source_id: 'record_sources',
  row_id: 'customers',
}

/**
 * One customer with a row in every table, from the catalogue: the marker stands in every free text of the tables that hold people's rows,
 * also in those that are added tomorrow.
 * @returns the id of the customer
 */
export async function fillPerson(world: World): Promise<string> {
  const ids = new Map<string, string>([
    ['channels', world.channelId],
    ['workspaces', world.workspaceId],
  ])
  const idOf = (table: string): string => {
    const id = ids.get(table) ?? randomUUID()
    ids.set(table, id)
    return id
  }
  const skip = new Set(['workspaces', 'members', 'policy_versions', 'channels'])
  const value = (column: ColumnInfo): string | undefined => valueOf(column, idOf)
  await asOwner(world.database.urls.owner, owner => fillEveryTable(owner, world.workspaceId, { skip, value }))
  return idOf('customers')
}

const ofPeople = new Set<string>(eachTable().map(([table]) => table))

function valueOf(info: ColumnInfo, idOf: (table: string) => string): string | undefined {
  const { table, column, type, check, isNullable } = info
  const own = special(idOf)[`${table}.${column}`]
  if (own !== undefined) return own
  if (type === 'uuid') {
    if (column === 'id') return `'${idOf(table)}'`
    const target = leadsTo[column]
    return target === undefined ? undefined : `'${idOf(target)}'`
  }
  if (!ofPeople.has(table) || isOfStaff(column)) return undefined
  const hasWords = check !== null && /'[^']+'::text/.test(check)
  if (type === 'text' && !hasWords) return `'${mark(table, column)}'`
  if (type === '_text') return `array['${mark(table, column)}']`
  if (type === 'tsvector') return `to_tsvector('simple', '${marker}')`
  if ((type === 'json' || type === 'jsonb') && !isNullable) return undefined
  return type === 'json' || type === 'jsonb' ? json({ words: mark(table, column) }) : undefined
}

/** Colleagues and stable names of the program. */
function isOfStaff(column: string): boolean {
  return /(^|_)(user_id|by)$/.test(column) || ['assignee_id', 'action', 'target_kind', 'fingerprint', 'model'].includes(column)
}

function json(value: unknown): string {
  return `'${JSON.stringify(value)}'`
}

/** What has a shape of its own. */
function special(idOf: (table: string) => string): Readonly<Record<string, string>> {
  const facts = {
    ...freshFacts(0, 'low', {
      relationship: { supportNeeds: [mark('facts', 'needs')] },
      clock: { pauses: [{ from: 0, to: 60_000, fact: mark('facts', 'pause') }] },
    }),
  }
  return {
    'cases.assurance': `'verified'`,
    'decisions.facts': json(facts),
    'links.assurance': `'verified'`,
    'links.evidence': `'email'`,
    'audit_log.target_id': `'${idOf('customers')}'`,
    'activities.payload': json({
      type: 'message.edited',
      actor: { externalId: mark('profiles', 'external_id') },
      object: { externalId: 'elsewhere', text: mark('activities', 'payload') },
    }),
    'activity_keys.dedupe_key': `'message.created:${mark('messages', 'external_id')}:'`,
    'import_rejects.content': `'17;${markedName};yesterday'`,
    'import_rejects.reason': `'${markedName} is no time.'`,
    'suggestions.other_case_id': `'${randomUUID()}'`,
    'merges.moved': json({
      moved: { messages: [], conversations: [], references: [mark('merges', 'reference')], notes: [], replies: [] },
      fromFacts: facts,
      intoFacts: facts,
      into: { customerId: idOf('customers'), openedAt: 0, lastMessageAt: 0 },
    }),
  }
}

/** `schema.table.column` of every place in the whole database where a word stands, whatever its type. */
export function placesOf(world: World, word: string): Promise<string[]> {
  return asOwner(world.database.urls.owner, owner => findWord(owner, word))
}

async function findWord(owner: Client, word: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ column: string }>(
      `select distinct c.key as column from ${name} t cross join lateral jsonb_each_text(to_jsonb(t)) c
       where c.value ilike '%' || $1 || '%' order by 1`,
      [word],
    )
    found.push(...rows.map(({ column }) => `${name}.${column}`))
  }
  return found
}
