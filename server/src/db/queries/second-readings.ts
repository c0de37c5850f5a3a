import { sql } from 'kysely'
import { timestamp, timestampOrNull, type Tx } from '../database.ts'
import { insertRows } from '../insert-rows.ts'
import type { RowOf } from '../tables.ts'

export type DoubtfulMessage = {
  id: string
  case_id: string
  sent_at: number
  subject: string | null
  body: string
}

/** Messages of cases in the queue that were read with a doubt or hardly surer than not, and that no second model has seen. */
export async function readDoubtful(tx: Tx, { since, below, most }: { since: number; below: number; most: number }) {
  const { rows } = await sql<DoubtfulMessage>`
    select m.id, m.case_id, m.sent_at, m.subject, m.body
    from cases c
    join messages m on m.case_id = c.id and m.direction = 'in' and m.received_at >= ${timestamp(since)}
    where c.due_at is not null and c.last_message_at >= ${timestamp(since)}
      and m.deleted_at is null and m.body <> '' and m.understanding is not null
      and (m.understanding->>'plausible' in ('critical', 'high')
        or (m.understanding->'confidence'->>'severity')::real < ${below}::real)
      and not exists (select from second_readings s where s.message_id = m.id)
      and not exists (select from corrections o where o.message_id = m.id and o.undone_at is null)
    order by c.lane, c.due_at, m.sent_at
    limit ${sql.lit(most)}`.execute(tx)
  return rows
}

export async function countAsked(tx: Tx, since: number): Promise<number> {
  const { asked } = await tx
    .selectFrom('second_readings')
    .select(eb => eb.fn.countAll<string>().as('asked'))
    .where('asked_at', '>', timestamp(since))
    .executeTakeFirstOrThrow()
  return Number(asked)
}

/** Notes that they are being asked about; of two processes one asks. @returns the ids that are ours to ask */
export async function noteAsked(
  tx: Tx,
  rows: readonly Pick<RowOf<'second_readings'>, 'message_id' | 'workspace_id' | 'case_id' | 'model' | 'asked_at'>[],
) {
  const noted = await insertRows(
    tx,
    'second_readings',
    rows.map(row => ({ ...row, state: 'asked' as const })),
    { onConflict: { columns: ['message_id'] }, returning: ['message_id'] },
  )
  return new Set(noted.map(row => row.message_id))
}

export type Settled = Pick<RowOf<'second_readings'>, 'state' | 'severity' | 'risks' | 'failure'> & { at: number }

export async function settle(tx: Tx, messageId: string, { state, severity, risks, failure, at }: Settled): Promise<void> {
  await sql`update second_readings set state = ${state}, severity = ${severity}, risks = ${JSON.stringify(risks)}::json,
    failure = ${failure}, answered_at = ${timestampOrNull(at)} where message_id = ${messageId}`.execute(tx)
}
