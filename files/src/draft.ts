import type { Activity } from '@evenhand/contract/activity.ts'
import type { importNetworks } from '@evenhand/contract/imports.ts'

export type Network = (typeof importNetworks)[number]

/** Where a message goes: the company's own name of a channel. */
export type ChannelName = { name: string; network: Network }

/** A message of a file that is read, before its thread and channel are known: those may depend on rows further down. */
export type Draft = {
  line: number
  /** Its own time, in epoch milliseconds. */
  time: number
  id: string
  parentId: string | null
  /** Ids are unique within a space: a channel of the file. */
  space: number
  /** Its place in the reply chains; null where its thread is known without them. */
  slot: number | null
  activity: Activity
}

/** A message ready to be received. */
export type ImportedMessage = { line: number; channel: ChannelName; activity: Activity }
