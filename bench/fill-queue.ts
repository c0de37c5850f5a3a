import { Client } from 'pg'

export type Filled = { workspaceId: string; channelId: string }

const facts = {
  need: {
    type: 'problem',
    needsReply: true,
    subject: 'ordinary',
    topic: null,
    severity: [{ at: 1_772_445_600_000, severity: 'medium', source: 'message' }],
    risks: [],
    affected: 'author',
    deadline: null,
    language: 'en',
    claimsEarlierContact: false,
  },
  relationship: {
    known: false,
    assurance: 'unknown',
    level: 'good',
    earlierContacts: [],
    supportNeeds: [],
    clock: {
      status: 'open',
      joinedAt: 1_772_445_600_000,
      waitingSince: 1_772_445_600_000,
      firstResponseAt: null,
      customerWaitingSince: null,
      pauses: [],
      fixedDates: [],
      snoozedUntil: null,
    },
  },
  conduct: { tone: 'calm', abusive: false, warnings: 0 },
}

/** An outcome as small as the case page needs it. */
const outcome = { policyVersion: 1, steps: [], rules: [], arithmetic: [], obligations: [], tracks: ['service'] }

/**
 * Fills a workspace with open cases by SQL, quickly: an author, a message, a decision and a place in the queue each. One in a hundred
 * stands in lane 1, one in ten in lane 2; due times lie within ten days.
 */
export async function fillQueue(ownerUrl: string, { workspaceId, channelId }: Filled, cases: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    const range = `generate_series(1, ${cases}) i`
    const [ws, channel] = [`'${workspaceId}'::uuid`, `'${channelId}'::uuid`]
    await client.query(`insert into app.profiles (id, workspace_id, channel_id, external_id, handle, display_name, described_at, first_seen_at)
      select ${id(1)}, ${ws}, ${channel}, 'author-' || i, 'author_' || i, 'Author ' || i, now(), now() from ${range}`)
    await client.query(`insert into app.messages (id, workspace_id, channel_id, conversation_id, case_id, profile_id, direction, external_id,
        kind, visibility, sent_at, received_at, body)
      select ${id(2)}, ${ws}, ${channel}, ${id(4)}, ${id(3)}, ${id(1)}, 'in', 'post-' || i, 'post', 'public', now(), now(),
        'The parcel of order ' || i || ' arrived broken, and I have been waiting for an answer since Monday. What shall I do now?' from ${range}`)
    await client.query(
      `insert into app.cases (id, workspace_id, number, status, profile_id, desk, decision_id, language, risks, abusive, assurance,
        severity, level, lane, due_at,
        due_obligation, opened_at, joined_at, waiting_since, last_message_at)
      select ${id(3)}, ${ws}, 1000 + i, 'open', ${id(1)}, 'care', ${id(5)}, 'en', '[]', false, 'unknown',
        case when i % 100 = 0 then 'critical' when i % 10 = 0 then 'high' else 'medium' end, 'good',
        case when i % 100 = 0 then 1 when i % 10 = 0 then 2 else 3 end,
        now() + (hashint4(i) % 864000) * interval '1 second', 'first-response', now(), now(), now(), now() from ${range}`,
    )
    await client.query(
      `insert into app.decisions (id, workspace_id, case_id, policy_version, decided_at, cause, facts, outcome)
      select ${id(5)}, ${ws}, ${id(3)}, 1, now(), 'opened', $1::json, $2::json from ${range}`,
      [JSON.stringify(facts), JSON.stringify(outcome)],
    )
    await client.query('vacuum analyze app.cases')
    for (const table of ['profiles', 'messages', 'decisions']) await client.query(`analyze app.${table}`)
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** An id of its own for the i-th thing of a kind, as SQL. */
function id(kind: number): string {
  return `('0198${kind}000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`
}
