import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Logger } from 'pino'
import type { ChannelRegistry } from '../channels/channel.ts'
import type { Database } from '../db/database.ts'
import type { MemberRole } from '../db/vocabulary.ts'
import type { Reader } from './intake/reading-apart.ts'
import type { SecondReader } from './understanding/second-reader.ts'

export type { Logger }

/** Now, as the only clock that use cases may ask. Tests turn its hands. */
export type Clock = { now(): Instant }

/** Seals what must be kept but not read: secrets of channels and sources. */
export type SecretBox = {
  seal(text: string): Buffer
  /** @throws EvenhandError `wrong-secret` when it was sealed with another installation secret, or altered */
  open(sealed: Buffer): string
  /** The same for the same text, and nobody without the installation secret can tell the text from it. */
  fingerprint(text: string): string
}

/** What every use case stands on; app.ts builds it once. */
export type Context = {
  db: Database
  clock: Clock
  /** A UUID of version 7: sorts by the time of its making. */
  newId(): string
  log: Logger
  secrets: SecretBox
  channels: ChannelRegistry
  /** Reads many messages at once beside everything else; without one they are read where they are handled. */
  reader?: Reader
  /** A second model for what was read with doubt, where an operator has named one. */
  secondReader?: SecondReader
}

/** The member on whose behalf something is done. */
export type Actor = { workspaceId: string; userId: string; role: MemberRole }
