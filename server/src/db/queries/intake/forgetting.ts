import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { writeBehind } from '../../swift-client.ts'
import { wantedKeys } from './authors.ts'
import type { ChannelKey } from './authors.ts'

/** What else was kept of a message beside the message, once its author has deleted it. */

const isNamed = sql`exists (select from messages m where m.case_id = places.id and m.deleted_at is null
  and (m.understanding -> 'references')::jsonb ? r.reference)`

/** Numbers that no message of a case names any more, also with a case that was joined into it and in what that join moved. */
export async function forgetReferences(tx: Tx, deleted: readonly ChannelKey[]): Promise<void> {
  await sql`${sql.raw(writeBehind)}with touched as (
      select distinct m.case_id as id from ${wantedKeys(deleted)}
      cross join lateral (
        select case_id from messages where channel_id = wanted.channel_id and external_id = wanted.external_id limit 1
      ) m where m.case_id is not null
    ), places as (
      select id as place, id from touched
      union select merges.from_id, touched.id from touched join merges on merges.into_id = touched.id and merges.undone_at is null
    )
    , joins as (
      update merges set moved = jsonb_set(merges.moved, '{moved,references}', coalesce((
        select jsonb_agg(r.reference) from jsonb_array_elements_text(merges.moved #> '{moved,references}') as r (reference)
        where ${isNamed}), '[]'))
      from touched as places where merges.into_id = places.id and merges.undone_at is null
        and jsonb_array_length(merges.moved #> '{moved,references}') > 0
    )
    delete from case_references r using places where r.case_id = places.place and not ${isNamed}`.execute(tx)
}

/**
 * Rows of imported files that could not be read and name a deleted message: the line and its reason stay, what stood there goes. A
 * row says not which channel it meant, so it goes wherever the id stands in it by itself.
 */
export async function forgetRejects(tx: Tx, deleted: readonly ChannelKey[]): Promise<void> {
  await sql`${sql.raw(writeBehind)}update import_rejects r set content = ''
    from (select distinct external_id as id from ${wantedKeys(deleted)}) gone
    where r.content <> '' and strpos(r.content, gone.id) > 0
      and r.content ~ ('(^|[^[:alnum:]])' || regexp_replace(gone.id, '([^[:alnum:]])', '\\\\\\1', 'g') || '($|[^[:alnum:]])')`.execute(
    tx,
  )
}
