import { activitySchema } from '@evenhand/contract/activity.ts'
import { deadlinesOf, withDeadlines } from '@evenhand/domain/facts/deadlines.ts'
import type { Need } from '@evenhand/domain/facts/need.ts'
import { needOfWords } from '@evenhand/language/closets.ts'
import { statedFacts } from '@evenhand/language/stated-facts.ts'
import { announce } from '../../db/announce.ts'
import type { Tx } from '../../db/database.ts'
import { latestTurns } from '../../db/queries/intake/cases.ts'
import type { StoredTurn } from '../../db/queries/intake/cases.ts'
import * as queries from '../../db/queries/links/foreign.ts'
import type { ForeignMessage } from '../../db/queries/links/foreign.ts'
import { together } from '../../db/together.ts'
import type { Context } from '../context.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { loadWorld, turnOf } from '../intake/load-world.ts'
import { namingMessage, saysTheSame } from '../intake/middle/doubts.ts'
import { wordsOf } from '../intake/middle/inbound.ts'
import { withMessage } from '../intake/middle/need.ts'
import { placeVersion } from '../intake/middle/place-message.ts'
import { withCustomerWaiting } from '../intake/middle/waiting.ts'
import { keyOf, touch } from '../intake/middle/world.ts'
import type { Incoming } from '../intake/middle/world.ts'
import { saveWorld } from '../intake/save-world.ts'

type Parting = { workspaceId: string; at: number; by: string }

/**
 * Two profiles are not one customer any more: what one wrote into a case of the other leaves it, and is placed as if it came from
 * somebody else, which it did. The case that it leaves is decided anew from what is left. The caller holds the lock of the intake.
 */
export async function partMessages(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  parting: Parting,
  foreign: readonly ForeignMessage[],
): Promise<void> {
  if (foreign.length === 0) return
  await queries.detachMessages(tx, foreign)
  const records = await lockCaseRecords(tx, [...new Set(foreign.map(({ case_id }) => case_id))])
  const changes = []
  for (const record of records) {
    const left = await withoutForeign(
      tx,
      record,
      foreign.filter(({ case_id }) => case_id === record.id),
    )
    changes.push({ record, ...left, cause: 'undone' as const, at: parting.at, by: parting.by })
  }
  await announce(tx, parting.workspaceId, await decideCases(tx, context, changes))
  await placeAgain(tx, context, parting.workspaceId, foreign)
}

/** The facts of a case from the messages that are left in it, with what people and records said. */
async function withoutForeign(tx: Tx, record: CaseRecord, gone: readonly ForeignMessage[]) {
  const said = await queries.readSaid(tx, record.id)
  const kept = new Set(said.flatMap(({ understanding }) => understanding?.references ?? []))
  await queries.forgetForeign(tx, record.id, {
    references: gone.flatMap(({ understanding }) => understanding?.references ?? []).filter(reference => !kept.has(reference)),
    conversationIds: said.map(({ conversation_id }) => conversation_id),
  })
  const [turns] = await together<[StoredTurn]>(tx, [latestTurns([record.id], turnsPerCase)])
  const { facts } = record
  const read = needOfAll(said)
  const corrected = await queries.hasCorrections(tx, record.id)
  const clock = withCustomerWaiting({ ...facts.relationship.clock, customerWaitingSince: null }, turns.map(turnOf))
  return {
    facts: {
      ...facts,
      need: read === null || corrected ? facts.need : stillTrue(read, facts.need),
      relationship: { ...facts.relationship, clock },
    },
    set: { lastMessageAt: Math.max(record.openedAt, ...turns.map(({ sent_at }) => sent_at)) },
  }
}

const turnsPerCase = 1000
type Said = Awaited<ReturnType<typeof queries.readSaid>>

function needOfAll(said: Said): Need | null {
  let need: Need | null = null
  for (const [place, row] of said.entries()) {
    const { id, sent_at, understanding, body } = row
    if (understanding === null) continue
    const own = namingMessage(needOfWords(understanding, sent_at), id)
    const before = said.slice(0, place)
    const known = new Set(before.flatMap(one => (one.understanding === null ? [] : statedFacts(one.understanding))))
    const statesNew = statedFacts(understanding).some(kind => !known.has(kind))
    const isRepeated = before.some(one => saysTheSame(one.body, body))
    need = need === null ? own : withMessage(need, own, { isEarliest: false, statesNew, isRepeated })
  }
  return need
}

/** What people and records said of the matter, beside what is read now. */
function stillTrue(read: Need, before: Need): Need {
  const stated = before.severity.filter(({ source }) => source !== 'message')
  const severity = [...read.severity, ...stated].toSorted((a, b) => a.at - b.at)
  return withDeadlines({ ...read, severity, topic: before.topic ?? read.topic }, deadlinesOf(before))
}

/** Places them once more, in their order, by what their author is proven to be now. */
async function placeAgain(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  workspaceId: string,
  foreign: readonly ForeignMessage[],
): Promise<void> {
  const world = await loadWorld(tx, context, workspaceId, foreign.map(incomingOf))
  for (const { channel_id, external_id, author_external_id, understanding, ...row } of foreign) {
    const message = world.messages.get(keyOf(channel_id, external_id))
    const profile = world.profiles.get(keyOf(channel_id, author_external_id))
    if (message === undefined || profile === undefined || understanding === null) continue
    const { references } = understanding
    const text = wordsOf({ subject: row.subject ?? undefined, text: row.body })
    const times = { at: row.sent_at, receivedAt: row.received_at, isEdit: false, historyBefore: null }
    placeVersion(world, { message, profile, understanding, references, text, ...times })
    touch(message)
  }
  await announce(tx, workspaceId, await saveWorld(tx, world))
}

/** As it came in, as far as it is needed to find what it belongs to. */
function incomingOf(row: ForeignMessage, place: number): Incoming {
  const activity = activitySchema.parse({
    version: 1,
    type: 'message.created',
    time: new Date(row.sent_at).toISOString(),
    visibility: row.visibility,
    actor: { externalId: row.author_external_id },
    object: { externalId: row.external_id, text: row.body },
    thread: { rootExternalId: row.root_external_id },
  })
  return {
    id: place,
    channelId: row.channel_id,
    occurredAt: row.sent_at,
    receivedAt: row.received_at,
    historyBefore: null,
    activity: { ...activity, maskedNumbers: 0 },
    readAfter: [],
    understanding: row.understanding,
  }
}
