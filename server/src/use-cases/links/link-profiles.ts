import { codeOf } from '@evenhand/domain/linkage/fields.ts'
import { judge } from '@evenhand/domain/linkage/judge.ts'
import type { Judged, Knowledge } from '@evenhand/domain/linkage/judge.ts'
import type { Person } from '@evenhand/domain/linkage/person.ts'
import { words } from '@evenhand/domain/linkage/plain.ts'
import { linkedFrom, suggestedOf, whoItMayBe } from '@evenhand/domain/linkage/who-it-may-be.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { addPatterns, endLink, readCurrentLinks } from '../../db/queries/links/links.ts'
import { customersNamedBy, readCustomersToLink, readProfilesToLink, readWordsOf } from '../../db/queries/links/people.ts'
import type { CustomerToLink, ProfileToLink, WordsOf } from '../../db/queries/links/people.ts'
import * as work from '../../db/queries/links/work.ts'
import type { NewRowOf, RowOf } from '../../db/tables.ts'
import type { Context } from '../context.ts'
import { adoptCases } from './adopt-cases.ts'
import { frequenciesAmong, learnedHere } from './knowledge.ts'
import { keysOfCustomer, keysOfProfile, namedTown, personOfCustomer, personOfProfile } from './known-people.ts'
import { linkChoiceInForce, profilesAtOnce } from './link-choice.ts'
import type { LinkChoice } from './link-choice.ts'
import { saidIn } from './said-in-private.ts'

type LinkContext = Pick<Context, 'db' | 'clock' | 'newId'>
/** What was found about one profile. */
type Found = Pick<
  NewRowOf<'links'>,
  'profile_id' | 'customer_id' | 'told_of' | 'assurance' | 'evidence' | 'probability' | 'reasons'
>

/** Pieces of work in one transaction: the intake waits while links are written, and not while they are looked for. */
const piecesAtOnce = 4
/** A key that more share tells nothing. */
const mostAlike = 100

/**
 * Looks at profiles and customers that wait for it: what was said exactly and in private links by itself, likeness suggests, as far as the
 * workspace wants it. A profile is compared with the few customers that share a key with it.
 * @returns how many links and suggestions were made
 */
export async function linkProfiles(
  context: LinkContext,
  workspaceId: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let total = 0
  const customers = await inWorkspace(context.db, workspaceId, work.countCustomers)
  for (;;) {
    const made = await inWorkspace(context.db, workspaceId, tx => linkNext(tx, context, workspaceId, customers))
    if (made === null || signal?.aborted === true) return total + (made ?? 0)
    total += made
  }
}

async function linkNext(tx: Tx, context: LinkContext, workspaceId: string, customers: number): Promise<number | null> {
  const next = await work.takeLinkWork(tx, piecesAtOnce)
  if (next === null) return null
  // Nobody to be; the first customer has everybody looked at.
  if (customers === 0) return 0
  const choice = await linkChoiceInForce(tx)
  if (next.customerIds.length > 0 && !(await work.hasProfileKeys(tx))) await work.noteEverybody(tx, workspaceId, profilesAtOnce)
  const alikeNewCustomers = await meetCustomers(tx, next.customerIds)
  const profiles = await readProfilesToLink(tx, [...new Set([...next.profileIds, ...alikeNewCustomers])])
  if (profiles.length === 0) return 0
  const said = Map.groupBy(
    await readWordsOf(
      tx,
      profiles.map(({ id }) => id),
    ),
    ({ profile_id }) => profile_id,
  )
  const exact = await exactly(tx, profiles, said)
  const others = profiles.filter(({ id }) => !exact.some(({ profile_id }) => profile_id === id))
  const alike = await byLikeness(tx, { workspaceId, profiles: others, said, choice, customers })
  return saveFound(tx, context, workspaceId, [...exact, ...alike])
}

/** Gives customers their keys. @returns profiles that share one with them */
async function meetCustomers(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const people = (await readCustomersToLink(tx, ids)).map(personOfCustomer)
  const keys = people.flatMap(person => keysOfCustomer(person).map(key => ({ id: person.id, key })))
  await work.replaceKeys(tx, 'customer', ids, keys)
  const shared = await work.sharingKeys(tx, 'profile', [...new Set(keys.map(({ key }) => key))], mostAlike)
  return shared.map(({ id }) => id)
}

/** Who has said in private which address, phone number or order is theirs. Where that names two customers, it names nobody. */
async function exactly(tx: Tx, profiles: readonly ProfileToLink[], said: ReadonlyMap<string, WordsOf[]>): Promise<Found[]> {
  const saidBy = new Map(
    profiles.map(({ id }) => {
      const inPrivate = (said.get(id) ?? []).filter(({ is_private }) => is_private)
      return [id, inPrivate.flatMap(one => saidIn(one.words, one.references))] as const
    }),
  )
  const named = await customersNamedBy(tx, [...saidBy.values()].flat())
  return profiles.flatMap(({ id, refused }): Found[] => {
    const own = saidBy.get(id) ?? []
    const theirs = named.filter(one => own.some(({ kind, value }) => kind === one.kind && value === one.value))
    const [first] = theirs
    const customers = new Set(theirs.map(({ customer_id }) => customer_id))
    if (first === undefined || customers.size > 1 || refused.includes(first.customer_id)) return []
    const { customer_id, told_of, kind } = first
    return [{ profile_id: id, customer_id, told_of, assurance: 'linked', evidence: kind }]
  })
}

type Likeness = {
  workspaceId: string
  profiles: readonly ProfileToLink[]
  said: ReadonlyMap<string, WordsOf[]>
  choice: LinkChoice
  customers: number
}

async function byLikeness(tx: Tx, { workspaceId, profiles, said, choice, customers }: Likeness): Promise<Found[]> {
  if (profiles.length === 0 || choice.mode === 'off') return []
  const people = profiles.map(profile => ({ profile, keys: keysOfProfile(personOfProfile(profile)) }))
  const entries = people.flatMap(({ profile, keys }) => keys.map(key => ({ id: profile.id, key })))
  await work.replaceKeys(
    tx,
    'profile',
    profiles.map(({ id }) => id),
    entries,
  )
  const shared = await work.sharingKeys(tx, 'customer', [...new Set(entries.map(({ key }) => key))], mostAlike)
  const byKey = Map.groupBy(shared, ({ key }) => key)
  const rows = await readCustomersToLink(tx, [...new Set(shared.map(({ id }) => id))])
  const known = new Map(rows.map(row => [row.id, { row, person: personOfCustomer(row) }]))
  const learned = await learnedHere(tx, customers)
  const everybody = [...[...known.values()].map(({ person }) => person), ...profiles.map(profile => personOfProfile(profile))]
  const knowledge = { ...learned, frequencies: await frequenciesAmong(tx, everybody, customers, learned.model) }
  const counts: Counts = new Map()
  const found = people.flatMap(({ profile, keys }) => {
    const ids = new Set(keys.flatMap(key => byKey.get(key) ?? []).map(({ id }) => id))
    const candidates = [...ids].flatMap(id => known.get(id) ?? [])
    return likeliest(profile, candidates, { knowledge, choice, counts, words: said.get(profile.id) ?? [] })
  })
  drawSome(profiles, [...known.values()], knowledge, counts)
  await addPatterns(tx, workspaceId, counts)
  return found
}

type Counts = Map<number, { alike: number; drawn: number }>
type Candidate = { row: CustomerToLink; person: Person }
type Looking = { knowledge: Knowledge; choice: LinkChoice; counts: Counts; words: readonly WordsOf[] }

/** The likeliest customer, unless a person has said that it is not; a wish to be asked first keeps it a suggestion. */
function likeliest(profile: ProfileToLink, candidates: readonly Candidate[], looking: Looking): Found[] {
  const { knowledge, choice, counts } = looking
  const said = words(looking.words.map(one => one.words).join(' ')).join(' ')
  const towns = new Set(candidates.map(({ row }) => namedTown(row.city, said)).filter(city => city !== ''))
  const [town = ''] = towns.size === 1 ? towns : []
  const possible = candidates.filter(({ row }) => !profile.refused.includes(row.id)).map(({ person }) => person)
  const likely = whoItMayBe(personOfProfile(profile, town), possible, knowledge, judged => count(counts, judged, 'alike'))
  const best = suggestedOf(likely)
  if (best === null) return []
  const links = choice.mode === 'link' && !choice.consentFirst && best.probability >= linkedFrom
  const { id, probability, reasons } = best
  const assurance = links ? ('linked' as const) : ('suggested' as const)
  return [{ profile_id: profile.id, customer_id: id, assurance, evidence: 'alike', probability, reasons }]
}

/** Pairs as chance makes them, to know how often strangers agree: each profile beside a candidate of somebody else. */
function drawSome(profiles: readonly ProfileToLink[], known: readonly Candidate[], knowledge: Knowledge, counts: Counts): void {
  for (const [at, profile] of profiles.entries()) {
    const other = known[(at * 7919 + 13) % Math.max(1, known.length)]
    if (other !== undefined) count(counts, judge(personOfProfile(profile), other.person, knowledge), 'drawn')
  }
}

function count(counts: Counts, { pattern }: Judged, how: 'alike' | 'drawn'): void {
  const code = codeOf(pattern)
  const known = counts.get(code) ?? { alike: 0, drawn: 0 }
  counts.set(code, { ...known, [how]: known[how] + 1 })
}

/** Writes what was found, unless somebody was quicker. A suggestion gives way to another one and to what is exact. */
async function saveFound(tx: Tx, context: LinkContext, workspaceId: string, found: readonly Found[]): Promise<number> {
  if (found.length === 0) return 0
  await work.lockLinks(tx, workspaceId)
  const current = await readCurrentLinks(
    tx,
    found.map(({ profile_id }) => profile_id),
  )
  const at = context.clock.now()
  let made = 0
  for (const one of found) {
    const held = current.find(({ profile_id }) => profile_id === one.profile_id)
    if (held !== undefined && !givesWay(held, one)) continue
    if (held !== undefined) await endLink(tx, held.id, at, null)
    const link = { ...one, id: context.newId(), workspace_id: workspaceId, created_at: at }
    await insertRows(tx, 'links', [link])
    if (one.assurance !== 'suggested') await adoptCases(tx, context, link, null)
    made += 1
  }
  return made
}

/** A suggestion does, to another one and to what is surer; what somebody's own list says only to what is surer. */
function givesWay(held: RowOf<'links'>, { customer_id, assurance }: Found): boolean {
  if (held.assurance !== 'suggested') return false
  return assurance !== 'suggested' || (held.evidence !== 'import' && held.customer_id !== customer_id)
}
