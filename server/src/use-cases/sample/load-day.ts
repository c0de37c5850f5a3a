import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { SampleMessage } from '../../../sample-day/read-sample-day.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { endSample, nameAuthors, notePiece, noteRecords } from '../../db/queries/sample.ts'
import type { RowOf } from '../../db/tables.ts'
import { runClock } from '../clock/run-clock.ts'
import type { Actor, Context } from '../context.ts'
import { processIntake } from '../intake/process.ts'
import { receiveIn, receiveMixed } from '../intake/receive.ts'
import { readTopics } from '../topics/read-topics.ts'
import { followCustomers } from '../value/follow-customers.ts'
import { activityMaker } from './day-activities.ts'
import { carryOutEvents } from './day-events.ts'
import { planDay } from './day-plan.ts'
import type { DayPiece, SampleDay } from './day-plan.ts'
import { dayRecords } from './day-records.ts'
import { loadAnswers } from './load-answers.ts'
import { lookAtDoubts } from './look-at-doubts.ts'

export type Person = { userId: string; role: Actor['role'] }
export type Loading = {
  workspaceId: string
  importId: string
  end: Instant
  day: SampleDay
  /** By the team's keys. */
  people: ReadonlyMap<string, Person>
  /** An earlier load was interrupted: what it did last may be done already. */
  isAgain: boolean
}

const minute = 60_000
const day24 = 24 * 60 * minute

/** Goes on with the sample day behind the last piece that was noted as done; the pieces before it are not touched. */
export async function loadDay(context: Context, loading: Loading, row: RowOf<'imports'>): Promise<void> {
  const { workspaceId, importId, end, day } = loading
  if (row.bytes_done === 0) await saveRecords(context, loading)
  // As on any morning, everybody is worth something before the first message comes in.
  await followCustomers({ ...context, clock: { now: () => end - day24 } }, workspaceId)
  const channels = await channelIds(context, loading)
  for (const [index, piece] of planDay(day, end).entries()) {
    if (index < row.messages_done) continue
    const accepted = await takePiece(context, loading, channels, piece)
    await inWorkspace(context.db, workspaceId, tx => notePiece(tx, importId, index + 1, accepted))
  }
  await readTopics(context, workspaceId)
  await inWorkspace(context.db, workspaceId, tx => nameAuthors(tx, authorsOf(loading)))
  await followCustomers(context, workspaceId)
  await loadAnswers(context, loading, channels)
  await inWorkspace(context.db, workspaceId, async tx => {
    await endSample(tx, importId, context.clock.now())
  })
}

async function saveRecords(context: Context, { workspaceId, importId, end, day }: Loading): Promise<void> {
  const records = dayRecords(day, { workspaceId, end, newId: () => context.newId() })
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'channels', records.channels)
    await insertRows(tx, 'households', records.households)
    await insertRows(tx, 'customers', records.customers)
    await insertRows(tx, 'customer_identifiers', records.customer_identifiers)
    await insertRows(tx, 'orders', records.orders)
    await insertRows(tx, 'contacts', records.contacts)
    await insertRows(tx, 'profiles', records.profiles)
    await insertRows(tx, 'profile_audience', records.profile_audience)
    await insertRows(tx, 'links', records.links)
    await noteRecords(tx, importId, day.customers.length)
  })
}

async function channelIds(context: Context, { workspaceId, day }: Loading): Promise<Map<string, string>> {
  const rows = await inWorkspace(context.db, workspaceId, tx => tx.selectFrom('channels').select(['id', 'name']).execute())
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  return new Map(day.company.channels.map(({ key, name }) => [key, ids.get(name) ?? '']))
}

/** Done twice it does the same once. @returns messages that are new */
async function takePiece(context: Context, loading: Loading, channels: Map<string, string>, piece: DayPiece): Promise<number> {
  const { workspaceId } = loading
  const asOf = (at: Instant): Context => ({ ...context, clock: { now: () => at } })
  const accepted = await receiveMessages(asOf(piece.end), loading, channels, piece.messages)
  const deeds = await changedMessages(context, loading, channels, piece)
  if (accepted > 0 || deeds) await processIntake(asOf(piece.end), workspaceId)
  const byTeam = piece.events.filter(event => 'agent' in event)
  await carryOutEvents(loading, channels, byTeam, event => asOf(loading.end - event.minutesAgo * minute))
  await lookAtDoubts(asOf(piece.end), loading)
  await runClock(asOf(piece.end), workspaceId)
  return accepted
}

async function receiveMessages(
  context: Context,
  { workspaceId, importId, day, end }: Loading,
  channels: Map<string, string>,
  messages: readonly SampleMessage[],
): Promise<number> {
  if (messages.length === 0) return 0
  const { activityOf } = activityMaker(day, end)
  return inWorkspace(context.db, workspaceId, async tx => {
    const mixed = messages.map(message => ({ channelId: channels.get(message.channel) ?? '', activity: activityOf(message) }))
    const received = await receiveMixed(tx, context, { workspaceId, importId }, mixed)
    return received.filter(answer => answer === 'accepted').length
  })
}

/** What writers changed or deleted themselves. @returns whether there was anything */
async function changedMessages(
  context: Context,
  { workspaceId, day, end }: Loading,
  channels: Map<string, string>,
  { events }: DayPiece,
): Promise<boolean> {
  const changes = events.filter(event => event.kind === 'edited' || event.kind === 'deleted')
  if (changes.length === 0) return false
  const { changeOf } = activityMaker(day, end)
  await inWorkspace(context.db, workspaceId, async tx => {
    for (const event of changes) {
      const { channel, activity } = changeOf(event)
      await receiveIn(tx, context, { workspaceId, channelId: channels.get(channel) ?? '' }, [activity])
    }
  })
  return true
}

function authorsOf({ day, people }: Loading): { externalId: string; userId: string }[] {
  return day.messages.flatMap(message => {
    const userId = message.direction === 'out' ? people.get(message.agent)?.userId : undefined
    return userId === undefined ? [] : [{ externalId: message.id, userId }]
  })
}
