import type { CaseColumns } from '@evenhand/domain/audit/case-columns.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'

/** A made-up history as rows of a workspace, as the intake would have left them: cases, decisions, first messages, replies, followers. */
export async function keepHistory(tx: Tx, workspaceId: string, channelId: string, cases: CaseColumns): Promise<void> {
  const rows = JSON.stringify(Array.from({ length: cases.count }, (_, row) => keptCase(cases, row)))
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as r (n int, severity text, level text, opened timestamptz, answered timestamptz,
    closed timestamptz, waiting timestamptz, followers bigint, value float8, public boolean, body text)`
  const ids = { case: uuid(1), profile: uuid(2), decision: uuid(3), message: uuid(4), reply: uuid(5), conversation: uuid(6) }
  await sql`insert into profiles (id, workspace_id, channel_id, external_id, described_at, first_seen_at)
    select ${ids.profile}, ${workspaceId}, ${channelId}, 'author-' || r.n, r.opened, r.opened from ${given}`.execute(tx)
  await sql`insert into profile_audience (profile_id, workspace_id, followers, observed_at)
    select ${ids.profile}, ${workspaceId}, r.followers, r.opened from ${given}`.execute(tx)
  await sql`insert into cases (id, workspace_id, number, status, profile_id, desk, decision_id, language, risks, abusive, assurance, severity, level,
      lane, opened_at, joined_at, waiting_since, first_response_at, resolved_at, last_message_at)
    select ${ids.case}, ${workspaceId}, 1000 + r.n, case when r.closed is null then 'pending' else 'resolved' end, ${ids.profile}, 'care',
      ${ids.decision}, 'en', '[]', false, 'unknown', r.severity, r.level, 3, r.opened, r.opened, r.waiting, r.answered, r.closed, coalesce(r.answered, r.opened)
    from ${given}`.execute(tx)
  await sql`insert into decisions (id, workspace_id, case_id, policy_version, decided_at, cause, facts, outcome)
    select ${ids.decision}, ${workspaceId}, ${ids.case}, 1, r.opened, 'opened',
      json_build_object('relationship', json_build_object('level', r.level, 'worth', json_build_object('monetary', r.value))), json_build_object('severity', r.severity)
    from ${given}`.execute(tx)
  const message = sql`insert into messages (id, workspace_id, channel_id, conversation_id, case_id, profile_id, direction, external_id, kind,
    visibility, sent_at, received_at, body)`
  await sql`${message} select ${ids.message}, ${workspaceId}, ${channelId}, ${ids.conversation}, ${ids.case}, ${ids.profile}, 'in',
    'post-' || r.n, 'post', case when r.public then 'public' else 'direct' end, r.opened, r.opened, r.body from ${given}`.execute(
    tx,
  )
  await sql`${message} select ${ids.reply}, ${workspaceId}, ${channelId}, ${ids.conversation}, ${ids.case}, null, 'out', 'reply-' || r.n, 'post',
    'public', r.answered, r.answered, 'We are sending a new one today.' from ${given} where r.answered is not null`.execute(tx)
}

/** Distinct by kind and number, and in order of the number. */
const uuid = (kind: number) =>
  sql`('00000000-0000-7000-8' || ${sql.lit(String(kind).padStart(3, '0'))} || '-' || lpad(to_hex(r.n), 12, '0'))::uuid`

function keptCase(cases: CaseColumns, row: number) {
  const at = (column: Float64Array | null): string | null => {
    const instant = column?.[row] ?? Number.NaN
    return Number.isNaN(instant) ? null : new Date(instant).toISOString()
  }
  const number = (column: Float64Array | null): number | null => {
    const value = column?.[row] ?? Number.NaN
    return Number.isNaN(value) ? null : Math.round(value)
  }
  const word = (column: CaseColumns['severity']) => column?.names[column.codes[row] ?? -1]
  return {
    n: row,
    severity: word(cases.severity) ?? 'medium',
    level: word(cases.level) ?? 'good',
    opened: at(cases.opened),
    answered: at(cases.firstResponse),
    closed: at(cases.closed),
    waiting: at(cases.firstContact) ?? at(cases.opened),
    followers: number(cases.followers),
    value: number(cases.value),
    public: cases.public?.[row] === 1,
    body: cases.text?.loudness.capitals[row] === 1 ? 'MY LAMP ARRIVED BROKEN AND I WANT A NEW ONE' : 'My lamp arrived broken.',
  }
}
