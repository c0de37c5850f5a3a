import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import { defaultValuePolicy } from '@evenhand/domain/value/value-policy.ts'
import { readSampleDay } from '../../../sample-day/read-sample-day.ts'
import { inWorkspace } from '../../db/database.ts'
import { firstWorkspace } from '../../db/queries/members.ts'
import { beginSample, unfinishedSample } from '../../db/queries/sample.ts'
import type { Context } from '../context.ts'
import { foundWorkspace } from '../members/found-workspace.ts'
import { insertIndustry } from '../topics/catalogue.ts'
import type { SampleDay } from './day-plan.ts'
import { loadDay } from './load-day.ts'
import type { Person } from './load-day.ts'

/** Makes somebody who can sign in, and gives their id; somebody who is there already keeps theirs. */
export type CreateUser = (user: { name: string; email: string }) => Promise<string>

/**
 * Fills an empty installation with the sample day, so that it ends now: the company, its people and customers, and everything that was
 * said and done, through the same doors as on any day and each thing at its own time. A load that was interrupted goes on where it
 * stopped; one that is complete is left alone.
 * @returns the workspace that holds it, or null when the installation is in use and has no sample day to go on with
 */
export async function loadSampleDay(context: Context, createUser: CreateUser): Promise<string | null> {
  const known = await firstWorkspace(context.db)
  if (known !== null && !(await inWorkspace(context.db, known, unfinishedSample))) return null

  const day = readSampleDay()
  const people = await createTeam(day, createUser)
  const workspaceId = known ?? (await found(context, day, people))
  const row = await inWorkspace(context.db, workspaceId, unfinishedSample)
  const loading = { workspaceId, day, people, isAgain: known !== null }
  if (row) await loadDay(context, { ...loading, importId: row.id, end: row.created_at }, row)
  return workspaceId
}

async function createTeam({ company }: SampleDay, createUser: CreateUser): Promise<Map<string, Person>> {
  const people = new Map<string, Person>()
  for (const { key, name, email, role } of company.team) people.set(key, { role, userId: await createUser({ name, email }) })
  return people
}

/** A shop whose margins are those of lamps: what is much here would be little elsewhere. */
const samplePolicy: Policy = {
  ...defaultPolicy,
  value: {
    ...defaultValuePolicy,
    levels: {
      ...defaultValuePolicy.levels,
      person: { excellent: 120, exceptional: 240 },
      household: { excellent: 200, exceptional: 400 },
    },
  },
}

/** The workspace, and the note that its sample day is on the way, in one transaction. */
function found(context: Context, day: SampleDay, people: ReadonlyMap<string, Person>): Promise<string> {
  const { name, timeZone, currency, team } = day.company
  const members = team.map(member => ({ ...member, userId: people.get(member.key)?.userId ?? '' }))
  return foundWorkspace(context, { name, timeZone, currency, members, policy: samplePolicy }, async (tx, workspaceId) => {
    await insertIndustry(tx, context, workspaceId, { industry: 'electronics', language: 'en' })
    await beginSample(tx, { id: context.newId(), workspaceId, createdAt: context.clock.now(), records: day.customers.length })
  })
}
