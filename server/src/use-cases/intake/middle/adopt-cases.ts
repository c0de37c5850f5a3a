import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { CaseRecord } from '../../deciding/case-record.ts'
import { change } from './case-changes.ts'
import { customerOf, withPerson } from './customer-facts.ts'
import { addToAuthor } from './world.ts'
import type { Profile, World } from './world.ts'

/** Cases that were opened before it was known, or proven, who their author is belong to the customer from now on. */
export function adoptCases(world: World, profile: Profile, at: Instant): void {
  const customer = customerOf(world, profile)
  if (customer === null) return
  for (const found of world.casesOf.get(profile.row.id) ?? []) {
    // Another's case, into which theirs was joined, stays the other's.
    if (found.record.profileId !== profile.row.id || !isNews(found.record, profile)) continue
    const { facts } = found.record
    addToAuthor(world, customer.id, found)
    change(world, found, {
      facts: { ...facts, relationship: withPerson(facts.relationship, profile, customer) },
      cause: 'link',
      at,
      set: { customerId: customer.id },
    })
  }
}

function isNews({ customerId, facts }: CaseRecord, { link }: Profile): boolean {
  return customerId === null || (link?.assurance === 'verified' && facts.relationship.assurance !== 'verified')
}
