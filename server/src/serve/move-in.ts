import { sql } from 'kysely'
import { Client } from 'pg'
import type { App } from '../app.ts'
import { foundWorkspace } from '../use-cases/members/found-workspace.ts'
import { loadSampleDay } from '../use-cases/sample/load-sample-day.ts'

/** Of a workspace that nobody has named yet. */
const firstAdmin = { name: 'Admin', email: 'admin@evenhand.example', role: 'admin' } as const

/**
 * Sees to it that there is a workspace to look at: in an empty database the sample day (also the rest of one whose loading was
 * interrupted), or an empty workspace where that was asked for.
 * @returns the address of the first admin, for the sign-in link
 */
export async function moveIn(
  app: App,
  ownerUrl: string,
  into: 'sample-day' | 'empty',
  tell: (line: string) => void,
): Promise<string | null> {
  const isFirst = await isEmpty(app)
  if (into === 'sample-day') {
    if (isFirst) tell('Loading the sample day: a company that does not exist, and one day of its messages …')
    await loadSampleDay(app.context, user => app.auth.createUser(user))
  } else if (isFirst) {
    tell('Making an empty workspace …')
    await foundEmpty(app)
  }
  return addressOfFirstAdmin(ownerUrl)
}

async function isEmpty({ context }: App): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select app.is_empty() as empty`.execute(context.db)
  return rows[0]?.empty === true
}

async function foundEmpty(app: App): Promise<void> {
  const userId = await app.auth.createUser(firstAdmin)
  await foundWorkspace(app.context, { name: 'My company', members: [{ ...firstAdmin, userId }] })
}

/** Asked as the owner: before anybody has signed in there is no workspace to ask in. */
export async function addressOfFirstAdmin(ownerUrl: string): Promise<string | null> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'evenhand start' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ email: string }>(
      `select email from app.members where role = 'admin' order by created_at, user_id limit 1`,
    )
    return rows[0]?.email ?? null
  } finally {
    await client.end()
  }
}
