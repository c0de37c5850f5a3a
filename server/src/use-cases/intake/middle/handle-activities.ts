import { updateAuthor } from './author.ts'
import { handleDeletion } from './deletion.ts'
import { handleInbound } from './inbound.ts'
import { handleOutbound } from './outbound.ts'
import type { Incoming, World } from './world.ts'

/** The whole middle: activities in the order in which they happened, each changing the world. Pure and synchronous. */
export function handleActivities(world: World, activities: readonly Incoming[]): void {
  for (const incoming of activities.toSorted((a, b) => a.occurredAt - b.occurredAt || a.id - b.id)) {
    handleActivity(world, incoming)
  }
}

function handleActivity(world: World, incoming: Incoming): void {
  const { type, direction } = incoming.activity
  if (type === 'actor.updated') updateAuthor(world, incoming)
  else if (type === 'message.deleted') handleDeletion(world, incoming)
  else if (direction === 'out') handleOutbound(world, incoming)
  else handleInbound(world, incoming)
}
