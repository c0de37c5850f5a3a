import type { Relationship } from '@evenhand/domain/facts/relationship.ts'
import { earlierContacts } from './records.ts'
import type { Customer, OpenCase, Profile, World } from './world.ts'

/** The customer behind a profile, where the evidence allows to say so. */
export function customerOf(world: World, profile: Profile): Customer | null {
  const { link } = profile
  return link === null || link.assurance === 'suggested' ? null : (world.customers.get(link.customerId) ?? null)
}

/**
 * The same, once it is proven: signed in, or written from the customer's own mailbox. Who only says so gets no orders, no level and no
 * part in the customer's other cases, or stating somebody's address would open them.
 */
export function provenCustomerOf(world: World, profile: Profile): Customer | null {
  return profile.link?.assurance === 'verified' ? customerOf(world, profile) : null
}

/**
 * What the relationship closet says of somebody, beside the clock. Support needs are somebody's own words ("large print") and decide
 * nothing here: they stay with the customer, where they can be erased, and do not enter the history of decisions.
 */
export function personFacts(
  profile: Profile,
  customer: Customer | null,
): Pick<Relationship, 'known' | 'assurance' | 'level' | 'supportNeeds' | 'worth'> {
  const proven = profile.link?.assurance === 'verified' ? customer : null
  return {
    known: customer !== null,
    assurance: profile.link?.assurance ?? 'unknown',
    level: proven?.level ?? 'good',
    ...(proven?.worth && { worth: proven.worth }),
    supportNeeds: noNeeds,
  }
}

const noNeeds: readonly string[] = []

/** The same person may have become known since, or proven to be who they said; the level stays as it was when the case opened. */
export function withPerson(relationship: Relationship, profile: Profile, customer: Customer | null): Relationship {
  const isProof = profile.link?.assurance === 'verified' && relationship.assurance !== 'verified'
  if (customer === null || (relationship.known && !isProof)) return relationship
  const { worth: _unused, ...person } = personFacts(profile, customer)
  return { ...relationship, ...person, level: relationship.level }
}

/** Contacts on record about the same matter; those that a person has linked stay. */
export function withContacts(
  relationship: Relationship,
  found: Pick<OpenCase, 'references'>,
  customer: Customer | null,
): Relationship {
  const known = relationship.earlierContacts
  const onRecord = earlierContacts(customer, found.references, relationship.clock.joinedAt)
  const added = onRecord.filter(contact => !known.some(({ at, channel }) => at === contact.at && channel === contact.channel))
  return added.length === 0
    ? relationship
    : { ...relationship, earlierContacts: [...known, ...added].toSorted((a, b) => a.at - b.at) }
}
