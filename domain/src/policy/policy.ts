import type { Level } from '../facts/relationship.ts'
import type { Severity } from '../severity/severity.ts'
import type { WorkingMinutes } from '../time/instant.ts'
import type { ValuePolicy } from '../value/value-policy.ts'

/** Promises of one severity, for level "good". */
export type SeverityPromise = {
  firstResponse: WorkingMinutes
  nextResponse: WorkingMinutes
  resolution: WorkingMinutes
}

/** A company's policy, one immutable version of it. The numbers of the default stand in default-policy.ts, not in the code. */
export type Policy = {
  version: number
  promises: Readonly<Record<Severity, SeverityPromise>>
  /** Multiplies the promises of medium and low only; critical and high are the same for everyone. */
  levelMultipliers: Readonly<Record<Level, number>>
  /** A deadline pulls the due time to this long before it. */
  deadlineLeadMinutes: number
  /** An earlier contact counts while it is not older than this. */
  earlierContactDays: number
  /** The same matter joins or reopens a case resolved less than this ago. */
  sameMatterDays: number
  /** After this many full promises a medium or low case moves to lane 2. */
  starvationPromises: number
  /** How soon a person looks at what may be graver than it was read. */
  triageMinutes: WorkingMinutes
  /** How customers are valued and get their levels; absent: `defaultValuePolicy`. */
  value?: ValuePolicy
}
