import type { Channel } from '../channel.ts'

/**
 * The networks of the sample day do not exist, so this is their other end: it accepts every reply and publishes it nowhere.
 * With it a newcomer can answer a case, undo, and follow the reply to its end before anything is connected.
 * The id follows from the key, so the same key again is the same post.
 */
export const sampleChannel: Channel = {
  kind: 'sample',
  capabilities: () => ({ sendRefusal: null, maxCharacters: null }),
  send: async (_connection, _reply, idempotencyKey, signal) => {
    signal.throwIfAborted()
    return Promise.resolve({ externalId: `sample-${idempotencyKey}` })
  },
}
