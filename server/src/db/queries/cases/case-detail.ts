import type { RiskKind } from '@evenhand/domain/facts/need.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import type { Labels } from '../../tables/understanding.ts'

/** What stands beside the row of one case, read in as few turns as there are tables. */

export type MessageData = Pick<
  RowOf<'messages'>,
  | ('id' | 'direction' | 'author_user_id' | 'kind' | 'visibility' | 'subject' | 'body' | 'sent_at' | 'edited_at' | 'deleted_at')
  | ('masked_numbers' | 'case_id')
> & {
  author_name: string | null
  author_handle: string | null
  channel_id: string
  channel_name: string
  network: RowOf<'channels'>['network']
  language: string | null
  abusive: boolean | null
  understanding: Understanding | null
  /** What a person last said of how it is to be read. */
  corrected: Labels | null
  corrected_by: string | null
  second: { severity: Severity | 'none'; risks: RiskKind[]; model: string } | null
}

const mostMessages = 500
/** Words of others in the same thread, for context; a thread may have gone round the world. */
const mostOthers = 100

/** The conversation pane: the case's own messages, and what others said in the same conversations, in order. */
export async function readMessages(tx: Tx, caseId: string): Promise<MessageData[]> {
  const { rows } = await sql<MessageData>`
    with own as (
      select m.id from messages m where m.case_id = ${caseId} order by m.sent_at desc, m.position desc limit ${sql.lit(mostMessages)}
    ), threads as (
      select conversation_id from case_conversations where case_id = ${caseId}
    ), others as (
      (select m.id from threads t join messages m on m.conversation_id = t.conversation_id and m.case_id is null
        limit ${sql.lit(mostOthers)})
      union
      (select m.id from threads t
        join case_conversations o on o.conversation_id = t.conversation_id and o.case_id <> ${caseId}
        join messages m on m.case_id = o.case_id and m.conversation_id = t.conversation_id
        limit ${sql.lit(mostOthers)})
    )
    select m.id, m.direction, m.author_user_id, m.kind, m.visibility, m.subject, m.body, m.sent_at, m.edited_at, m.deleted_at,
      m.masked_numbers, m.case_id, p.display_name as author_name, p.handle as author_handle,
      h.id as channel_id, h.name as channel_name, h.network,
      m.understanding->>'language' as language, (m.understanding->>'abusive')::boolean as abusive,
      m.understanding, c.after as corrected, c.by_user_id as corrected_by,
      (select json_build_object('severity', s.severity, 'risks', s.risks, 'model', s.model)
        from second_readings s where s.message_id = m.id and s.state = 'answered') as second
    from (select id from own union select id from others) found
    join messages m on m.id = found.id
    join channels h on h.id = m.channel_id
    left join profiles p on p.id = m.profile_id
    left join lateral (
      select after, by_user_id from corrections where message_id = m.id and undone_at is null order by at desc, id desc limit 1
    ) c on true
    where m.original_seen
    order by m.sent_at, m.position`.execute(tx)
  return rows
}

/** Replies that are not messages yet, or never became one. */
export function readReplies(tx: Tx, caseId: string): Promise<RowOf<'outbox'>[]> {
  return tx
    .selectFrom('outbox')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('state', '!=', 'sent')
    .orderBy('created_at')
    .execute()
}

export function readNotes(tx: Tx, caseId: string): Promise<RowOf<'notes'>[]> {
  return tx.selectFrom('notes').selectAll().where('case_id', '=', caseId).orderBy('created_at').orderBy('id').execute()
}

export function readObligations(tx: Tx, caseId: string): Promise<RowOf<'obligations'>[]> {
  return tx.selectFrom('obligations').selectAll().where('case_id', '=', caseId).orderBy('due_at').execute()
}

export function readTimeline(tx: Tx, caseId: string): Promise<RowOf<'timeline'>[]> {
  return tx.selectFrom('timeline').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}

export async function readReferences(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('case_references')
    .select('reference')
    .where('case_id', '=', caseId)
    .orderBy('reference')
    .execute()
  return rows.map(row => row.reference)
}

export type SuggestionData = { id: string; other_case_id: string; number: number; score: number; excerpt: string | null }

/** What may be the same matter, seen from either side, most alike first. */
export async function readSuggestions(tx: Tx, caseId: string): Promise<SuggestionData[]> {
  const { rows } = await sql<SuggestionData>`
    select s.id, c.id as other_case_id, c.number, s.score, m.excerpt
    from suggestions s
    join cases c on c.id = case when s.case_id = ${caseId} then s.other_case_id else s.case_id end
    left join lateral (
      select left(m.body, 200) as excerpt from messages m where m.case_id = c.id and m.direction = 'in'
      order by m.sent_at desc, m.position desc limit 1
    ) m on true
    where (s.case_id = ${caseId} or s.other_case_id = ${caseId}) and s.state = 'open' and c.joined_into is null
    order by s.score desc, c.number`.execute(tx)
  return rows
}

/** Cases that were joined into this one and can be taken out again. */
export async function readJoined(tx: Tx, caseId: string): Promise<{ merge_id: string; number: number }[]> {
  return tx
    .selectFrom('merges')
    .innerJoin('cases', 'cases.id', 'merges.from_id')
    .select(['merges.id as merge_id', 'cases.number'])
    .where('merges.into_id', '=', caseId)
    .where('merges.kind', '=', 'case-joined')
    .where('merges.undone_at', 'is', null)
    .orderBy('merges.at')
    .execute()
}

/** How sure we are who wrote: of the current link of a profile. */
export async function readAssurance(tx: Tx, profileId: string): Promise<RowOf<'links'>['assurance'] | 'unknown'> {
  const link = await tx
    .selectFrom('links')
    .select('assurance')
    .where('profile_id', '=', profileId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return link?.assurance ?? 'unknown'
}

/** The channel that a reply would leave by: that of the case's author. */
export function readChannelOfProfile(tx: Tx, profileId: string): Promise<RowOf<'channels'> | undefined> {
  return tx
    .selectFrom('profiles')
    .innerJoin('channels', 'channels.id', 'profiles.channel_id')
    .selectAll('channels')
    .where('profiles.id', '=', profileId)
    .executeTakeFirst()
}

/** A case by its id or by the number that people say. */
export function findCase(tx: Tx, idOrNumber: string): Promise<RowOf<'cases'> | undefined> {
  const query = tx.selectFrom('cases').selectAll()
  const isNumber = /^\d{1,15}$/.test(idOrNumber)
  return (isNumber ? query.where('number', '=', Number(idOrNumber)) : query.where('id', '=', idOrNumber)).executeTakeFirst()
}

/** The steps of the current decision, and the decision itself. */
export function readDecision(tx: Tx, decisionId: string): Promise<RowOf<'decisions'> | undefined> {
  return tx.selectFrom('decisions').selectAll().where('id', '=', decisionId).executeTakeFirst()
}
