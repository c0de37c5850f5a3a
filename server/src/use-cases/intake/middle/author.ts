import type { Assurance } from '@evenhand/domain/facts/relationship.ts'
import { identifiersOf } from './identifiers.ts'
import type { Evidence } from './identifiers.ts'
import { keyOf, touch } from './world.ts'
import type { Incoming, Profile, World } from './world.ts'

/** The profile that wrote something: known or new, described by what arrived last, linked to a customer where the evidence is exact. */
export function resolveAuthor(world: World, incoming: Incoming): Profile {
  const profile = knownAuthor(world, incoming) ?? newProfile(world, incoming)
  describe(profile, incoming)
  noteFollowers(world, profile, incoming)
  linkByExactEvidence(world, profile, incoming)
  return profile
}

/** What the network says about somebody. Nobody is stored who has not written to us. */
export function updateAuthor(world: World, incoming: Incoming): void {
  const profile = knownAuthor(world, incoming)
  if (profile === undefined) return
  describe(profile, incoming)
  noteFollowers(world, profile, incoming)
}

function knownAuthor(world: World, { channelId, activity }: Incoming): Profile | undefined {
  return world.profiles.get(keyOf(channelId, activity.actor.externalId))
}

function newProfile(world: World, { channelId, occurredAt, activity }: Incoming): Profile {
  const { externalId, handle, displayName } = activity.actor
  const row = {
    id: world.basis.newId(),
    workspace_id: world.workspaceId,
    channel_id: channelId,
    external_id: externalId,
    handle: handle ?? null,
    display_name: displayName ?? null,
    described_at: occurredAt,
    first_seen_at: occurredAt,
    erased_at: null,
    objects_to_linking_at: null,
  }
  const profile: Profile = { row, state: 'new', link: null, unlinkedFrom: [] }
  world.profiles.set(keyOf(channelId, externalId), profile)
  return profile
}

/** What is older than what we know says nothing new. */
function describe(profile: Profile, { occurredAt, activity }: Incoming): void {
  const { handle = profile.row.handle, displayName = profile.row.display_name } = activity.actor
  const isSame = handle === profile.row.handle && displayName === profile.row.display_name
  if (isSame || occurredAt < profile.row.described_at) return
  profile.row = { ...profile.row, handle, display_name: displayName, described_at: occurredAt }
  touch(profile)
}

/** Into the audience closet, and nowhere else. */
function noteFollowers(world: World, profile: Profile, { occurredAt, activity }: Incoming): void {
  const { followers } = activity.actor
  if (followers === undefined) return
  const { id } = profile.row
  const noted = world.fresh.followers.get(id)
  if (noted !== undefined && noted.observed_at > occurredAt) return
  world.fresh.followers.set(id, { profile_id: id, workspace_id: world.workspaceId, followers, observed_at: occurredAt })
}

function linkByExactEvidence(world: World, profile: Profile, incoming: Incoming): void {
  const found = newEvidence(world, profile, incoming)
  if (found === undefined) return
  const { kind, customerId, toldOf, assurance } = found
  // What was less sure gives way to what proves it right or wrong; it stays on record with what it rested on.
  if (profile.link !== null) world.fresh.supersededLinksOf.push(profile.row.id)
  profile.link = { customerId, assurance }
  world.fresh.links.push({
    id: world.basis.newId(),
    workspace_id: world.workspaceId,
    profile_id: profile.row.id,
    customer_id: customerId,
    assurance,
    evidence: kind === 'given' ? 'given-id' : kind,
    created_at: world.basis.now,
    told_of: toldOf,
  })
}

type LinkEvidence = {
  kind: Evidence['kind']
  customerId: string
  toldOf: string | null
  assurance: Exclude<Assurance, 'unknown'>
}

/** What an author gives of themselves that says more than their link does: who they are at all, or proof of it. */
export function newEvidence(world: World, { row, link, unlinkedFrom }: Profile, incoming: Incoming): LinkEvidence | undefined {
  if (link?.assurance === 'verified' || row.objects_to_linking_at !== null) return undefined
  for (const { kind, value } of identifiersOf(incoming.activity.actor)) {
    const known = world.identifiers.get(`${kind} ${value}`)
    if (known === undefined || unlinkedFrom.includes(known.customer_id)) continue
    const { customer_id: customerId, told_of: toldOf } = known
    const assurance = assuranceOf(kind, world.networks.get(incoming.channelId))
    if (link?.assurance !== 'linked' || assurance === 'verified') return { kind, customerId, toldOf, assurance }
  }
  return undefined
}

/** The holder of the credential vouches for an id; the mailbox itself proves a mail address. Elsewhere an address is only stated. */
function assuranceOf(kind: Evidence['kind'], network: string | undefined): Exclude<Assurance, 'unknown'> {
  return kind === 'given' || (kind === 'email' && network === 'email') ? 'verified' : 'linked'
}
