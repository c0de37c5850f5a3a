import { Client } from 'pg'

/** What follows the intake. The sweep of every minute sees to the intake itself, to the clock and to the outbox. */
const followers = ['suggest', 'topics', 'second-reading'] as const

/**
 * Wakes what follows the intake in every workspace, at the start of a process that works. A server that was killed keeps its jobs locked
 * for hours, and their work would wait for the next message; a job that is woken for nothing does no harm.
 * Asked as the owner: the application's role sees one workspace at a time.
 */
export async function wakeLeftOver(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'evenhand start' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(
      `select app.enqueue(task, json_build_object('workspaceId', w.id), null, null, task || ':' || w.id)
       from app.workspaces w cross join unnest($1::text[]) as task`,
      [followers],
    )
  } finally {
    await client.end()
  }
}
