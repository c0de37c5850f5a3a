import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { TableName } from '../../tables.ts'
import { binaryArray } from '../../binary-array.ts'
import { uuids } from '../intake/authors.ts'
import type { Person } from './person.ts'

type Condition = (person: Person) => RawBuilder<unknown>
/** What stands in the rows afterwards, at the moment of erasing. */
type Changes = (person: Person, at: RawBuilder<never>) => RawBuilder<unknown>

/** Whose the rows of a table are, and what becomes of a person's rows when the person is erased. */
export type Whose =
  | {
      /** Which rows `t` are theirs. */
      theirs: Condition
      /** `stays`: ids and numbers that lead to nobody any more. */
      erase: 'delete' | 'stays' | Changes
      /** False for what is only made from other rows, for search and the like: nobody is given it. */
      given?: false
    }
  | { nobodys: string }

const list = (values: readonly string[]): RawBuilder<string> => sql<string>`${binaryArray('text', values)}::text[]`
const ids = (rows: readonly { id: string }[]): RawBuilder<string> => uuids(rows.map(({ id }) => id))
const ofCustomer: Condition = ({ recordIds }) => sql`t.customer_id = any(${uuids(recordIds)})`
const ofProfiles: Condition = ({ profiles }) => sql`t.profile_id = any(${ids(profiles)})`
const ofCases: Condition = ({ caseIds }) => sql`t.case_id = any(${uuids(caseIds)})`
const ofMessages: Condition = ({ messages }) => sql`t.message_id = any(${ids(messages)})`
const ofReplies: Condition = ({ caseIds }) => sql`t.reply_id in (select id from outbox where case_id = any(${uuids(caseIds)}))`

/** Shorter words stand in anybody's texts. */
const shortest = 3
/** True where one of their words stands by itself in a text. */
const namesThem = (text: RawBuilder<unknown>, { words }: Person): RawBuilder<unknown> => sql`exists (
  select from unnest(${list(words.filter(({ length }) => length >= shortest))}) as w (word) where strpos(lower(${text}), lower(w.word)) > 0
    and ${text} ~* ('(^|[^[:alnum:]])' || regexp_replace(w.word, '([^[:alnum:]])', '\\\\\\1', 'g') || '($|[^[:alnum:]])'))`

/**
 * EVERY table, and whose its rows are: what is given out to a person, what is counted before they are erased and what is erased are read
 * from this one list. The compiler wants a line for each new table, and a test looks through the whole database after an erasure.
 *
 * In this order rows are erased: what leads to other rows comes before them.
 */
export const whose: Readonly<Record<TableName, Whose>> = {
  record_objects: {
    theirs: ({ recordIds }) => sql`t.row_id in (select unnest(${uuids(recordIds)})
      union all select id from orders where customer_id = any(${uuids(recordIds)})
      union all select id from subscriptions where customer_id = any(${uuids(recordIds)})
      union all select r.id from refunds r join orders o on o.id = r.order_id where o.customer_id = any(${uuids(recordIds)}))`,
    erase: (_person, at) => sql`row_id = null, erased_at = ${at}`,
    given: false,
  },

  // What waits to be handled, or could not be.
  activities: {
    theirs: ({ profiles, messages, words }) => sql`(t.channel_id, t.payload -> 'actor' ->> 'externalId') in (${named(profiles)})
      or (t.channel_id, t.payload -> 'object' ->> 'externalId') in (${named(messages)})
      or (t.channel_id, t.payload -> 'thread' ->> 'inReplyToExternalId') in (${named(messages)}) and t.payload ->> 'direction' = 'out'
      or lower(t.payload -> 'actor' ->> 'email') = any(${list(words)})
      or t.payload -> 'actor' ->> 'customerId' = any(${list(words)})`,
    erase: 'delete',
  },
  activity_keys: {
    theirs: person => sql`(t.channel_id, t.dedupe_key) in (${keysOf(person)})`,
    erase: 'delete',
  },
  import_rejects: {
    theirs: person => sql`t.content <> '' and ${namesThem(sql`t.content`, person)} or ${namesThem(sql`t.reason`, person)}`,
    erase: person => sql`content = '', reason = case when ${namesThem(sql`t.reason`, person)}
      then 'It could not be read. Whose row it was has been erased since.' else t.reason end`,
  },

  // What was made of their words.
  message_words: { theirs: ofMessages, erase: 'delete', given: false },
  message_topics: { theirs: ofMessages, erase: 'delete' },
  message_audience: { theirs: ofMessages, erase: 'delete' },
  second_readings: { theirs: ofMessages, erase: 'delete' },
  corrections: {
    theirs: ({ caseIds, messages }) => sql`t.message_id = any(${ids(messages)}) or t.case_id = any(${uuids(caseIds)})`,
    erase: 'delete',
  },
  answer_lessons: {
    theirs: ({ caseIds, messages }) => sql`t.message_id = any(${ids(messages)})
      or t.reply_id in (select id from outbox where case_id = any(${uuids(caseIds)}))`,
    erase: 'delete',
  },
  answer_uses: { theirs: ofReplies, erase: 'delete' },
  kept_answers: {
    theirs: ({ caseIds, messages }) => sql`t.case_id = any(${uuids(caseIds)})
      or t.id in (select kept_answer_id from kept_answer_sources where message_id = any(${ids(messages)}))`,
    erase: 'delete',
  },
  kept_answer_sources: { theirs: ofMessages, erase: 'delete', given: false },
  group_messages: { theirs: ofMessages, erase: 'stays', given: false },

  // What was said and done about them.
  outbox: { theirs: ofCases, erase: 'delete' },
  notes: { theirs: ofCases, erase: 'delete' },
  suggestions: {
    theirs: ({ caseIds }) => sql`t.case_id = any(${uuids(caseIds)}) or t.other_case_id = any(${uuids(caseIds)})`,
    erase: 'delete',
  },
  merges: {
    theirs: ({
      id,
      recordIds,
      profiles,
      caseIds,
    }) => sql`t.from_id = any(${uuids([id, ...recordIds, ...caseIds])} || ${ids(profiles)})
      or t.into_id = any(${uuids([id, ...recordIds, ...caseIds])} || ${ids(profiles)})`,
    // What moved can still be moved back; the numbers that were said, and the words that facts once held, are gone.
    erase: () => sql`moved = case when t.kind in ('case-joined', 'case-split') then t.moved || jsonb_build_object(
        'moved', (t.moved -> 'moved') || '{"references": []}',
        'into', (t.moved -> 'into') || '{"customerId": null}',
        'fromFacts', app.without_words(t.moved -> 'fromFacts'), 'intoFacts', app.without_words(t.moved -> 'intoFacts'))
      else '{}' end`,
  },
  case_references: { theirs: ofCases, erase: 'delete' },
  case_conversations: { theirs: ofCases, erase: 'stays' },
  obligations: { theirs: ofCases, erase: 'stays' },
  // The words that older facts may hold are taken out by app.redact_decisions: nothing else may change history.
  decisions: { theirs: ofCases, erase: 'stays' },
  timeline: { theirs: ofCases, erase: 'stays' },
  audit_log: {
    theirs: ({ id, recordIds, profiles, caseIds }) =>
      sql`t.target_id = any((${uuids([id, ...recordIds, ...caseIds])} || ${ids(profiles)})::text[])`,
    erase: 'stays',
  },

  // What they wrote, and where. An answer of somebody else still answers it, by a name that leads nowhere.
  conversations: {
    theirs: ({ conversationIds }) => sql`t.id = any(${uuids(conversationIds)})`,
    erase: () => sql`root_external_id = 'erased:' || t.id, subject = null`,
  },
  messages: {
    theirs: ({ messages }) => sql`t.id = any(${ids(messages)})`,
    erase: (_person, at) => sql`external_id = 'erased:' || t.id, in_reply_to_external_id = null, subject = null, body = '',
      understanding = null, deleted_at = coalesce(t.deleted_at, ${at})`,
  },
  cases: {
    theirs: ({ caseIds }) => sql`t.id = any(${uuids(caseIds)})`,
    erase: () => sql`customer_id = null, version = t.version + 1`,
  },

  // Who they are. Nothing leads from here to what they may write tomorrow.
  links: {
    theirs: ({ recordIds, profiles }) => sql`t.customer_id = any(${uuids(recordIds)}) or t.profile_id = any(${ids(profiles)})`,
    erase: 'delete',
  },
  profile_audience: { theirs: ofProfiles, erase: 'delete' },
  proofs: {
    theirs: ({ recordIds, profiles }) => sql`t.customer_id = any(${uuids(recordIds)}) or t.profile_id = any(${ids(profiles)})`,
    erase: 'delete',
  },
  profile_keys: { theirs: ofProfiles, erase: 'delete', given: false },
  customer_keys: { theirs: ofCustomer, erase: 'delete', given: false },
  profiles: {
    theirs: ({ profiles }) => sql`t.id = any(${ids(profiles)})`,
    erase: (_person, at) =>
      sql`external_id = 'erased:' || t.id, handle = null, display_name = 'Erased person', erased_at = ${at}`,
  },
  // Invoices stay in the books of the shop, as law wants it; this is no book of accounts, so nothing of an order has to stay.
  refunds: {
    theirs: ({ recordIds }) => sql`t.order_id in (select id from orders where customer_id = any(${uuids(recordIds)}))`,
    erase: 'delete',
  },
  orders: { theirs: ofCustomer, erase: 'delete' },
  subscriptions: { theirs: ofCustomer, erase: 'delete' },
  customer_values: { theirs: ofCustomer, erase: 'delete' },
  deeds: { theirs: ofCustomer, erase: 'delete' },
  people_search: { theirs: ofCustomer, erase: 'delete', given: false },
  contacts: { theirs: ofCustomer, erase: 'delete' },
  memberships: { theirs: ofCustomer, erase: 'delete' },
  customer_identifiers: { theirs: ofCustomer, erase: 'delete' },
  customers: { theirs: ({ recordIds }) => sql`t.id = any(${uuids(recordIds)})`, erase: 'delete' },
  household_values: {
    theirs: ({ householdId }) => sql`t.household_id = ${householdId}::uuid`,
    erase: 'delete',
    given: false,
  },
  households: { theirs: ({ householdId }) => sql`t.id = ${householdId}::uuid`, erase: 'delete' },

  // Of the company, its people and its machines.
  workspaces: { nobodys: 'the company' },
  members: { nobodys: 'people who work here' },
  policy_versions: { nobodys: 'numbers of the company' },
  channels: { nobodys: 'connections of the company' },
  channel_secrets: { nobodys: 'connections of the company' },
  record_sources: { nobodys: 'connections of the company' },
  record_source_secrets: { nobodys: 'connections of the company' },
  record_deliveries: { nobodys: 'names that the other side gives to its deliveries' },
  imports: { nobodys: 'the file as a whole: its name, its size, how far it was read' },
  link_choices: { nobodys: 'choices of the company' },
  link_work: { nobodys: 'ids of those who wait to be looked at' },
  valuing: { nobodys: 'what all customers have in common' },
  changed_customers: { nobodys: 'ids of those who wait to be looked at' },
  currency_rates: { nobodys: 'rates of currencies' },
  margin_rates: { nobodys: 'what categories bring' },
  // One that nobody has any more goes with the last who had it, by trigger.
  people_words: { nobodys: 'words that names have' },
  link_patterns: { nobodys: 'counts' },
  fairness_runs: { nobodys: 'effects and counts; no ids and no names' },
  suggestion_progress: { nobodys: 'a number' },
  unread_messages: { nobodys: 'ids of messages that search has to read' },
  unread_topics: { nobodys: 'ids of messages that are read for topics' },
  topics: { nobodys: 'the company’s own words' },
  topic_reading: { nobodys: 'counts by hash' },
  // A name that was made of their words goes with the words, by trigger.
  discovered_groups: { nobodys: 'what many have written' },
  groups_kept_apart: { nobodys: 'ids of groups' },
  articles: { nobodys: 'the company’s own words' },
  article_versions: { nobodys: 'the company’s own words' },
  models: { nobodys: 'weights and measures' },
  model_choices: { nobodys: 'choices of the company' },
}

/** Pairs (channel, name in the network). */
function named(things: Person['messages']): RawBuilder<unknown> {
  const channels = uuids(things.map(({ channelId }) => channelId))
  return sql`select * from unnest(${channels}, ${list(things.map(({ externalId }) => externalId))})`
}

/**
 * Under which keys what they wrote was received: `type:name:revision` (prepare-activity.ts), or whatever a script has given that ends with
 * the name. Keys are compared piece by piece, so that the table is read once however much somebody has written.
 */
function keysOf({ messages, profiles }: Person): RawBuilder<unknown> {
  const things = [...messages, ...profiles]
  return sql`select k.channel_id, k.dedupe_key
    from (select distinct channel_id, length(name) as size from (${named(things)}) as n (channel_id, name)) sizes
    join activity_keys k on k.channel_id = sizes.channel_id
    cross join lateral (values (substr(k.dedupe_key, 1, size)), (right(k.dedupe_key, size)),
      (substr(k.dedupe_key, strpos(k.dedupe_key, ':') + 1, size))) as piece (name)
    where (k.channel_id, piece.name) in (${named(things)})`
}
