import type { Activity } from '@evenhand/contract/activity.ts'

/** An activity as it is kept until it is handled: masked, and free of what PostgreSQL cannot store. */
export type KeptActivity = Activity & {
  /** How many numbers of cards and identity documents were masked in it. */
  maskedNumbers: number
}
