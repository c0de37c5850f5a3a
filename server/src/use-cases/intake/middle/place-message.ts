import { asksForAnswer, needsService } from '@evenhand/domain/decision/tracks.ts'
import type { Need } from '@evenhand/domain/facts/need.ts'
import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { conductOfWords, needOfWords } from '@evenhand/language/closets.ts'
import { statedFacts } from '@evenhand/language/stated-facts.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import type { DecisionCause } from '../../../db/vocabulary.ts'
import type { CaseRecord } from '../../deciding/case-record.ts'
import type { TimelineEntry } from '../../deciding/ledger.ts'
import { addConversation, addReferences, change, withClock } from './case-changes.ts'
import { customerOf, personFacts, provenCustomerOf, withContacts } from './customer-facts.ts'
import { namingMessage, saysTheSame } from './doubts.ts'
import { asHistory, isKept, runningAgain } from './history.ts'
import { findCase } from './matching.ts'
import { withConduct, withMessage } from './need.ts'
import { withRecords } from './records.ts'
import { answered, clockFrom, joinedEarlier, reopened, resumed, withCustomerWaiting, woken } from './waiting.ts'
import { addCase, answerTurn, touch } from './world.ts'
import type { Message, MessageRow, OpenCase, Profile, World } from './world.ts'

/** One version of a message: as it was written, or as it was edited later. */
export type Version = {
  message: Message
  profile: Profile
  understanding: Understanding
  references: readonly string[]
  text: string
  at: Instant
  receivedAt: Instant
  isEdit: boolean
  historyBefore: Instant | null
}

/** Puts what a message says where it belongs: into its case, into a new one, or nowhere when nobody has to answer it. */
export function placeVersion(world: World, version: Version): void {
  const { case_id, id } = version.message.row
  const need = namingMessage(needOfWords(version.understanding, version.at), id)
  if (case_id === null) return placeNew(world, version, need)
  const own = world.cases.get(case_id)
  if (own !== undefined) absorb(world, own, version, need, { reopen: false, joins: false })
}

function placeNew(world: World, version: Version, need: Need): void {
  const { row } = version.message
  const asks = asksForAnswer(need)
  const match = findCase(world, {
    profile: version.profile,
    conversationId: row.conversation_id,
    references: version.references,
    need,
    isMatter: asks,
    at: version.at,
    isHistory: version.historyBefore !== null,
  })
  // A threat reopens nothing of its author's, and yet somebody has to see it.
  const isUnseen = match === null || (!asks && match.found.record.facts.relationship.clock.status === 'resolved')
  if (isUnseen && needsService(need)) openCase(world, version, need)
  else if (match !== null) {
    const joins = match.because === 'reference' && !match.found.conversationIds.has(row.conversation_id)
    absorb(world, match.found, version, need, { reopen: match.reopen, joins })
  }
}

function openCase(world: World, version: Version, words: Need): void {
  const { message, profile, understanding, at } = version
  const customer = customerOf(world, profile)
  const proven = provenCustomerOf(world, profile)
  const found: OpenCase = {
    record: newRecord(world, version, words),
    conversationIds: new Set(),
    references: new Set(),
    absorbed: new Set(),
    turns: [],
  }
  addConversation(world, found, message.row.conversation_id)
  addReferences(world, found, version.references)
  addTurn(found, version, true)
  message.row.case_id = found.record.id
  const answers = placeWaitingAnswers(world, found, message)

  const relationship = { ...personFacts(profile, customer), earlierContacts: [], clock: clockFrom(at) }
  const facts: ServiceFacts = {
    need: withRecords(words, proven, found.references, at),
    relationship: withContacts(relationship, found, proven),
    conduct: conductOfWords(understanding),
  }
  const settled = asHistory(withTurns(facts, found), found.record.lastMessageAt, version.historyBefore)
  const opened: TimelineEntry = { kind: 'opened', subjectId: message.row.id }
  change(world, found, {
    facts: settled,
    cause: 'opened',
    at,
    entries: [opened, ...answers, ...(isKept({ facts: settled }) ? [keptEntry(world)] : [])],
  })
  addCase(world, found)
}

function newRecord(world: World, { message, profile, at }: Version, need: Need): CaseRecord {
  const relationship = { ...personFacts(profile, null), earlierContacts: [], clock: clockFrom(at) }
  return {
    id: world.basis.newId(),
    workspaceId: world.workspaceId,
    // Handed out when the batch is saved.
    number: 0,
    profileId: profile.row.id,
    customerId: customerOf(world, profile)?.id ?? null,
    assigneeId: null,
    joinedInto: null,
    facts: { need, relationship, conduct: { tone: 'calm', abusive: false, warnings: 0 } },
    openedAt: at,
    lastMessageAt: message.row.sent_at,
    resolvedAt: null,
    version: 0,
    decided: null,
    obligations: [],
  }
}

type Joining = { reopen: boolean; joins: boolean }

function absorb(world: World, found: OpenCase, version: Version, said: Need, joining: Joining): void {
  const { message, profile, understanding, at, isEdit } = version
  const { openedAt } = found.record
  const ofHistory = version.historyBefore !== null && isKept(found.record)
  const before = found.record.facts
  const facts = ofHistory ? withClock(before, runningAgain(before.relationship.clock)) : before
  const customer = provenCustomerOf(world, profile)
  const asks = asksForAnswer(said)
  // Chatter from before the matter began is not part of it.
  if (!asks && at < openedAt) return
  const isNew = message.row.case_id === null
  message.row.case_id = found.record.id
  addConversation(world, found, message.row.conversation_id)
  addReferences(world, found, version.references)
  const answers = placeWaitingAnswers(world, found, message)

  const isEarliest = at < openedAt
  const statesNew = statedFacts(understanding).some(kind => !found.turns.some(({ states }) => states.includes(kind)))
  const isRepeated = found.turns.some(turn => turn.direction === 'in' && saysTheSame(turn.text, version.text))
  const need = withRecords(withMessage(facts.need, said, { isEarliest, statesNew, isRepeated }), customer, found.references, at)
  const raises = need.severity !== facts.need.severity || need.risks !== facts.need.risks
  addTurn(found, version, asks && (isNew || raises))

  // An edit of a resolved matter says something new or nothing at all.
  const reopen = joining.reopen || (raises && asks && facts.relationship.clock.status === 'resolved')
  const clock = reopen ? reopened(facts.relationship.clock, at) : clockAfter(facts.relationship.clock, openedAt, version, asks)
  const relationship = withContacts({ ...facts.relationship, clock }, found, customer)
  const lastMessageAt = Math.max(found.record.lastMessageAt, message.row.sent_at)
  const worked = withTurns({ need, relationship, conduct: withConduct(facts.conduct, understanding) }, found)
  change(world, found, {
    facts: ofHistory ? asHistory(worked, lastMessageAt, version.historyBefore) : worked,
    cause: reopen ? 'reopened' : causeOf(isEdit),
    at,
    set: {
      openedAt: Math.min(openedAt, clock.joinedAt),
      lastMessageAt,
    },
    entries: [...entriesOf(version, isNew, { ...joining, reopen }), ...answers],
  })
}

function causeOf(isEdit: boolean): DecisionCause {
  return isEdit ? 'edited' : 'message'
}

function clockAfter(clock: Clock, openedAt: Instant, { at, understanding }: Version, asks: boolean): Clock {
  const isThanks = !asks && understanding.type === 'praise'
  const moved = at < clock.joinedAt && asks ? joinedEarlier(clock, openedAt, at) : clock
  const running = isThanks ? moved : resumed(moved, at)
  return asks ? woken(running) : running
}

function withTurns(facts: ServiceFacts, { turns }: OpenCase): ServiceFacts {
  let { clock } = facts.relationship
  for (const turn of turns) if (turn.direction === 'out') clock = answered(clock, turn)
  clock = withCustomerWaiting(clock, turns)
  return clock === facts.relationship.clock ? facts : { ...facts, relationship: { ...facts.relationship, clock } }
}

function addTurn(found: OpenCase, { message, text, at, receivedAt, understanding }: Version, asks: boolean): void {
  const states = statedFacts(understanding)
  const messageId = message.row.id
  found.turns.push({ messageId, direction: 'in', at, receivedAt, writtenAt: null, text, asksForAnswer: asks, states })
}

/** Written down when it happened: at the import, not years ago. */
function keptEntry(world: World): TimelineEntry {
  return { kind: 'kept-as-history', at: world.basis.now }
}

/** Answers that came in before what they answer. */
function placeWaitingAnswers(world: World, found: OpenCase, { row }: Message): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  for (const answer of world.unplaced.get(row.conversation_id) ?? []) {
    if (answer.row.case_id !== null || !isAnswerTo(answer.row, row)) continue
    const { id, sent_at } = answer.row
    answer.row.case_id = found.record.id
    touch(answer)
    found.turns.push(answerTurn(answer.row))
    entries.push({ kind: 'message-out', at: sent_at, subjectId: id })
  }
  return entries
}

/** In a private conversation an answer need not name what it answers; our own public post answers nobody. */
function isAnswerTo(answer: MessageRow, row: MessageRow): boolean {
  if (answer.in_reply_to_external_id !== null) return answer.in_reply_to_external_id === row.external_id
  return answer.visibility === 'direct' && answer.sent_at >= row.sent_at
}

function entriesOf({ message, isEdit }: Version, isNew: boolean, { reopen, joins }: Joining): TimelineEntry[] {
  const subjectId = message.row.id
  const entries: TimelineEntry[] = []
  if (isNew) entries.push({ kind: 'message-in', subjectId })
  else if (isEdit) entries.push({ kind: 'message-edited', subjectId })
  if (joins) entries.push({ kind: 'joined', subjectId })
  if (reopen) entries.push({ kind: 'reopened', subjectId })
  return entries
}
