import type { ChannelKey, Identifier } from '../../db/queries/intake/authors.ts'
import { identifiersOf } from './middle/identifiers.ts'
import { keyOf } from './middle/world.ts'
import type { Incoming } from './middle/world.ts'

/** What a batch names, each once: so much has to be loaded before anything can be decided. Pure. */
export type Wanted = {
  channelIds: readonly string[]
  authors: readonly ChannelKey[]
  messages: readonly ChannelKey[]
  /** First messages of conversations, as far as the activities name them. */
  roots: readonly ChannelKey[]
  identifiers: readonly Identifier[]
}

export function wantedBy(activities: readonly Incoming[]): Wanted {
  const channelIds = new Set<string>()
  const authors = new Map<string, ChannelKey>()
  const messages = new Map<string, ChannelKey>()
  const roots = new Map<string, ChannelKey>()
  const identifiers = new Map<string, Identifier>()
  for (const { channelId, activity } of activities) {
    const { actor, object, thread, direction } = activity
    const note = (into: Map<string, ChannelKey>, externalId: string | undefined): void => {
      if (externalId !== undefined) into.set(keyOf(channelId, externalId), { channelId, externalId })
    }
    channelIds.add(channelId)
    note(messages, object.externalId)
    note(messages, thread.inReplyToExternalId)
    note(messages, thread.rootExternalId)
    note(roots, thread.rootExternalId ?? thread.inReplyToExternalId ?? object.externalId)
    if (direction === 'out') continue
    note(authors, actor.externalId)
    for (const identifier of identifiersOf(actor)) identifiers.set(`${identifier.kind} ${identifier.value}`, identifier)
  }
  return {
    channelIds: [...channelIds],
    authors: [...authors.values()],
    messages: [...messages.values()],
    roots: [...roots.values()],
    identifiers: [...identifiers.values()],
  }
}

/** All that may be an order, booking or ticket number in what these authors write; more than really is. */
export function wantedReferences(activities: readonly Incoming[], isKnown: (authorKey: string) => boolean): string[] {
  const references = new Set<string>()
  for (const { channelId, activity } of activities) {
    const { actor, object } = activity
    if (!isKnown(keyOf(channelId, actor.externalId)) && identifiersOf(actor).length === 0) continue
    addReferences(references, `${object.orderRef ?? ''} ${object.subject ?? ''} ${object.text}`)
  }
  return [...references]
}

const numbered = /[\p{L}\d-]*\d[\p{L}\d-]*|[A-Z]{6}/gu

function addReferences(into: Set<string>, text: string): void {
  for (const [found] of text.matchAll(numbered)) {
    const reference = found.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
    if (reference.length >= 3 && reference.length <= 20) into.add(reference)
  }
}
