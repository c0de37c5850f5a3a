import type { Instant } from '@evenhand/domain/time/instant.ts'
import { sql } from 'kysely'
import { timestamp } from '../../database.ts'
import type { Tx } from '../../database.ts'

/** A case as the audit needs it. Instants are epoch milliseconds. */
export type AuditedCase = {
  number: number
  opened_at: Instant
  /** The calendar day of the opening in the zone of the workspace, counted from 1970-01-01. */
  day: number
  waiting_since: Instant
  first_response_at: Instant | null
  resolved_at: Instant | null
  customer_id: string | null
  desk: string
  /** At the opening, before anybody here could know more. */
  severity: string
  level: string
  /** What the customer was worth then, in the currency of the workspace; null where nobody knows. */
  value: number | null
  /** What a person has set since; null where nobody has. */
  severity_set: string | null
  overrides: number
  pauses: number
  reopened: number
  channel_id: string | null
  is_public: boolean | null
  text: string | null
  words_sent: number
  followers: number | null
  /** It came in to be read: nobody closed it. */
  is_history: boolean
}

/** How many cases there are to look at. Those that were joined into another one are part of that. */
export async function countAuditedCases(tx: Tx, workspaceId: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from cases
    where workspace_id = ${workspaceId} and joined_into is null and opened_at <= ${timestamp(now)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/**
 * Cases after a number, in order of it. The one place that reads the audience closet beside cases: nothing that is read here goes anywhere but
 * into the audit, and its results say nothing of anybody.
 */
export async function auditedCases(
  tx: Tx,
  workspaceId: string,
  { after, now, most }: { after: number; now: Instant; most: number },
): Promise<AuditedCase[]> {
  const { rows } = await sql<AuditedCase>`
    select c.number, c.opened_at, ((c.opened_at at time zone w.time_zone)::date - date '1970-01-01') as day, c.waiting_since,
      c.first_response_at, case when c.status = 'resolved' then c.resolved_at end as resolved_at, c.customer_id, c.desk,
      coalesce(began.severity, c.severity) as severity, coalesce(began.level, c.level) as level, began.value,
      since.severity_set, since.overrides, since.pauses, since.reopened,
      said.channel_id, said.visibility in ('public', 'unlisted', 'followers') as is_public,
      said.body as text, coalesce(sent.words, 0)::int as words_sent, audience.followers,
      present.facts->'relationship'->'clock'->>'keptAsHistory' is not null as is_history
    from cases c
    join workspaces w on w.id = c.workspace_id
    join decisions present on present.id = c.decision_id
    left join lateral (
      select d.outcome->>'severity' as severity, d.facts->'relationship'->>'level' as level,
        (d.facts->'relationship'->'worth'->>'monetary')::float8 as value
      from decisions d where d.case_id = c.id order by d.position limit 1) began on true
    left join lateral (
      select (array_agg(d.outcome->>'severity' order by d.position desc) filter (where d.cause = 'severity' and d.decided_by is not null))[1]
          as severity_set,
        count(*) filter (where d.cause = 'severity' and d.decided_by is not null)::int as overrides,
        count(*) filter (where d.cause = 'pending')::int as pauses, count(*) filter (where d.cause = 'reopened')::int as reopened
      from decisions d where d.case_id = c.id) since on true
    left join lateral (
      select m.channel_id, m.visibility, m.body from messages m
      where m.case_id = c.id and m.direction = 'in' order by m.sent_at, m.position limit 1) said on true
    left join lateral (
      select sum(array_length(regexp_split_to_array(btrim(m.body), '\\s+'), 1)) as words from messages m
      where m.case_id = c.id and m.direction = 'out' and m.body <> '') sent on true
    left join profile_audience audience on audience.profile_id = c.profile_id
    where c.workspace_id = ${workspaceId} and c.number > ${after} and c.joined_into is null and c.opened_at <= ${timestamp(now)}
    order by c.number limit ${sql.lit(most)}`.execute(tx)
  return rows
}

/** Until when an imported file tells of its cases: nobody was watched after its last message. By channel. */
export async function endsOfArchives(tx: Tx, workspaceId: string): Promise<Map<string, Instant>> {
  const { rows } = await sql<{ channel_id: string; last_at: Instant }>`
    select m.channel_id, max(m.sent_at) as last_at from messages m
    where m.channel_id in (select id from channels where workspace_id = ${workspaceId} and kind = 'archive')
    group by m.channel_id`.execute(tx)
  return new Map(rows.map(({ channel_id, last_at }) => [channel_id, last_at]))
}
