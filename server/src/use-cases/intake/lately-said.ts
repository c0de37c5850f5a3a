import { heardTurns } from '@evenhand/language/heard-turns.ts'
import type { Turn } from '@evenhand/language/understanding.ts'
import { wordsOf } from './middle/inbound.ts'
import { keyOf } from './middle/world.ts'
import type { Incoming } from './middle/world.ts'

/**
 * What was said lately, in the order of receipt. A reply is read after what was said before it, which is certain only when its turn comes;
 * nearly always it is what this supposes, and then the reply has been read already.
 */
export type LatelySaid = {
  /** What a reply seems to be read after. */
  before(incoming: Incoming): readonly Turn[]
  note(incoming: Incoming): void
}

type Said = Turn & { author: string; externalId: string }

/** A bound for the memory; a conversation that is forgotten is read when its turn comes. */
const mostConversations = 2000
const mostTurns = 10

export function nothingSaidYet(): LatelySaid {
  const conversations = new Map<string, Said[]>()
  return {
    before(incoming) {
      const said = conversations.get(conversationOf(incoming)) ?? []
      const { actor, thread } = incoming.activity
      const own = said.filter(({ direction, author }) => direction === 'out' || author === actor.externalId)
      const parent = said.find(({ externalId }) => externalId === thread.inReplyToExternalId)
      const isOthers = parent !== undefined && parent.direction === 'in' && parent.author !== actor.externalId
      if (own.some(({ direction }) => direction === 'in')) {
        return heardTurns(
          [...own, ...(isOthers && parent.text !== '' ? [parent] : [])].map(turn => turnOf(turn, actor.externalId)),
        )
      }
      return parent === undefined || parent.text === '' ? [] : [turnOf(parent, actor.externalId)]
    },
    note(incoming) {
      const { type, direction, actor, object } = incoming.activity
      if (type !== 'message.created') return
      const key = conversationOf(incoming)
      const said = conversations.get(key) ?? []
      const text = direction === 'in' ? wordsOf(object) : object.text
      // The latest stand at the end, in the conversation and among the conversations.
      conversations.delete(key)
      conversations.set(
        key,
        [...said, { direction, text, author: actor.externalId, externalId: object.externalId }].slice(-mostTurns),
      )
      const [oldest] = conversations.keys()
      if (conversations.size > mostConversations && oldest !== undefined) conversations.delete(oldest)
    },
  }
}

/** As it is heard by one author: what came in from anybody else is another customer's. */
function turnOf({ direction, text, author }: Said, heardBy: string): Turn {
  return { direction: direction === 'in' && author !== heardBy ? 'other' : direction, text }
}

function conversationOf({ channelId, activity: { thread, object } }: Incoming): string {
  return keyOf(channelId, thread.rootExternalId ?? thread.inReplyToExternalId ?? object.externalId)
}
