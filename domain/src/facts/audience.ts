/**
 * The audience closet: how far a voice carries. The service track has no key to it; only the reputation track does.
 * `null` means unknown, and unknown changes nothing.
 */
export type Audience = {
  followers: number | null
  reach: number | null
  relevantShare: number | null
  spreadRate: number | null
  press: boolean
  publicityThreat: boolean
}
