import type { Assurance, Level } from '@evenhand/domain/facts/relationship.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { KnownWorth } from '@evenhand/domain/value/known-worth.ts'
import type { ChannelKey, KnownIdentifier } from '../../../db/queries/intake/authors.ts'
import type { KeptActivity } from '../../../db/kept-activity.ts'
import type { Turn, Understanding } from '@evenhand/language/understanding.ts'
import type { NewRowOf, RowOf } from '../../../db/tables.ts'
import type { Network } from '../../../db/vocabulary.ts'
import type { CaseRecord } from '../../deciding/case-record.ts'
import type { WayOfReading } from '../../understanding/way-of-reading.ts'
import type { Basis, Ledger } from '../../deciding/ledger.ts'

/**
 * All that activities may look at and change, in memory. Terminology: the *world* is loaded before the middle and saved after it; the
 * middle is every function of this folder: pure, synchronous, no I/O. Where many batches wait, one world is widened for each.
 */
export type World = {
  workspaceId: string
  basis: Basis
  /** How words are read here and now. */
  reading: WayOfReading
  ledger: Ledger
  networks: Map<string, Network>
  /** By channel and external id. */
  profiles: Map<string, Profile>
  conversations: Map<string, Conversation>
  /** The first message of a conversation, by its id. */
  rootOf: Map<string, string>
  messages: Map<string, Message>
  /** Customers by kind and value of an exact identifier. */
  identifiers: Map<string, Pick<KnownIdentifier, 'customer_id' | 'told_of'>>
  customers: Map<string, Customer>
  cases: Map<string, OpenCase>
  /** The cases of an author: by profile, and by customer. */
  casesOf: Map<string, OpenCase[]>
  /** Answers that arrived before what they answer, by conversation. */
  unplaced: Map<string, Message[]>
  /** Of the next case that is opened; null until it is loaded. */
  nextNumber: number | null
  fresh: FreshRows
}

/** What the middle adds beside messages, profiles, conversations and decisions. */
export type FreshRows = {
  links: NewRowOf<'links'>[]
  /** Profiles whose suggested link gives way to one of these. */
  supersededLinksOf: string[]
  caseConversations: NewRowOf<'case_conversations'>[]
  caseReferences: NewRowOf<'case_references'>[]
  /** The audience closet: written, and read by nothing here. */
  followers: Map<string, NewRowOf<'profile_audience'>>
  spread: Map<string, NewRowOf<'message_audience'>>
  /** Messages whose words have to go, wherever they stand. */
  deleted: ChannelKey[]
}

export function noFreshRows(): FreshRows {
  return {
    links: [],
    supersededLinksOf: [],
    caseConversations: [],
    caseReferences: [],
    followers: new Map(),
    spread: new Map(),
    deleted: [],
  }
}

export type Stored = 'new' | 'stored' | 'changed'

export type Profile = {
  row: RowOf<'profiles'>
  state: Stored
  link: { customerId: string; assurance: Assurance } | null
  /** Customers it was once linked with and is not any more: a person took that back. */
  unlinkedFrom: readonly string[]
}

export type Conversation = { row: RowOf<'conversations'>; state: Stored }

export type MessageRow = Omit<RowOf<'messages'>, 'position'>
export type Message = { row: MessageRow; state: Stored }

export type Customer = {
  id: string
  level: Level
  /** What they were worth when somebody last worked it out; it goes with every decision and decides nothing. */
  worth: KnownWorth | null
  orders: readonly RowOf<'orders'>[]
  contacts: readonly RowOf<'contacts'>[]
}

/** A case that something may still happen to, with what is needed to tell whether a message belongs to it. */
export type OpenCase = {
  record: CaseRecord
  conversationIds: Set<string>
  references: Set<string>
  /** Profiles and customers whose cases were joined into this one. */
  absorbed: Set<string>
  turns: CaseTurn[]
}

/** One message of a case, as far as answering it goes. */
export type CaseTurn = {
  messageId: string
  direction: 'in' | 'out'
  at: Instant
  receivedAt: Instant
  /** Of a reply that was written here: when its writer had finished it. It went out some time later. */
  writtenAt: Instant | null
  text: string
  asksForAnswer: boolean
  /** Kinds of facts that it states. */
  states: readonly string[]
}

/** Our answer in the network; one that was written here is known by more than its message. */
export function answerTurn({ id, sent_at, received_at, body }: MessageRow): CaseTurn {
  const at = sent_at
  return {
    messageId: id,
    direction: 'out',
    at,
    receivedAt: received_at,
    writtenAt: null,
    text: body,
    asksForAnswer: false,
    states: [],
  }
}

/** An activity with where and when it came from. */
export type Incoming = {
  id: number
  channelId: string
  occurredAt: Instant
  receivedAt: Instant
  /** Of an import of history: what is older than this is kept, and not worked. */
  historyBefore: Instant | null
  activity: KeptActivity
  /** What the words mean after those turns, where that is known already; after none, what they mean by themselves. */
  readAfter: readonly Turn[]
  understanding: Understanding | null
}

/** The key of everything that a channel names: profiles, conversations, messages. */
export function keyOf(channelId: string, externalId: string): string {
  return `${channelId} ${externalId}`
}

/** The cases of an author, oldest first. Who only says who they are is somebody else until it is proven. */
export function casesOfAuthor(world: World, profile: Profile): readonly OpenCase[] {
  const byProfile = world.casesOf.get(profile.row.id) ?? none
  const customerId = profile.link?.assurance === 'verified' ? profile.link.customerId : undefined
  const byCustomer = customerId === undefined ? none : (world.casesOf.get(customerId) ?? none)
  if (byCustomer.length === 0) return byProfile
  return byProfile.length === 0 ? byCustomer : [...new Set([...byProfile, ...byCustomer])]
}

const none: readonly OpenCase[] = []

/** Makes a case findable by its profile and its customer. */
export function addCase(world: World, found: OpenCase): void {
  const { id, profileId, customerId } = found.record
  world.cases.set(id, found)
  addAbsorbed(world, found, found.absorbed)
  addToAuthor(world, profileId, found)
  if (customerId !== null) addToAuthor(world, customerId, found)
}

/** Makes a case findable by its author, the older before the newer whenever they were loaded: ids grow with time. */
export function addToAuthor(world: World, author: string, found: OpenCase): void {
  const cases = world.casesOf.get(author)
  if (cases === undefined) world.casesOf.set(author, [found])
  else if (!cases.includes(found)) {
    const after = cases.findLastIndex(({ record }) => record.id < found.record.id)
    cases.splice(after + 1, 0, found)
  }
}

/** Whose cases were joined into this one find it too. */
export function addAbsorbed(world: World, found: OpenCase, authors: ReadonlySet<string>): void {
  for (const author of authors) {
    found.absorbed.add(author)
    addToAuthor(world, author, found)
  }
}

export function addToList<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

/** Notes that a stored thing has to be written again. */
export function touch(thing: { state: Stored }): void {
  if (thing.state === 'stored') thing.state = 'changed'
}
