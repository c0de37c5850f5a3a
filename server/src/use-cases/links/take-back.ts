import { sql } from 'kysely'
import { deadlinesOf, withDeadlines } from '@evenhand/domain/facts/deadlines.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { announce } from '../../db/announce.ts'
import type { Tx } from '../../db/database.ts'
import { contactsLinkedByPeople, endLink, noteMoved, restoreFormer } from '../../db/queries/links/links.ts'
import { readForeignMessages } from '../../db/queries/links/foreign.ts'
import type { RowOf } from '../../db/tables.ts'
import type { CaseBefore } from '../../db/tables/links.ts'
import type { Context } from '../context.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseChange } from '../deciding/ledger.ts'
import { whose } from '../deciding/whose.ts'
import { partMessages } from './part-messages.ts'

type Link = RowOf<'links'>
type Taking = { at: number; by: string }

/**
 * Takes a link back, completely: the profile's cases are nobody's again, or whose they were before; what the customer's records had said of
 * them goes, messages that were put together part, and all are decided anew. The link stays on record, and so do the decisions. The
 * caller holds the lock of the intake.
 * @returns the link that had given way to it and holds again, if there was one
 */
export async function takeBack(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  link: Link,
  { at, by }: Taking,
): Promise<Link | null> {
  await endLink(tx, link.id, at, by)
  const former = (await restoreFormer(tx, link)) ?? null
  if (link.assurance === 'suggested') return former
  const records = await lockCaseRecords(tx, await casesOf(tx, link))
  const contacts = await contactsLinkedByPeople(
    tx,
    records.map(({ id }) => id),
  )
  const befores = new Map(records.map(({ id }) => [id, link.moved?.find(({ caseId }) => caseId === id) ?? beforeBy(former, id)]))
  await noteMoved(
    tx,
    link.id,
    records.map(({ id, facts }) => ({ ...(befores.get(id) ?? beforeBy(former, id)), under: servedAs(facts) })),
  )
  const changes = records.map((record): CaseChange => {
    const before = befores.get(record.id) ?? beforeBy(former, record.id)
    const kept = contacts.filter(({ case_id }) => case_id === record.id)
    const facts = link.assurance === 'verified' ? withoutRecords(record.facts, kept) : record.facts
    const { known, assurance, level } = before
    const { worth, ...rest } = facts.relationship
    // What somebody is worth goes with the proof of who they are.
    const relationship = { ...rest, ...(assurance === 'verified' && worth ? { worth } : {}), known, assurance, level }
    const entries = [whose(before.customerId, 'link-undone')]
    return { record, facts: { ...facts, relationship }, cause: 'undone', at, by, set: { customerId: before.customerId }, entries }
  })
  await announce(tx, link.workspace_id, await decideCases(tx, context, changes))
  if (link.assurance === 'verified') {
    const { profile_id: profileId, customer_id: customerId, workspace_id: workspaceId } = link
    const foreign = await readForeignMessages(tx, profileId, customerId)
    await partMessages(tx, context, { workspaceId, at, by }, foreign)
  }
  return former
}

function servedAs({ relationship: { level, worth } }: ServiceFacts) {
  return { level, ...(worth && { worth }) }
}

/** Every case of the profile that is the customer's by now, also those that were joined into others. */
async function casesOf(tx: Tx, { profile_id, customer_id }: Link): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases where profile_id = ${profile_id} and customer_id = ${customer_id}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A case that was opened since: as it would have been without the link. */
function beforeBy(former: Link | null, caseId: string): CaseBefore {
  const isKnown = former !== null && former.assurance !== 'suggested'
  return {
    caseId,
    customerId: isKnown ? former.customer_id : null,
    known: isKnown,
    assurance: former?.assurance ?? 'unknown',
    level: 'good',
  }
}

/** What records had said goes with whose records they are; what a person has said of the case stays. */
export function withoutRecords(
  { need, relationship, ...rest }: ServiceFacts,
  kept: readonly { at: number; channel: string }[],
): ServiceFacts {
  const severity = need.severity.filter(({ source }) => source !== 'records')
  const deadlines = deadlinesOf(need).filter(({ source }) => source !== 'records')
  const earlierContacts = relationship.earlierContacts.filter(
    ({ at, channel }) => channel === 'social' || kept.some(contact => contact.at === at && contact.channel === channel),
  )
  return { ...rest, need: { ...withDeadlines(need, deadlines), severity }, relationship: { ...relationship, earlierContacts } }
}
