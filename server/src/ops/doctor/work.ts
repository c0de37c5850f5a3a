import type { Client } from 'pg'
import { duration, ok, warn, wrong } from './finding.ts'
import type { Finding } from './finding.ts'

/** Whether work gets done: jobs, intake, replies. Counts and ages only, never words. */
export async function examineWork(client: Client): Promise<Finding[]> {
  return [
    await examineJobs(client),
    await examineIntake(client),
    await examineReplies(client),
    await examineBrokenReplies(client),
  ]
}

type Waiting = { count: number; seconds: number }

async function waiting(client: Client, query: string): Promise<Waiting> {
  const { rows } = await client.query<{ count: number; seconds: number | null }>(query)
  return { count: rows[0]?.count ?? 0, seconds: rows[0]?.seconds ?? 0 }
}

const startSomebody = 'Start Evenhand (npm start), or a worker: npx evenhand serve --role worker'

/** This long after it should have begun, nobody is working. */
const patienceSeconds = 300

async function examineJobs(client: Client): Promise<Finding> {
  const gaveUp = await waiting(
    client,
    `select count(*)::int as count, 0::float8 as seconds from graphile_worker.jobs where attempts >= max_attempts and locked_at is null`,
  )
  const late = await waiting(
    client,
    `select count(*)::int as count, max(extract(epoch from now() - run_at))::float8 as seconds
     from graphile_worker.jobs where attempts = 0 and locked_at is null and run_at < now()`,
  )
  if (late.seconds > patienceSeconds) {
    return wrong('jobs', `${late.count} jobs wait, the oldest for ${duration(late.seconds)}.`, startSomebody)
  }
  if (gaveUp.count > 0) {
    return warn(
      'jobs',
      `${gaveUp.count} jobs failed too often and gave up.`,
      'The server log says why. What is due is found again by the sweep.',
    )
  }
  return ok('jobs', 'No job is stuck.')
}

async function examineIntake(client: Client): Promise<Finding> {
  const failed = await waiting(
    client,
    `select count(*)::int as count, 0::float8 as seconds from app.activities where attempts > 0 and state = 'failed'`,
  )
  const late = await waiting(
    client,
    `select count(*)::int as count, max(extract(epoch from now() - received_at))::float8 as seconds from app.activities where state = 'waiting'`,
  )
  if (late.seconds > patienceSeconds) {
    return wrong('intake', `${late.count} messages wait, the oldest for ${duration(late.seconds)}.`, startSomebody)
  }
  if (failed.count > 0) {
    return warn(
      'intake',
      `${failed.count} messages could not be handled and are kept.`,
      'The server log says why; app.activities holds them.',
    )
  }
  return ok('intake', late.count === 0 ? 'No message waits.' : `${late.count} messages are being handled.`)
}

async function examineReplies(client: Client): Promise<Finding> {
  const late = await waiting(
    client,
    `select count(*)::int as count, max(extract(epoch from now() - next_attempt_at))::float8 as seconds
     from app.outbox where state in ('held', 'sending') and next_attempt_at < now()`,
  )
  if (late.seconds <= patienceSeconds) return ok('replies', 'Every reply that is due is on its way.')
  return wrong('replies', `${late.count} replies are not sent, the oldest for ${duration(late.seconds)}.`, startSomebody)
}

async function examineBrokenReplies(client: Client): Promise<Finding> {
  const { count } = await waiting(
    client,
    `select count(*)::int as count, 0::float8 as seconds from app.outbox where state in ('failed', 'needs-you')`,
  )
  if (count === 0) return ok('refused-replies', 'No channel has refused a reply.')
  return warn(
    'refused-replies',
    `${count} replies were refused or need a person.`,
    'Open their cases: the timeline says what to do.',
  )
}
