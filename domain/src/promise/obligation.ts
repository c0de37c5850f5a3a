import type { Instant } from '../time/instant.ts'

export const obligationKinds = ['first-response', 'next-response', 'resolution', 'commitment', 'statutory', 'triage'] as const
export type ObligationKind = (typeof obligationKinds)[number]

/**
 * `running`: owed. `paused`: we wait for a named fact. `met`: kept or broken, but done. `void`: no longer owed.
 * A broken obligation that is still owed stays `running` and keeps its instant.
 */
export const obligationStates = ['running', 'paused', 'met', 'void'] as const
export type ObligationState = (typeof obligationStates)[number]

/** One thing owed, with the instant by which it is owed. A triage is owed to whom the words may leave in danger: a person looks. */
export type Obligation = { kind: ObligationKind; since: Instant; due: Instant; state: ObligationState }
