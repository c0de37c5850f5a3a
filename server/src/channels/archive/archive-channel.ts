import type { Channel } from '../channel.ts'

const cannotSend =
  'This conversation was imported from a file, so there is nothing to send the reply to. Answer where it came from; a private note keeps your words here.'

/** Imported files: to read, to decide and to learn from. Nothing can be sent into the past. */
export const archiveChannel: Channel = {
  kind: 'archive',
  capabilities: () => ({ sendRefusal: cannotSend, maxCharacters: null }),
  send: () => Promise.resolve({ refused: 'permanent', message: cannotSend }),
}
