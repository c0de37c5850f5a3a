import { asksForAnswer } from '@evenhand/domain/decision/tracks.ts'
import { daysBefore } from '@evenhand/domain/time/instant.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { needOfWords } from '@evenhand/language/closets.ts'
import { statedFacts } from '@evenhand/language/stated-facts.ts'
import type { Tx } from '../../db/database.ts'
import {
  contactsOf,
  customersBehind,
  customersById,
  networksOf,
  ordersOf,
  profilesOf,
  undoneLinksOf,
} from '../../db/queries/intake/authors.ts'
import type { ChannelKey, KnownCustomer, KnownIdentifier, StoredProfile, UndoneLink } from '../../db/queries/intake/authors.ts'
import { caseReferences, casesToLookAt, caseThreads, latestTurns, survivorsOf } from '../../db/queries/intake/cases.ts'
import type { CaseFound, CaseReference, CaseThread, StoredTurn } from '../../db/queries/intake/cases.ts'
import { conversationsById, conversationsOf, messagesOf, unplacedAnswersIn } from '../../db/queries/intake/threads.ts'
import { nextCaseNumber } from '../../db/queries/intake/numbers.ts'
import { casesLocked, factsOf, obligationsOf } from '../../db/queries/deciding.ts'
import type { FactsOfCase } from '../../db/queries/deciding.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import { together } from '../../db/together.ts'
import type { Network } from '../../db/vocabulary.ts'
import type { Context } from '../context.ts'
import { loadBasis, recordsOf } from '../deciding/decide-cases.ts'
import { emptyLedger } from '../deciding/ledger.ts'
import { wayOfReading } from '../understanding/way-of-reading.ts'
import { newEvidence } from './middle/author.ts'
import { addAbsorbed, addCase, addToList, keyOf, noFreshRows } from './middle/world.ts'
import type { CaseTurn, Customer, Incoming, Message, Profile, World } from './middle/world.ts'
import { wantedBy, wantedReferences } from './wanted.ts'
import type { Wanted } from './wanted.ts'

/** Everything that some activities may look at. Cases that they may change are locked. */
export async function loadWorld(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  workspaceId: string,
  activities: readonly Incoming[],
): Promise<World> {
  const world = await openWorld(tx, context, workspaceId)
  await widenWorld(tx, world, activities)
  return world
}

/** A world in which nobody has said anything yet: what is decided by, and how words are read. */
export async function openWorld(tx: Tx, context: Pick<Context, 'clock' | 'newId'>, workspaceId: string): Promise<World> {
  const basis = await loadBasis(tx, context)
  const reading = await wayOfReading(tx, workspaceId, basis.rules)
  return {
    workspaceId,
    basis,
    reading,
    ledger: emptyLedger(),
    networks: new Map(),
    profiles: new Map(),
    conversations: new Map(),
    rootOf: new Map(),
    messages: new Map(),
    identifiers: new Map(),
    customers: new Map(),
    cases: new Map(),
    casesOf: new Map(),
    unplaced: new Map(),
    nextNumber: null,
    fresh: noFreshRows(),
  }
}

/**
 * Adds to the world what further activities may look at, in a few statements however many they are, and locks the cases that they may
 * change. What the world holds already stays as it is: it is what the database holds, or is about to.
 * @returns false when somebody else holds one of those cases and `patient` is false: then the world is not whole
 */
export async function widenWorld(
  tx: Tx,
  world: World,
  activities: readonly Incoming[],
  { patient = true }: { patient?: boolean } = {},
): Promise<boolean> {
  const wanted = wantedBy(activities)
  const channelIds = wanted.channelIds.filter(id => !world.networks.has(id))
  const [networks, profiles, messages, conversations, identifiers, numbers] = await together<
    [
      { id: string; network: Network },
      StoredProfile,
      RowOf<'messages'>,
      RowOf<'conversations'>,
      KnownIdentifier,
      { next: number },
    ]
  >(tx, [
    channelIds.length > 0 ? networksOf(channelIds) : null,
    profilesOf(wanted.authors.filter(isNotIn(world.profiles))),
    messagesOf(wanted.messages.filter(isNotIn(world.messages))),
    conversationsOf(wanted.roots.filter(isNotIn(world.conversations))),
    customersBehind(wanted.identifiers),
    world.nextNumber === null ? nextCaseNumber(world.workspaceId) : null,
  ])
  for (const { id, network } of networks) world.networks.set(id, network)
  for (const found of identifiers) world.identifiers.set(`${found.kind} ${found.value}`, found)
  for (const row of conversations) addConversation(world, row)
  for (const row of messages) world.messages.set(keyOf(row.channel_id, row.external_id), { row, state: 'stored' })
  world.nextNumber ??= numbers[0]?.next ?? null
  if (world.nextNumber === null) throw new EvenhandError('not-found', 'There is no such workspace.')
  const named = await addPeople(tx, world, wanted, { profiles, conversations, identifiers })
  return addCases(tx, world, activities, { ...named, patient })
}

function isNotIn(things: ReadonlyMap<string, unknown>): (key: ChannelKey) => boolean {
  return ({ channelId, externalId }) => !things.has(keyOf(channelId, externalId))
}

function namedIn<Thing>(things: ReadonlyMap<string, Thing>, keys: readonly ChannelKey[]): Thing[] {
  return keys.map(({ channelId, externalId }) => things.get(keyOf(channelId, externalId))).filter(thing => thing !== undefined)
}

/** Whom and what some activities are about, all of it in the world. */
type Named = {
  profiles: readonly Profile[]
  customerIds: readonly string[]
  conversationIds: readonly string[]
  /** Of these, what was not in the world before. */
  freshConversationIds: readonly string[]
  messages: readonly Message[]
}

type Found = {
  profiles: readonly StoredProfile[]
  conversations: readonly RowOf<'conversations'>[]
  identifiers: readonly KnownIdentifier[]
}

/** What is known of the authors, and the conversations of the messages that they answer, edit or delete. */
async function addPeople(tx: Tx, world: World, wanted: Wanted, found: Found): Promise<Named> {
  addProfiles(world, found.profiles)
  const profiles = namedIn(world.profiles, wanted.authors)
  const messages = namedIn(world.messages, wanted.messages)
  const customerIds = [
    ...new Set([
      ...found.identifiers.map(({ customer_id }) => customer_id),
      ...profiles.map(({ link }) => link?.customerId).filter(id => id !== undefined),
    ]),
  ]
  const unknown = customerIds.filter(id => !world.customers.has(id))
  const further = new Set(messages.map(({ row }) => row.conversation_id).filter(id => !world.rootOf.has(id)))
  // Somebody whose link is proven, or who gives nothing to be linked by, is not going to be linked now.
  const linkable = found.identifiers.length === 0 ? [] : profiles.filter(({ link }) => link?.assurance !== 'verified')
  const [undone, conversations, customers, orders, contacts] = await together<
    [UndoneLink, RowOf<'conversations'>, KnownCustomer, RowOf<'orders'>, RowOf<'contacts'>]
  >(tx, [
    undoneLinksOf(linkable.map(({ row }) => row.id)),
    conversationsById([...further]),
    customersById(unknown),
    ordersOf(unknown),
    contactsOf(unknown),
  ])
  for (const row of conversations) addConversation(world, row)
  noteUndoneLinks(linkable, undone)
  for (const customer of customersOf(customers, orders, contacts)) world.customers.set(customer.id, customer)
  const roots = namedIn(world.conversations, wanted.roots).map(({ row }) => row.id)
  return {
    profiles,
    customerIds,
    conversationIds: [...new Set([...roots, ...messages.map(({ row }) => row.conversation_id)])],
    freshConversationIds: [...found.conversations, ...conversations].map(({ id }) => id),
    messages,
  }
}

function addConversation(world: World, row: RowOf<'conversations'>): void {
  world.conversations.set(keyOf(row.channel_id, row.root_external_id), { row, state: 'stored' })
  world.rootOf.set(row.id, row.root_external_id)
}

function addProfiles(world: World, stored: readonly StoredProfile[]): void {
  for (const { link_customer_id, link_assurance, ...row } of stored) {
    const link =
      link_customer_id === null || link_assurance === null ? null : { customerId: link_customer_id, assurance: link_assurance }
    world.profiles.set(keyOf(row.channel_id, row.external_id), { row, state: 'stored', link, unlinkedFrom: [] })
  }
}

function noteUndoneLinks(profiles: readonly Profile[], undoneLinks: readonly UndoneLink[]): void {
  if (undoneLinks.length === 0) return
  const undone = Map.groupBy(undoneLinks, ({ profile_id }) => profile_id)
  for (const profile of profiles) profile.unlinkedFrom = (undone.get(profile.row.id) ?? []).map(({ customer_id }) => customer_id)
}

function customersOf(
  customers: readonly KnownCustomer[],
  orders: readonly RowOf<'orders'>[],
  contacts: readonly RowOf<'contacts'>[],
): Customer[] {
  const ofOrder = Map.groupBy(orders, order => order.customer_id)
  const ofContact = Map.groupBy(contacts, contact => contact.customer_id)
  return customers.map(({ id, level, worth }) => ({
    id,
    level,
    worth,
    orders: ofOrder.get(id) ?? [],
    contacts: ofContact.get(id) ?? [],
  }))
}

async function addCases(
  tx: Tx,
  world: World,
  activities: readonly Incoming[],
  { patient, ...named }: Named & { patient: boolean },
): Promise<boolean> {
  const isMissing = (id: string): boolean => !world.cases.has(id)
  const known = named.messages.map(({ row }) => row.case_id).filter(id => id !== null)
  const resolvedAfter = daysBefore(beginning(world, activities), world.basis.policy.sameMatterDays + slackDays)
  const search = casesToLookAt({
    profileIds: named.profiles.map(({ row }) => row.id),
    customerIds: named.customerIds,
    conversationIds: named.conversationIds,
    references: wantedReferences(activities, key => world.profiles.has(key)),
    answeredConversationIds: activities.filter(isAnswer).flatMap(incoming => conversationOf(world, incoming) ?? []),
    identifiedProfileIds: activities.flatMap(incoming => identifiedProfile(world, incoming) ?? []),
    caseIds: [...new Set(known)].filter(isMissing),
    resolvedAfter,
  })
  const [found, unplaced] = await together<[CaseFound, RowOf<'messages'>]>(tx, [
    search,
    unplacedAnswersIn(named.freshConversationIds),
  ])
  addUnplacedAnswers(world, unplaced)
  if (found.length === 0) return true
  const absorbed = await absorbedBy(tx, found, resolvedAfter)
  for (const [id, authors] of absorbed) {
    const survivor = world.cases.get(id)
    if (survivor !== undefined) addAbsorbed(world, survivor, authors)
  }
  const here = found.filter(({ joined_into }) => joined_into === null).map(({ id }) => id)
  const ids = [...new Set([...here, ...absorbed.keys()])].filter(isMissing)
  if (ids.length === 0) return true
  // Locked first: what is read of them afterwards is what it stays.
  const [cases, facts, obligations, threads, references, turns] = await together<
    [RowOf<'cases'>, FactsOfCase, RowOf<'obligations'>, CaseThread, CaseReference, StoredTurn]
  >(tx, [
    casesLocked(ids, { patient }),
    factsOf(ids),
    obligationsOf(ids),
    caseThreads(ids),
    caseReferences(ids),
    latestTurns(ids, turnsPerCase),
  ])
  const threadsOf = Map.groupBy(threads, row => row.case_id)
  const referencesOf = Map.groupBy(references, row => row.case_id)
  const turnsOf = Map.groupBy(turns, row => row.case_id)
  for (const record of recordsOf(cases, facts, obligations)) {
    addCase(world, {
      record,
      conversationIds: new Set((threadsOf.get(record.id) ?? []).map(row => row.conversation_id)),
      references: new Set((referencesOf.get(record.id) ?? []).map(row => row.reference)),
      absorbed: absorbed.get(record.id) ?? new Set(),
      turns: (turnsOf.get(record.id) ?? []).map(turnOf),
    })
  }
  return patient || cases.length === ids.length
}

/** Whose cases were joined into others, by the case where theirs goes on. */
async function absorbedBy(tx: Tx, found: readonly CaseFound[], resolvedAfter: Instant): Promise<Map<string, Set<string>>> {
  const authors = new Map<string, Set<string>>()
  const joined = new Map(found.filter(({ joined_into }) => joined_into !== null).map(row => [row.id, row]))
  if (joined.size === 0) return authors
  for (const { absorbed, survivor } of await survivorsOf(tx, [...joined.keys()], resolvedAfter)) {
    const row = joined.get(absorbed)
    const of = authors.get(survivor) ?? new Set()
    for (const author of [row?.profile_id, row?.customer_id]) if (author) of.add(author)
    authors.set(survivor, of)
  }
  return authors
}

/** From when on a matter may go on: now, or where history is played, then. */
function beginning({ basis }: World, activities: readonly Incoming[]): Instant {
  let at = basis.now
  for (const { historyBefore, occurredAt } of activities) if (historyBefore !== null && occurredAt < at) at = occurredAt
  return at
}

/** We answered, and did not say whom. */
function isAnswer({ activity }: Incoming): boolean {
  return activity.direction === 'out' && activity.thread.inReplyToExternalId === undefined
}

const turnsPerCase = 20
/** A message may arrive late; whether its case was resolved less than `sameMatterDays` before is decided by its own time. */
const slackDays = 30

function conversationOf(world: World, { channelId, activity }: Incoming): string | undefined {
  const root = activity.thread.rootExternalId ?? activity.object.externalId
  return world.conversations.get(keyOf(channelId, root))?.row.id
}

/** A known profile of whom more is known now: the cases it already has become the customer's, or are proven to be. */
function identifiedProfile(world: World, incoming: Incoming): string | undefined {
  const profile = world.profiles.get(keyOf(incoming.channelId, incoming.activity.actor.externalId))
  return profile !== undefined && newEvidence(world, profile, incoming) !== undefined ? profile.row.id : undefined
}

export function turnOf({ id, direction, sent_at, received_at, written_at, subject, body, understanding }: StoredTurn): CaseTurn {
  const asks = direction === 'in' && understanding !== null && asksForAnswer(needOfWords(understanding, sent_at))
  return {
    messageId: id,
    direction,
    at: sent_at,
    receivedAt: received_at,
    writtenAt: written_at,
    text: subject === null ? body : `${subject}\n${body}`,
    asksForAnswer: asks,
    states: understanding === null ? [] : statedFacts(understanding),
  }
}

function addUnplacedAnswers(world: World, answers: readonly RowOf<'messages'>[]): void {
  for (const row of answers) {
    const key = keyOf(row.channel_id, row.external_id)
    const message: Message = world.messages.get(key) ?? { row, state: 'stored' }
    world.messages.set(key, message)
    addToList(world.unplaced, row.conversation_id, message)
  }
}
