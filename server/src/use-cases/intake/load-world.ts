import { asksForAnswer } from '@evenhand/domain/decision/tracks.ts'
import { daysBefore } from '@evenhand/domain/time/instant.ts'
import { needOfWords } from '@evenhand/language/closets.ts'
import type { Tx } from '../../db/database.ts'
import { loadCustomers, loadIdentifiers, loadNetworks, loadProfiles, loadUndoneLinks } from '../../db/queries/intake/authors.ts'
import type { KnownCustomers, StoredProfile } from '../../db/queries/intake/authors.ts'
import { findCaseIds, loadCaseConversations, loadCaseReferences, loadLatestTurns } from '../../db/queries/intake/cases.ts'
import type { StoredTurn } from '../../db/queries/intake/cases.ts'
import { loadConversations, loadConversationsById, loadMessages, loadUnplacedAnswers } from '../../db/queries/intake/threads.ts'
import type { RowOf } from '../../db/tables.ts'
import type { Context } from '../context.ts'
import { loadBasis, lockCaseRecords } from '../deciding/decide-cases.ts'
import { emptyLedger } from '../deciding/ledger.ts'
import type { Basis } from '../deciding/ledger.ts'
import { identifiersOf } from './middle/identifiers.ts'
import { addCase, addToList, keyOf } from './middle/world.ts'
import type { CaseTurn, Customer, Incoming, Message, Profile, World } from './middle/world.ts'
import { wantedBy, wantedReferences } from './wanted.ts'

/** Everything that a batch may look at, in a few statements however large it is. Cases that it may change are locked. */
export async function loadWorld(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  workspaceId: string,
  activities: readonly Incoming[],
): Promise<World> {
  const wanted = wantedBy(activities)
  const basis = await loadBasis(tx, context)
  const networks = new Map((await loadNetworks(tx, wanted.channelIds)).map(({ id, network }) => [id, network]))
  const profiles = await loadProfiles(tx, wanted.authors)
  const messages = await loadMessages(tx, wanted.messages)
  const conversations = await loadConversations(tx, wanted.roots)
  const identifiers = await loadIdentifiers(tx, wanted.identifiers)

  const world = emptyWorld(workspaceId, basis, networks, identifiers)
  for (const row of conversations) addConversation(world, row)
  const further = new Set(messages.map(row => row.conversation_id).filter(id => !world.rootOf.has(id)))
  for (const row of await loadConversationsById(tx, [...further])) addConversation(world, row)
  for (const row of messages) world.messages.set(keyOf(row.channel_id, row.external_id), { row, state: 'stored' })
  await addProfiles(tx, world, profiles)

  const customerIds = new Set(identifiers.map(({ customer_id }) => customer_id))
  for (const { link_customer_id } of profiles) if (link_customer_id !== null) customerIds.add(link_customer_id)
  world.customers = customersOf(await loadCustomers(tx, [...customerIds]))
  await addCases(tx, world, activities, [...customerIds])
  await addUnplacedAnswers(tx, world)
  return world
}

function emptyWorld(
  workspaceId: string,
  basis: Basis,
  networks: World['networks'],
  identifiers: readonly { kind: string; value: string; customer_id: string }[],
): World {
  return {
    workspaceId,
    basis,
    ledger: emptyLedger(),
    networks,
    profiles: new Map(),
    conversations: new Map(),
    rootOf: new Map(),
    messages: new Map(),
    identifiers: new Map(identifiers.map(({ kind, value, customer_id }) => [`${kind} ${value}`, customer_id])),
    customers: new Map(),
    cases: new Map(),
    casesOf: new Map(),
    unplaced: new Map(),
    fresh: {
      links: [],
      caseConversations: [],
      caseReferences: [],
      followers: new Map(),
      spread: new Map(),
      deletedExternalIds: [],
    },
  }
}

function addConversation(world: World, row: RowOf<'conversations'>): void {
  world.conversations.set(keyOf(row.channel_id, row.root_external_id), { row, state: 'stored' })
  world.rootOf.set(row.id, row.root_external_id)
}

async function addProfiles(tx: Tx, world: World, stored: readonly StoredProfile[]): Promise<void> {
  const undone = Map.groupBy(
    await loadUndoneLinks(
      tx,
      stored.map(({ id }) => id),
    ),
    ({ profile_id }) => profile_id,
  )
  for (const { link_customer_id, link_assurance, ...row } of stored) {
    const link =
      link_customer_id === null || link_assurance === null ? null : { customerId: link_customer_id, assurance: link_assurance }
    const unlinkedFrom = (undone.get(row.id) ?? []).map(({ customer_id }) => customer_id)
    const profile: Profile = { row, state: 'stored', link, unlinkedFrom }
    world.profiles.set(keyOf(row.channel_id, row.external_id), profile)
  }
}

function customersOf({ customers, orders, contacts }: KnownCustomers): Map<string, Customer> {
  const ordersOf = Map.groupBy(orders, order => order.customer_id)
  const contactsOf = Map.groupBy(contacts, contact => contact.customer_id)
  return new Map(
    customers.map(({ id, level }) => [id, { id, level, orders: ordersOf.get(id) ?? [], contacts: contactsOf.get(id) ?? [] }]),
  )
}

async function addCases(tx: Tx, world: World, activities: readonly Incoming[], customerIds: readonly string[]): Promise<void> {
  const messages = [...world.messages.values()]
  const caseIds = new Set(messages.map(({ row }) => row.case_id).filter(id => id !== null))
  const ids = await findCaseIds(tx, {
    profileIds: [...world.profiles.values()].map(({ row }) => row.id),
    customerIds,
    conversationIds: [...world.rootOf.keys()],
    references: wantedReferences(activities, key => world.profiles.has(key)),
    answeredConversationIds: activities.filter(isAnswer).flatMap(incoming => conversationOf(world, incoming) ?? []),
    identifiedProfileIds: activities.flatMap(incoming => identifiedProfile(world, incoming) ?? []),
    caseIds: [...caseIds],
    resolvedAfter: daysBefore(world.basis.now, world.basis.policy.sameMatterDays + slackDays),
  })
  if (ids.length === 0) return
  const conversations = Map.groupBy(await loadCaseConversations(tx, ids), row => row.case_id)
  const references = Map.groupBy(await loadCaseReferences(tx, ids), row => row.case_id)
  const turns = Map.groupBy(await loadLatestTurns(tx, ids, turnsPerCase), row => row.case_id)
  for (const record of await lockCaseRecords(tx, ids)) {
    addCase(world, {
      record,
      conversationIds: new Set((conversations.get(record.id) ?? []).map(row => row.conversation_id)),
      references: new Set((references.get(record.id) ?? []).map(row => row.reference)),
      turns: (turns.get(record.id) ?? []).map(turnOf),
    })
  }
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

/** A known profile that gives an exact identifier for the first time: the cases it already has become the customer's. */
function identifiedProfile(world: World, { channelId, activity }: Incoming): string | undefined {
  const profile = world.profiles.get(keyOf(channelId, activity.actor.externalId))
  if (profile === undefined || profile.link !== null) return undefined
  const isIdentified = identifiersOf(activity.actor).some(({ kind, value }) => world.identifiers.has(`${kind} ${value}`))
  return isIdentified ? profile.row.id : undefined
}

function turnOf({ id, direction, sent_at, subject, body, understanding }: StoredTurn): CaseTurn {
  const asks = direction === 'in' && understanding !== null && asksForAnswer(needOfWords(understanding, sent_at))
  return { messageId: id, direction, at: sent_at, text: subject === null ? body : `${subject}\n${body}`, asksForAnswer: asks }
}

async function addUnplacedAnswers(tx: Tx, world: World): Promise<void> {
  for (const row of await loadUnplacedAnswers(tx, [...world.rootOf.keys()])) {
    const key = keyOf(row.channel_id, row.external_id)
    const message: Message = world.messages.get(key) ?? { row, state: 'stored' }
    world.messages.set(key, message)
    addToList(world.unplaced, row.conversation_id, message)
  }
}
