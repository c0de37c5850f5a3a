import type { Instant } from '@evenhand/domain/time/instant.ts'
import { inWorkspace } from '../../db/database.ts'
import { casesOfMessages, wasNoted } from '../../db/queries/sample.ts'
import { codeOf } from '../../errors.ts'
import { addNote } from '../cases/add-note.ts'
import { assignCase } from '../cases/assign-case.ts'
import { setStatus } from '../cases/set-status.ts'
import { snoozeCase } from '../cases/snooze-case.ts'
import type { Actor, Context } from '../context.ts'
import type { SampleEvent } from './day-plan.ts'
import type { Loading } from './load-day.ts'

export type TeamEvent = Extract<SampleEvent, { agent: string }>

const minute = 60_000
/** What a person would read as an answer and not as a fault: the case was resolved by then, its customer was asked already, or waits for a first answer … */
const refusals = new Set(['conflict', 'already-paused', 'snooze-refused', 'invalid'])

/**
 * Lets the team do what the sample day says, through the same doors as people at the desk. What an interrupted load has done
 * already is not done again.
 * @param asOf a context whose clock stands at the moment of the event
 */
export async function carryOutEvents(
  loading: Loading,
  channels: ReadonlyMap<string, string>,
  events: readonly TeamEvent[],
  asOf: (event: TeamEvent) => Context,
): Promise<void> {
  const [first] = events
  if (!first) return
  const { workspaceId, people, day, end } = loading
  const channelOf = new Map(day.messages.map(({ id, channel }) => [id, channels.get(channel) ?? '']))
  const asked = events.map(({ message }) => ({ channelId: channelOf.get(message) ?? '', externalId: message }))
  const cases = await inWorkspace(asOf(first).db, workspaceId, tx => casesOfMessages(tx, asked))
  // In order within a case; cases side by side.
  const byCase = Map.groupBy(events, event => cases.get(event.message))
  await Promise.all(
    [...byCase].map(async ([caseId, ofCase]) => {
      for (const event of ofCase) {
        const person = people.get(event.agent)
        if (caseId !== undefined && person) await carryOut(asOf(event), { workspaceId, ...person }, caseId, event, end, loading)
      }
    }),
  )
}

async function carryOut(
  context: Context,
  actor: Actor,
  caseId: string,
  event: TeamEvent,
  end: Instant,
  { isAgain }: Pick<Loading, 'isAgain'>,
): Promise<void> {
  const deed = { caseId, userId: actor.userId, at: context.clock.now(), kind: event.kind }
  if (isAgain && (await inWorkspace(context.db, actor.workspaceId, tx => wasNoted(tx, deed)))) return
  try {
    await act(context, actor, caseId, event, end)
  } catch (error) {
    if (!refusals.has(codeOf(error) ?? '')) throw error
    context.log.debug({ err: error, message: event.message, kind: event.kind }, 'the sample day was refused something')
  }
}

async function act(context: Context, actor: Actor, caseId: string, event: TeamEvent, end: Instant): Promise<void> {
  // The note first: its event is what shows that both were done.
  if (event.kind !== 'pending' && event.kind !== 'resolved' && event.text !== undefined)
    await addNote(context, actor, caseId, event.text)
  if (event.kind === 'assigned') await assignCase(context, actor, caseId, actor.userId)
  else if (event.kind === 'pending') await setStatus(context, actor, caseId, { status: 'pending', missingFact: event.text })
  else if (event.kind === 'snoozed') await snoozeCase(context, actor, caseId, end + event.untilInMinutes * minute)
  else if (event.kind === 'resolved') await resolve(context, actor, caseId, event.text)
}

/** Where somebody was in danger, what was done about it is said first. */
async function resolve(context: Context, actor: Actor, caseId: string, text: string | undefined): Promise<void> {
  try {
    await setStatus(context, actor, caseId, { status: 'resolved' })
  } catch (error) {
    if (codeOf(error) !== 'welfare-first') throw error
    const welfareStep = text ?? 'Called back; not alone, and with people who help.'
    await setStatus(context, actor, caseId, { status: 'resolved', welfareStep })
  }
}
